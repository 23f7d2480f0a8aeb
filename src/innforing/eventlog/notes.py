"""Signed notes and checkpoints: C2SP signed-note, tlog-checkpoint, tlog-cosignature (§2)."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from innforing.eventlog.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Collection

ED25519, COSIGNATURE = 0x01, 0x04
LARGEST = 1 << 20
"""Bytes of a note; ours are far smaller."""
MOST = 100
"""Signatures on a note."""
_NAME = r"[^\s+\x00-\x1f]{1,255}"
_line_form = re.compile(rf"— ({_NAME}) ([A-Za-z0-9+/]+={{0,2}})\n").fullmatch
_vkey_form = re.compile(rf"({_NAME})\+([0-9a-f]{{8}})\+([A-Za-z0-9+/]+={{0,2}})").fullmatch
_checkpoint_form = re.compile(
    rf"({_NAME})\n(0|[1-9][0-9]{{0,17}})\n([A-Za-z0-9+/]{{43}}=)\n"
).fullmatch
_control = re.compile(r"[\x00-\x09\x0b-\x1f]").search
LATEST = (1 << 63) - 1
"""The largest time of a cosignature."""
ID_BYTES, KEY_BYTES, ROOT_BYTES = 4, 32, 32


class NotANote(LogError):
    """The bytes are no signed note, no checkpoint, or no key of a verifier."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note: who, by which key, and the bytes that the kind of key gives."""

    name: str
    key_id: bytes
    value: bytes

    @classmethod
    def read(cls, line: bytes) -> Self:
        """The signature in a line that ends with a line feed."""
        found = _line_form(_utf8(line))
        raw = _base64(found[2]) if found else b""
        if found is None or len(raw) <= ID_BYTES:
            raise NotANote("a signature line of the note does not have its form")
        return cls(found[1], raw[:ID_BYTES], raw[ID_BYTES:])

    def line(self) -> bytes:
        """The line as it stands under the note."""
        return f"— {self.name} {b64encode(self.key_id + self.value).decode()}\n".encode()


@dataclass(frozen=True, slots=True)
class Note:
    """A text, and the signatures under it that nobody has checked yet."""

    text: bytes
    signatures: tuple[Signature, ...] = ()

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The note in a file; `NotANote` where it is not written as one is."""
        text, line, under = data.rpartition(b"\n\n")
        lines = under.splitlines(keepends=True)
        if not line or len(data) > LARGEST or not 1 <= len(lines) <= MOST:
            raise NotANote("this is no signed note")
        if _control(_utf8(text)) is not None:
            raise NotANote("this is no signed note: it holds a control character")
        read = cls(text + b"\n", tuple(map(Signature.read, lines)))
        if read.bytes() != data or len(set(lines)) < len(lines):
            raise NotANote("this is no signed note: its bytes could be written in another way")
        return read

    def bytes(self) -> bytes:
        """The note as it is kept and served."""
        return self.text + b"\n" + b"".join(one.line() for one in self.signatures)

    def with_(self, *more: Signature) -> Note:
        """The same note with more signatures under it; those that stand are not repeated."""
        return Note(self.text, tuple(dict.fromkeys((*self.signatures, *more))))


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is signed: which log, how many events, and the root over them."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def read(cls, text: bytes) -> Self:
        """The checkpoint in the text of a note; extension lines are refused."""
        found = _checkpoint_form(_utf8(text))
        root = _base64(found[3]) if found else b""
        if found is None or len(root) != ROOT_BYTES:
            raise NotANote("this is no checkpoint: origin, size and root")
        return cls(found[1], int(found[2]), root)

    def text(self) -> bytes:
        """Three lines."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n".encode()


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a key, by which anyone can check a note."""

    name: str
    kind: int
    public: bytes

    @classmethod
    def read(cls, vkey: str) -> Self:
        """The key in `name+id+base64`; `NotANote` where the id is not that of the key."""
        found = _vkey_form(vkey.strip())
        raw = _base64(found[3]) if found else b""
        if found is None or len(raw) != 1 + KEY_BYTES or raw[0] not in {ED25519, COSIGNATURE}:
            raise NotANote("this is no verifier key: name+id+key, with an Ed25519 key")
        key = cls(found[1], raw[0], raw[1:])
        if key.key_id.hex() != found[2]:
            raise NotANote("the id of the verifier key is not that of its key")
        return key

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(named).digest()[:ID_BYTES]

    def text(self) -> str:
        """The key as it is handed out."""
        key = b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{key}"

    def signed(self, note: Note) -> bool:
        """Whether this key signed the note; one wrong signature in its name counts as none."""
        mine = [one for one in note.signatures if self._is_mine(one)]
        return bool(mine) and all(self._holds(note.text, one.value) for one in mine)

    def time(self, note: Note) -> int | None:
        """When the witness with this key cosigned, seconds since 1970; none where it did not."""
        mine = [one.value for one in note.signatures if self._is_mine(one)]
        if self.kind != COSIGNATURE or not self.signed(note):
            return None
        return max(int.from_bytes(value[:8], "big") for value in mine)

    def _is_mine(self, signature: Signature) -> bool:
        return (signature.name, signature.key_id) == (self.name, self.key_id)

    def _holds(self, text: bytes, value: bytes) -> bool:
        said, signature = text, value
        if self.kind == COSIGNATURE:
            time, signature = int.from_bytes(value[:8], "big"), value[8:]
            if time > LATEST:
                return False
            said = b"cosignature/v1\ntime %d\n" % time + text
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, said)
        except InvalidSignature:
            return False
        return True


def signed_by(note: Note, keys: Collection[VerifierKey]) -> bool:
    """Whether one of these keys signed the checkpoint, in the name of its log: its first line."""
    origin = note.text.partition(b"\n")[0]
    return any(key.name.encode() == origin and key.signed(note) for key in keys)


def _utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise NotANote("this is no note: it is not UTF-8") from None


def _base64(text: str) -> bytes:
    """The bytes in a text; none where it could be written in another way."""
    try:
        raw = b64decode(text, validate=True)
    except ValueError:
        return b""
    return raw if b64encode(raw).decode() == text else b""
