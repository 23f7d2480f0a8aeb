"""The signer as the log sees it: a program of its own that signs what only grew (tillit.md §4).

What it says and how stands in `trust/signer.py`; here is the other end of the conversation.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from base64 import b64encode
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from innforing.eventlog.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

PATIENCE = 30.0
"""Seconds for an answer; two writes to disk are all it costs."""
LONGEST_ANSWER = 4096


class SignerConflict(LogError):
    """The signer last signed another size than was said; a log that lost its tail ends here."""

    def __init__(self, size: int) -> None:
        """Tell the size."""
        self.size = size
        super().__init__(f"the signer last signed the log at {size} events")


class SignerRefused(LogError):
    """The signer does not sign this: `proof`, `origin`, `form`, or a sentence of its own."""

    def __init__(self, reason: str) -> None:
        """Tell why."""
        self.reason = reason
        super().__init__(f"the signer refuses: {reason}")


class SignerGone(LogError):
    """The signer does not answer; nothing is known to be signed."""


class Signer:
    """A conversation with the signer."""

    def __init__(self, connection: socket.socket, said: IO[bytes] | None = None) -> None:
        """Speak on a connection; `said` is what a signer of ours wrote before it went."""
        connection.settimeout(PATIENCE)
        self._connection, self._said = connection, said
        self._answers = connection.makefile("rb")

    def sign(self, checkpoint_text: bytes, old: int, proof: Sequence[bytes]) -> bytes:
        """The signature line; while a key is changed two, with a line feed between them.

        `old` is the size last signed and `proof` leads from it to the size of the checkpoint.
        """
        hashes = b"".join(b64encode(hash_) + b"\n" for hash_ in proof)
        request = b"old %d\n%b\n%b\n" % (old, hashes, checkpoint_text)
        try:
            self._connection.sendall(request)
            answer = self._answers.readline(LONGEST_ANSWER)
        except OSError as error:
            raise SignerGone(self._why(str(error))) from None
        if not answer.endswith(b"\n"):
            raise SignerGone(self._why("it closed the connection"))
        return _signatures(answer.decode().rstrip("\n"))

    def close(self) -> None:
        """End the conversation; a signer of ours ends with it."""
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._answers.close()
        self._connection.close()

    def _why(self, otherwise: str) -> str:
        """The sentence that the signer ended with."""
        sentence = ""
        if self._said is not None:
            self._said.seek(0)
            sentence = self._said.read(LONGEST_ANSWER).decode(errors="replace").strip()
        return sentence or f"the signer is gone: {otherwise}"


def _signatures(answer: str) -> bytes:
    word, _, rest = answer.partition(" ")
    if word == "signed":
        return rest.replace(" — ", "\n— ").encode()
    reason, _, size = rest.partition(" ")
    if reason == "conflict" and size.isdecimal():
        raise SignerConflict(int(size))
    raise SignerRefused(rest)


@contextmanager
def spawned(keys_folder: Path) -> Iterator[Signer]:
    """A signer of our own, that ends with the block; it is told nothing but the folder."""
    ours, theirs = socket.socketpair()
    with TemporaryFile() as said, closing(Signer(ours, said)) as signer:
        with theirs:
            command = _command(keys_folder, "--fd", str(theirs.fileno()))
            process = subprocess.Popen(  # noqa: S603 - our own program, by its path
                command,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,  # Ctrl-C is for the program that asks
            )
        try:
            yield signer
        finally:
            signer.close()
            process.wait(PATIENCE)


@contextmanager
def connected(path: Path) -> Iterator[Signer]:
    """The signer that listens on a unix socket."""
    connection = socket.socket(socket.AF_UNIX)
    with closing(Signer(connection)) as signer:
        try:
            connection.connect(str(path))
        except OSError as error:
            raise SignerGone(f"no signer answers at {path}: {error.strerror or error}") from None
        yield signer


def make_key(keys_folder: Path, stem: str, origin: str) -> str:
    """Let the signer make the key of a log; the vkey to hand out."""
    return _told(keys_folder, "--new", stem, origin)


def make_next_key(keys_folder: Path, stem: str) -> str:
    """Let the signer make the key that comes after; asked again, the same vkey."""
    return _told(keys_folder, "--next", stem)


def rotate_key(keys_folder: Path, stem: str, until: date) -> str:
    """Let the next key sign, and the present one too until that day."""
    return _told(keys_folder, "--rotate", stem, until.isoformat())


def program(name: str) -> Path:
    """A program of `trust/`, from the package or else from the checkout."""
    packed = Path(str(files("innforing"))) / "trust" / name
    return packed if packed.exists() else Path(__file__).parents[3] / "trust" / name


def _command(keys_folder: Path, *what: str) -> list[str]:
    return [sys.executable, "-I", str(program("signer.py")), "--keys", str(keys_folder), *what]


def _told(keys_folder: Path, *what: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own program, by its path
        _command(keys_folder, *what), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SignerRefused(done.stderr.strip().removeprefix("signer: "))
    return done.stdout.strip()
