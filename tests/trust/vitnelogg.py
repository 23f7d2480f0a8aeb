"""A witness that runs, and logs that ask it."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from innforing.eventlog.notes import VerifierKey
from innforing.eventlog.signing import program
from tests.trust.signerlogg import LEAVES, ORIGIN, checkpoint, proof
from trust.signer import SigningKey

WITNESS = program("witness.py")
LOG = SigningKey(ORIGIN, 1, bytes(range(32)))
STRANGER = SigningKey(ORIGIN, 1, bytes(range(1, 33)))


def signed(size: int, leaves: list[bytes] = LEAVES, *, key: SigningKey = LOG) -> bytes:
    """The note of a checkpoint."""
    text = checkpoint(size, leaves, origin=key.name)
    return text + b"\n" + key.line(text) + b"\n"


def body(old: int, size: int, leaves: list[bytes] = LEAVES, *, key: SigningKey = LOG) -> bytes:
    """A request to add a checkpoint."""
    hashes = b"".join(b64encode(one) + b"\n" for one in proof(old, size, leaves))
    return b"old %d\n%b\n%b" % (old, hashes, signed(size, leaves, key=key))


@dataclass
class Running:
    """A witness at an address."""

    folder: Path
    url: str
    process: subprocess.Popen[str]

    @property
    def vkey(self) -> VerifierKey:
        return VerifierKey.read((self.folder / "vitne.vkey").read_text())

    def post(self, data: bytes, path: str = "/add-checkpoint") -> tuple[int, bytes, str]:
        """Status, body and content type."""
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=30)
        try:
            connection.request("POST", path, data)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers["Content-Type"]
        finally:
            connection.close()


def new_witness(folder: Path, name: str = "vitne.example/w1") -> str:
    """Make the key of a witness; its vkey."""
    done = subprocess.run(
        [sys.executable, str(WITNESS), "--key", str(folder / "vitne.key"), "--new", name],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@contextmanager
def running(folder: Path, *vkeys: str, code: str = "", failed: bool = False) -> Iterator[Running]:
    """A witness that answers; with code, one whose Python runs that first."""
    logs = [word for vkey in vkeys or [LOG.vkey.text()] for word in ("--log", vkey)]
    start = ["-c", code] if code else [str(WITNESS)]
    process = subprocess.Popen(
        [sys.executable, *start, "--key", str(folder / "vitne.key"), *logs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+", url) or failed
    try:
        yield Running(folder, url, process)
    finally:
        process.kill()
        said = process.communicate()[1]
        assert "Traceback" not in said, said
