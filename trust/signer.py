"""Signs the checkpoints of a log that only grows, and remembers what it signed (tillit.md §4).

One file, standard library and `cryptography`: whoever runs it can read all of it. It holds the
keys and no database. It signs a tree only when a proof shows that the tree last signed is its
beginning, and the new one is on disk before the signature leaves.

    signer.py --keys FOLDER --new STEM ORIGIN     make a key; prints the vkey to hand out
    signer.py --keys FOLDER --next STEM           make the key that comes after; prints its vkey
    signer.py --keys FOLDER --rotate STEM UNTIL   let the next key sign, the old one too until then
    signer.py --keys FOLDER --socket PATH [--group NAME]      answer on a unix socket
    signer.py --keys FOLDER --fd N                answer on a socket that was handed over

A request is the body of tlog-witness `add-checkpoint` without signatures, and an empty line:
`old <n>`, the hashes of the consistency proof, an empty line, origin, size, root, an empty line.
The answer is one line: `signed` and a signature line for each key that signs now, `refused
conflict <size last signed>`, `refused proof`, `refused origin` or `refused form`.

In the folder, for each log: `<stem>.key` and `<stem>.vkey`, `<stem>.<day>-<key id>.key` for an
older key that signs until that day, and `<stem>.siste`: the note last signed. Nobody without the
key can write another one, so a torn or changed memory is seen; one that is gone is a refusal too.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import re
import shutil
import signal
import socket
import socketserver
import stat
import sys
import threading
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LONGEST_LINE = 1024
MOST_LINES = 128
MOST_HASHES = 63
EMPTY_LINES = 2  # of a request: after the proof, and at the end
LARGEST_FILE = 64 * 1024
KEY_BYTES = 32
ED25519 = 1
"""The kind of key that signs notes; a witness cosigns with another kind (signed-note)."""
DASH = "\N{EM DASH} ".encode()
EMPTY_ROOT = hashlib.sha256(b"").digest()

NAME = rb"[!-*,-~]{1,255}"
NUMBER = rb"(?:0|[1-9][0-9]{0,17})"
HASH = rb"[A-Za-z0-9+/]{43}="
_checkpoint = re.compile(rb"(%b)\n(%b)\n(%b)\n" % (NAME, NUMBER, HASH)).fullmatch
_request = re.compile(
    rb"old (%b)\n((?:%b\n){0,%d})\n((?:[^\n]+\n){3})\n" % (NUMBER, HASH, MOST_HASHES)
).fullmatch
_stem = re.compile(r"[a-z][a-z0-9-]{0,63}").fullmatch
_key_file = re.compile(
    r"([a-z][a-z0-9-]{0,63})(?:\.([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[0-9a-f]{8})?)?\.key"
).fullmatch


class Stop(Exception):
    """The signer does not run, or does not go on; one sentence says why."""


# --- notes and keys (c2sp.org/signed-note, tlog-checkpoint) ------------------------------------


@dataclass(frozen=True)
class Checkpoint:
    """So large is this log, with this root."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def read(cls, text: bytes) -> Self | None:
        """The three lines of a checkpoint; none where they are anything else."""
        found = _checkpoint(text)
        if found is None:
            return None
        read = cls(found[1].decode(), int(found[2]), b64decode(found[3]))
        return read if read.text() == text else None  # base64 has several ways to say one thing

    def text(self) -> bytes:
        """The bytes that are signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n".encode()


@dataclass(frozen=True)
class VerifierKey:
    """What anyone may know of a key: whose it is, and how its signatures are known."""

    name: str
    kind: int
    public: bytes

    @classmethod
    def read(cls, text: str) -> Self:
        """A vkey as it is handed out: name, key id and key, with `+` between."""
        try:
            name, _, coded = text.strip().split("+", 2)
            data = b64decode(coded, validate=True)
        except ValueError:
            raise Stop("a vkey is a name, a key id and a key, with + between them.") from None
        key = cls(name, data[0] if data else 0, data[1:])
        if len(key.public) != KEY_BYTES or key.text() != text.strip():
            raise Stop(f"the vkey of {name} is not whole.")
        return key

    @property
    def key_id(self) -> bytes:
        """The four bytes that a signature line begins with."""
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(named).digest()[:4]

    def text(self) -> str:
        """The vkey to hand out."""
        coded = b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{coded}"

    def verified(self, signed: bytes, signature: bytes) -> bool:
        """Whether this key made the signature."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, signed)
        except InvalidSignature:
            return False
        return True

    def bodies(self, note: bytes) -> list[bytes]:
        """What the signature lines of a note that claim this key hold, after its key id."""
        start = DASH + self.name.encode() + b" "
        coded = [
            line.removeprefix(start)
            for line in note.rpartition(b"\n\n")[2].splitlines()
            if line.startswith(start)
        ]
        found = []
        for one in coded:
            with suppress(ValueError):
                found.append(b64decode(one, validate=True))
        return [body[4:] for body in found if body[:4] == self.key_id]

    def signed(self, note: bytes) -> bool:
        """Whether one of the signatures of a note is by this key."""
        text = note.rpartition(b"\n\n")[0] + b"\n"
        return any(self.verified(text, body) for body in self.bodies(note))


