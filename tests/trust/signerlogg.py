"""A small log to sign for, and a signer that dies where it is told to."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from innforing.eventlog import bevis
from innforing.eventlog.signing import program

ORIGIN = "logg.example/hendelser/1"
INNSYN = "logg.example/innsyn/1"
SIGNER = program("signer.py")
LEAVES = [bevis.leaf_hash(b"%d" % n) for n in range(300)]
FORK = [*LEAVES[:5], bevis.leaf_hash(b"another"), *LEAVES[6:]]

PLACES = ("fsync", "replace", "open", "sendall")
"""What a signer does on the way from a request to its answer, where it may be killed."""
DIES = f"""
import os, runpy, signal, socket, sys
place, nth, when = sys.argv[1], int(sys.argv[2]), sys.argv[3]
owner = socket.socket if place == "sendall" else os
real, seen = getattr(owner, place), []
def counted(*args, **kwargs):
    if "--fd" in sys.argv and armed:
        seen.append(1)
    if len(seen) == nth and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    if len(seen) == nth and when == "error":
        raise OSError(5, "Input/output error")
    answer = real(*args, **kwargs)
    if len(seen) == nth:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
armed = False
sys.argv = sys.argv[:1] + sys.argv[4:]
program = runpy.run_path({str(SIGNER)!r})
setattr(owner, place, counted)
armed = True
sys.exit(program["main"]())
"""


def checkpoint(size: int, leaves: list[bytes] = LEAVES, *, origin: str = ORIGIN) -> bytes:
    root = b64encode(bevis.root(leaves[:size])).decode()
    return f"{origin}\n{size}\n{root}\n".encode()


def proof(old: int, new: int, leaves: list[bytes] = LEAVES) -> list[bytes]:
    return bevis.consistency_proof(leaves[:new], old, new)


def request(old: int, new: int, leaves: list[bytes] = LEAVES) -> bytes:
    hashes = b"".join(b64encode(one) + b"\n" for one in proof(old, new, leaves))
    return b"old %d\n%b\n%b\n" % (old, hashes, checkpoint(new, leaves))


@contextmanager
def conversation(
    keys: Path, *dies: str, code: int | None = 0
) -> Iterator[tuple[socket.socket, subprocess.Popen[str]]]:
    """The wire to a signer; with a place to die, one that dies there."""
    ours, theirs = socket.socketpair()
    ours.settimeout(30)
    start = ["-c", DIES, *dies] if dies else [str(SIGNER)]
    with ours, theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", *start, "--keys", str(keys), "--fd", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stderr=subprocess.PIPE,
            text=True,
        )
        theirs.close()
        try:
            yield ours, process
        finally:
            ours.close()
            said = process.communicate(timeout=30)[1]
    assert "Traceback" not in said, said
    assert code is None or process.returncode == code, said


def said(connection: socket.socket, request_: bytes) -> bytes:
    """The answer to a request; nothing where the signer went."""
    try:
        connection.sendall(request_)
        return connection.makefile("rb").readline()
    except (BrokenPipeError, ConnectionResetError):
        return b""


def ask(keys: Path, request_: bytes) -> bytes:
    """The answer of a signer that is started for this."""
    with conversation(keys) as (connection, _):
        return said(connection, request_)


def files(keys: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in keys.iterdir()}


def refused_to_start(keys: Path, *what: str) -> str:
    """The one sentence of a signer that does not run."""
    done = subprocess.run(
        [sys.executable, "-I", str(SIGNER), "--keys", str(keys), *what],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={"PATH": os.environ["PATH"]},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr
