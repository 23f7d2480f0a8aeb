"""Cosigns the checkpoints of logs that somebody else runs (c2sp.org/tlog-witness, tillit.md §4).

Two files, this and `signer.py` beside it; standard library and `cryptography`. Run it where the
operator of the log has no access: what it has cosigned can be taken back by nobody, for it never
cosigns a tree that is not the continuation of the last one, and that one is on disk before a
cosignature leaves.

    witness.py --key FILE --new NAME                      make the key; prints the vkey to hand out
    witness.py --key FILE --log VKEY… [--host H] [--port N]   answer POST /add-checkpoint

It speaks HTTP on the loopback; put it behind what gives it TLS. In the folder of the key it keeps
the last note of each log, and the requests that a log signed and that do not fit, as evidence.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import threading
import time
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from signer import (
    DASH,
    ED25519,
    EMPTY_ROOT,
    HASH,
    MOST_HASHES,
    NUMBER,
    Checkpoint,
    Folder,
    SigningKey,
    Stop,
    VerifierKey,
    consistent,
    say,
    small_file,
)

COSIGNATURE = 4
LARGEST_BODY = 64 * 1024
MOST_EVIDENCE = 100
CHECKPOINT_LINES = 3
SIZE_TYPE = "text/x.tlog.size"
_body = re.compile(
    rb"old (%b)\n((?:%b\n){0,%d})\n((?:[^\n]+\n){3,})\n((?:[^\n]+\n)+)"
    % (NUMBER, HASH, MOST_HASHES)
).fullmatch


@dataclass(frozen=True)
class Answer:
    """What a request is answered with."""

    status: HTTPStatus
    body: bytes = b""
    type: str = "text/plain; charset=utf-8"


class Witnessed:
    """One log: the keys that sign for it, and what was cosigned last."""

    def __init__(self, folder: Folder, key: SigningKey, vkeys: Sequence[VerifierKey]) -> None:
        """Read the memory; a log that was never seen begins at nothing."""
        self.origin, self.vkeys = vkeys[0].name, vkeys
        self._folder, self._key = folder, key
        self._stem = hashlib.sha256(self.origin.encode()).hexdigest()[:32]
        self.last = self._remembered()

    def _remembered(self) -> Checkpoint:
        path = self._folder.path / f"{self._stem}.siste"
        if not path.exists():
            nothing = Checkpoint(self.origin, 0, EMPTY_ROOT)
            self._remember(nothing.text(), cosignature(self._key, nothing.text(), 0))
            return nothing
        kept = small_file(path)
        read = checkpoint_of(kept.partition(b"\n\n")[0] + b"\n")
        if read is None or read.origin != self.origin or not cosigned(self._key.vkey, kept):
            raise Stop(f"{path.name}, of {self.origin}, is torn or changed: this key made no such.")
        return read

    def _remember(self, text: bytes, line: bytes) -> None:
        self._folder.write(f"{self._stem}.siste", text + b"\n" + line + b"\n")

    def answer(self, old: int, proof: Sequence[bytes], text: bytes, body: bytes) -> Answer:
        """Cosign what only grew, in the order of checks of tlog-witness."""
        new = checkpoint_of(text)
        if new is None or old > new.size:
            return Answer(HTTPStatus.BAD_REQUEST)
        conflict = Answer(HTTPStatus.CONFLICT, b"%d\n" % self.last.size, SIZE_TYPE)
        if old != self.last.size:
            return conflict
        if not consistent(self.last, new, proof):
            self._keep(new, body)
            same = new.size == old and new.root != self.last.root
            return conflict if same else Answer(HTTPStatus.UNPROCESSABLE_ENTITY)
        line = cosignature(self._key, text, int(time.time()))
        if new != self.last:
            self._remember(text, line)
            self.last = new
        return Answer(HTTPStatus.OK, line + b"\n")

    def _keep(self, new: Checkpoint, body: bytes) -> None:
        """Keep a request that the log signed and that does not fit, beside what was cosigned."""
        kept = list(self._folder.path.glob(f"{self._stem}.*.avvik"))
        name = f"{self._stem}.{new.size}.{new.root.hex()[:16]}.avvik"
        if len(kept) < MOST_EVIDENCE and not (self._folder.path / name).exists():
            self._folder.write(name, body)
        say(f"EVIDENCE: {self.origin} signed {new.size} that does not continue {self.last.size}")


def checkpoint_of(text: bytes) -> Checkpoint | None:
    """The checkpoint of a text; what other logs write below it is cosigned, not understood."""
    lines = text.splitlines(keepends=True)
    return Checkpoint.read(b"".join(lines[:CHECKPOINT_LINES]))


def cosignature(key: SigningKey, text: bytes, at: int) -> bytes:
    """A signature line that says when (c2sp.org/tlog-cosignature)."""
    return key.line(b"cosignature/v1\ntime %d\n" % at + text, at.to_bytes(8, "big"))


def cosigned(vkey: VerifierKey, note_: bytes) -> bool:
    """Whether the key cosigned a note."""
    text = note_.rpartition(b"\n\n")[0] + b"\n"
    for body in vkey.bodies(note_):
        at = int.from_bytes(body[:8], "big")
        if vkey.verified(b"cosignature/v1\ntime %d\n" % at + text, body[8:]):
            return True
    return False


class Witness:
    """Every log that is witnessed, with one key."""

    def __init__(self, folder: Folder, key: SigningKey, vkeys: Sequence[VerifierKey]) -> None:
        """Take the logs in; several keys of one log are the keys it changes between."""
        if key.kind != COSIGNATURE:
            raise Stop("the key is no witness's key: make one with --new.")
        if any(vkey.kind != ED25519 for vkey in vkeys):
            raise Stop("a --log is the Ed25519 vkey of a log.")
        by_origin: dict[str, list[VerifierKey]] = {}
        for vkey in vkeys:
            by_origin.setdefault(vkey.name, []).append(vkey)
        self.logs = {name: Witnessed(folder, key, keys) for name, keys in by_origin.items()}
        self._one_at_a_time = threading.Lock()

    def add_checkpoint(self, body: bytes) -> Answer:
        """The answer to one request."""
        found = _body(body)
        if found is None:
            return Answer(HTTPStatus.BAD_REQUEST)
        old, proof, text, signatures = found.groups()
        log = self.logs.get(text.partition(b"\n")[0].decode(errors="replace"))
        if log is None:
            return Answer(HTTPStatus.NOT_FOUND)
        if not all(line.startswith(DASH) for line in signatures.splitlines()):
            return Answer(HTTPStatus.BAD_REQUEST)
        if not any(vkey.signed(text + b"\n" + signatures) for vkey in log.vkeys):
            return Answer(HTTPStatus.FORBIDDEN)
        hashes = [b64decode(line) for line in proof.split()]
        with self._one_at_a_time:
            return log.answer(int(old), hashes, text, body)


class Handler(BaseHTTPRequestHandler):
    """One request over HTTP."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    witness: ClassVar[Witness]

    def do_POST(self) -> None:
        """Answer `add-checkpoint`, and nothing else."""
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"[0-9]{1,9}", length) or self.headers.get("Transfer-Encoding"):
            self._say(Answer(HTTPStatus.LENGTH_REQUIRED), goes_on=False)
        elif int(length) > LARGEST_BODY:
            self._say(Answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE), goes_on=False)
        else:
            body = self.rfile.read(int(length))
            known = self.path == "/add-checkpoint"
            self._say(self._added(body) if known else Answer(HTTPStatus.NOT_FOUND))

    def do_GET(self) -> None:
        """There is nothing to read here."""
        known = self.path == "/add-checkpoint"
        self._say(Answer(HTTPStatus.METHOD_NOT_ALLOWED if known else HTTPStatus.NOT_FOUND))

    def _added(self, body: bytes) -> Answer:
        try:
            return self.witness.add_checkpoint(body)
        except OSError as error:  # nothing is cosigned that cannot be remembered
            say(f"the witness stops: {error}.")
            os._exit(1)

    def _say(self, answer: Answer, *, goes_on: bool = True) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        if not goes_on:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

    def version_string(self) -> str:
        """Do not tell which Python this is."""
        return "witness"