@dataclass(frozen=True)
class SigningKey:
    """A key that signs."""

    name: str
    kind: int
    seed: bytes = field(repr=False)

    @classmethod
    def new(cls, name: str, kind: int = ED25519) -> Self:
        """A key from the generator of the operating system."""
        if re.fullmatch(NAME, name.encode()) is None:
            raise Stop("a key is named by 1 to 255 signs without blanks, + and letters past ASCII.")
        return cls(name, kind, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def read(cls, path: Path) -> Self:
        """The key in a file that nobody else may read."""
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise Stop(f"{path.name} can be read by others: chmod 600 it.")
        try:
            head, word, name, _, coded = small_file(path).decode().strip().split("+", 4)
            data = b64decode(coded, validate=True)
        except ValueError:
            raise Stop(f"{path.name} holds no key.") from None
        key = cls(name, data[0] if data else 0, data[1:])
        if (head, word) != ("PRIVATE", "KEY") or len(key.seed) != KEY_BYTES:
            raise Stop(f"{path.name} holds no key.")
        if key.text().encode() != small_file(path):
            raise Stop(f"the key in {path.name} is changed or not whole.")
        return key

    @property
    def vkey(self) -> VerifierKey:
        """The public half."""
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return VerifierKey(self.name, self.kind, public.public_bytes_raw())

    def text(self) -> str:
        """The key as it is kept."""
        coded = b64encode(bytes([self.kind]) + self.seed).decode()
        return f"PRIVATE+KEY+{self.name}+{self.vkey.key_id.hex()}+{coded}\n"

    def line(self, signed: bytes, before: bytes = b"") -> bytes:
        """A signature line, without its line feed; a witness has its time before the signature."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(signed)
        return DASH + self.name.encode() + b" " + b64encode(self.vkey.key_id + before + signature)


# --- the tree (RFC 9162 §2.1.4.2) --------------------------------------------------------------


def consistent(old: Checkpoint, new: Checkpoint, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the log only grew from one checkpoint to the other."""
    if old.size == new.size:
        return not proof and old.root == new.root
    if old.size == 0:
        return not proof and old.root == EMPTY_ROOT
    if old.size > new.size:
        return False
    path = [old.root, *proof] if old.size & (old.size - 1) == 0 else list(proof)
    if not path:
        return False
    at, last = old.size - 1, new.size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    first = second = path[0]
    for hash_ in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            first, second = _node(hash_, first), _node(hash_, second)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            second = _node(second, hash_)
        at, last = at >> 1, last >> 1
    return last == 0 and first == old.root and second == new.root


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


# --- files -------------------------------------------------------------------------------------


def small_file(path: Path) -> bytes:
    """What a file holds; a large one is none of ours."""
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise Stop(f"{path.name} is larger than {LARGEST_FILE} bytes.")
    return data


class Folder:
    """A folder that one process at a time writes in, and never half a file."""

    def __init__(self, path: Path) -> None:
        """Take the folder; whoever comes second is refused."""
        self.path = path
        self._fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._fd)
            raise Stop(f"another process has the folder {path}: stop it first.") from None
        os.fsync(self._fd)  # what is read here must outlive a power cut: who wrote it may not have

    def write(self, name: str, data: bytes) -> None:
        """Put the whole file there, on disk when this returns; readable by its owner only."""
        half = self.path / f"{name}.ny"
        half.unlink(missing_ok=True)
        fd = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        self.rename(half.name, name)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, on disk when this returns."""
        os.replace(self.path / old, self.path / new)  # noqa: PTH105 - the tests of kill -9 count it
        os.fsync(self._fd)

    def close(self) -> None:
        """Let the next one have the folder."""
        os.close(self._fd)


# --- the logs that are signed for --------------------------------------------------------------


class Log:
    """One log: the keys that sign for it, and what they signed last."""

    def __init__(self, folder: Folder, stem: str) -> None:
        """Read the keys and the memory of a log."""
        self._folder, self._memory, self._vkey = folder, f"{stem}.siste", f"{stem}.vkey"
        self.key = SigningKey.read(folder.path / f"{stem}.key")
        self.origin = self.key.name
        self._older = [
            (SigningKey.read(path), date.fromisoformat(named[2]))
            for path in sorted(folder.path.glob(f"{stem}.*.key"))
            if (named := _key_file(path.name))
        ]
        kinds = {(key.name, key.kind) for key in (self.key, *(old for old, _ in self._older))}
        if kinds != {(self.origin, ED25519)}:
            raise Stop(f"the keys {stem} are not Ed25519 keys of one log.")
        self.last = self._remembered()

    def _remembered(self) -> Checkpoint:
        try:
            note = small_file(self._folder.path / self._memory)
        except FileNotFoundError:
            raise Stop(
                f"{self._memory} is gone: without it old trees would be signed anew."
            ) from None
        keys = [self.key, *(key for key, _ in self._older)]
        text, parted, _ = note.partition(b"\n\n")
        read = Checkpoint.read(text + b"\n")
        whole = parted and read is not None and any(key.vkey.signed(note) for key in keys)
        if read is None or not whole or read.origin != self.origin:
            raise Stop(f"{self._memory} is torn or changed: no key here signed it.")
        return read

    def show(self) -> None:
        """Let the vkey to hand out be that of the key that signs."""
        path = self._folder.path / self._vkey
        text = f"{self.key.vkey.text()}\n".encode()
        if not path.exists() or small_file(path) != text:
            self._folder.write(path.name, text)

    def keys(self, today: date) -> list[SigningKey]:
        """The keys that sign on a day, the present one first."""
        older = [key for key, until in self._older if today <= until and key != self.key]
        return [self.key, *older]

    def remember(self, checkpoint: Checkpoint, lines: Sequence[bytes]) -> None:
        """Keep what is signed, on disk when this returns."""
        self._folder.write(self._memory, note(checkpoint, lines))
        self.last = checkpoint

    def answer(self, old: int, proof: Sequence[bytes], new: Checkpoint) -> bytes:
        """Sign what only grew; a tree that was signed last is signed again."""
        if new != self.last:
            if old != self.last.size or new.size < self.last.size:
                return b"refused conflict %d" % self.last.size
            if not consistent(self.last, new, proof):
                return b"refused proof"
        text = new.text()
        lines = [key.line(text) for key in self.keys(datetime.now(UTC).date())]
        if new != self.last:
            self.remember(new, lines)
        return b" ".join([b"signed", *lines])


def note(checkpoint: Checkpoint, lines: Sequence[bytes]) -> bytes:
    """A checkpoint with its signatures."""
    return checkpoint.text() + b"\n" + b"".join(line + b"\n" for line in lines)


class Signer:
    """Every log whose key is in a folder."""

    def __init__(self, folder: Folder) -> None:
        """Read all keys and memories; what is not whole is a refusal to start."""
        found = [m for path in folder.path.glob("*.key") if (m := _key_file(path.name))]
        logs = [Log(folder, stem) for stem in sorted({m[1] for m in found})]
        if not logs:
            raise Stop(f"{folder.path} holds no key: make one first.")
        self._logs = {log.origin: log for log in logs}
        if len(self._logs) < len(logs):
            raise Stop("two keys are of the same log.")
        for log in logs:
            log.show()
        self._one_at_a_time = threading.Lock()

    def answer(self, request: bytes) -> bytes:
        """The answer to one request, without its line feed."""
        found = _request(request)
        new = Checkpoint.read(found[3]) if found else None
        if found is None or new is None:
            return b"refused form"
        log = self._logs.get(new.origin)
        if log is None:
            return b"refused origin"
        proof = [b64decode(line) for line in found[2].split()]
        with self._one_at_a_time:
            return log.answer(int(found[1]), proof, new)


# --- who asks ----------------------------------------------------------------------------------


def one_request(file: BinaryIO) -> bytes | None:
    """The lines up to the second empty one; none where the asker is done or goes too far."""
    lines: list[bytes] = []
    while lines.count(b"\n") < EMPTY_LINES:
        line = file.readline(LONGEST_LINE)
        lines.append(line)
        if not line.endswith(b"\n") or len(lines) > MOST_LINES:
            return None
    return b"".join(lines)


def converse(signer: Signer, connection: socket.socket) -> None:
    """Answer until the other end closes, or says what no request can be."""
    with connection, connection.makefile("rb") as file, suppress(ConnectionError):
        while (request := one_request(file)) is not None:
            connection.sendall(signer.answer(request) + b"\n")


class Listener(socketserver.ThreadingUnixStreamServer):
    """A unix socket for its owner, and a group where one is named; it goes with the signer."""

    daemon_threads = True

    def __init__(self, path: Path, signer: Signer, group: str | None) -> None:
        """Listen; a socket that a killed signer left is in nobody's use, for the folder is ours."""
        if path.is_socket():
            path.unlink()
        self._path, self._signer, self._listens = path, signer, False
        before = os.umask(0o177)
        try:
            super().__init__(str(path), socketserver.BaseRequestHandler)
        except OSError as error:
            raise Stop(f"{path} cannot be a socket: {error.strerror or error}.") from None
        finally:
            os.umask(before)
        self._listens = True
        if group is not None:
            shutil.chown(path, group=group)
            path.chmod(0o660)

    def finish_request(self, request: object, client_address: object) -> None:
        """Speak with one asker; where memory cannot be written nothing more is signed."""
        if not isinstance(request, socket.socket):
            return
        try:
            converse(self._signer, request)
        except OSError as error:
            self.server_close()
            say(f"the signer stops: {error}.")
            os._exit(1)

    def server_close(self) -> None:
        """Take the socket away; where it never was ours, what has its name is not."""
        super().server_close()
        if self._listens:
            self._path.unlink(missing_ok=True)


def listen(path: Path, signer: Signer, group: str | None) -> None:
    """Answer on a unix socket until told to stop."""

    def stop(*_: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with Listener(path, signer, group) as server:
        server.serve_forever()


# --- keys are made, and changed ----------------------------------------------------------------


def make(folder: Folder, stem: str, origin: str) -> VerifierKey:
    """Make the key of a log that nothing was signed for; the key itself is written last."""
    if _stem(stem) is None:
        raise Stop("a file of keys is named by small letters.")
    if (folder.path / f"{stem}.key").exists():
        raise Stop(f"{stem}.key is there already, and is never written over.")
    key = SigningKey.new(origin)
    nothing = Checkpoint(origin, 0, EMPTY_ROOT)
    folder.write(f"{stem}.siste", note(nothing, [key.line(nothing.text())]))
    folder.write(f"{stem}.vkey", f"{key.vkey.text()}\n".encode())
    folder.write(f"{stem}.key", key.text().encode())
    return key.vkey


def make_next(folder: Folder, stem: str) -> VerifierKey:
    """Make the key that comes after; asked again, the same one, for it may be announced."""
    log, path = Log(folder, stem), folder.path / f"{stem}.neste"
    log.show()
    if path.exists():
        return SigningKey.read(path).vkey
    key = SigningKey.new(log.origin)
    folder.write(path.name, key.text().encode())
    return key.vkey


def rotate(folder: Folder, stem: str, until: date) -> VerifierKey:
    """Let the next key sign, and the present one too until a day; the last rename is the change."""
    if not (folder.path / f"{stem}.neste").exists():
        raise Stop(f"there is no next key of {stem}: make it first.")
    log, key = Log(folder, stem), SigningKey.read(folder.path / f"{stem}.neste")
    text = log.last.text()
    log.remember(log.last, [log.key.line(text), key.line(text)])
    older = f"{stem}.{until}-{log.key.vkey.key_id.hex()}"
    folder.write(f"{older}.vkey", f"{log.key.vkey.text()}\n".encode())
    folder.write(f"{older}.key", log.key.text().encode())
    folder.rename(f"{stem}.neste", f"{stem}.key")
    Log(folder, stem).show()
    return key.vkey


def say(sentence: str) -> None:
    """Tell the one who runs it."""
    print(sentence, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Signs the checkpoints of a log that only grows.")
    parser.add_argument("--keys", type=Path, required=True, help="the folder of keys and memory")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--socket", type=Path, help="answer on this unix socket")
    what.add_argument("--fd", type=int, help="answer on a socket that was handed over")
    what.add_argument("--new", nargs=2, metavar=("STEM", "ORIGIN"), help="make a key")
    what.add_argument("--next", metavar="STEM", help="make the key that comes after")
    what.add_argument("--rotate", nargs=2, metavar=("STEM", "UNTIL"), help="change to that key")
    parser.add_argument("--group", help="let this group ask on the socket, not its owner alone")
    return parser.parse_args()


def run(asked: argparse.Namespace) -> None:
    """Do what was asked."""
    if asked.new:
        asked.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Folder(asked.keys)
    if asked.new:
        print(make(folder, *asked.new).text())
    elif asked.next:
        print(make_next(folder, asked.next).text())
    elif asked.rotate:
        print(rotate(folder, asked.rotate[0], date.fromisoformat(asked.rotate[1])).text())
    elif asked.socket:
        listen(asked.socket, Signer(folder), asked.group)
    else:
        converse(Signer(folder), socket.socket(fileno=asked.fd))


def main() -> int:
    """Run; what is wrong is one sentence and exit code 1."""
    try:
        run(_arguments())
    except (Stop, OSError, ValueError, LookupError) as error:
        say(f"signer: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