class Server(ThreadingHTTPServer):
    """Whoever hangs up does not disturb the others."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell it in one line."""
        say(f"a request was cut off: {sys.exc_info()[1]}")


def make(folder: Folder, path: Path, name: str) -> VerifierKey:
    """Make the key of the witness."""
    if path.exists():
        raise Stop(f"{path.name} is there already, and is never written over.")
    key = SigningKey.new(name, COSIGNATURE)
    folder.write(f"{path.stem}.vkey", f"{key.vkey.text()}\n".encode())
    folder.write(path.name, key.text().encode())
    return key.vkey


def serve(witness: Witness, host: str, port: int) -> None:
    """Answer until told to stop; the first line tells where."""
    handler = type("Bound", (Handler,), {"witness": witness})
    with Server((host, port), handler) as server:
        for log in witness.logs.values():
            say(f"{log.origin}: cosigned to {log.last.size}")
        print(f"http://{host}:{server.server_port}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Cosigns the checkpoints of logs of others.")
    parser.add_argument("--key", type=Path, required=True, help="the file of the key")
    parser.add_argument("--new", metavar="NAME", help="make the key, with this name")
    parser.add_argument("--log", action="append", default=[], metavar="VKEY", help="a log's vkey")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    return parser.parse_args()


def run(asked: argparse.Namespace) -> None:
    """Do what was asked."""
    if asked.new:
        asked.key.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        print(make(Folder(asked.key.parent), asked.key, asked.new).text())
        return
    vkeys = [VerifierKey.read(text) for text in asked.log]
    if not vkeys:
        raise Stop("say which log to witness: --log VKEY.")
    folder = Folder(asked.key.parent)
    serve(Witness(folder, SigningKey.read(asked.key), vkeys), asked.host, asked.port)


def main() -> int:
    """Run; what is wrong is one sentence and exit code 1."""
    try:
        run(_arguments())
    except (Stop, OSError, ValueError, OverflowError) as error:
        say(f"witness: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
