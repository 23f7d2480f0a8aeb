"""The receipt of one event, as text to keep: `c2sp.org/tlog-proof@v1` (tillit.md §2; ADR 0022).

Its extra data are entry, salt and state, so that it is checked with the key of the log alone.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Self

from innforing.eventlog import bevis
from innforing.eventlog.errors import LogError, Redacted
from innforing.eventlog.notes import Checkpoint, NotANote, Note, signed_by
from innforing.eventlog.transaction import SALT_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from innforing.eventlog.notes import VerifierKey
    from innforing.eventlog.reading import Reads
    from innforing.eventlog.rows import StoredRow
    from innforing.eventlog.tiles import Tiles

HEAD = b"c2sp.org/tlog-proof@v1\n"
_HASH = rb"[A-Za-z0-9+/]{43}="
_form = re.compile(
    rb"extra ([A-Za-z0-9+/=]{44,})\nindex (0|[1-9][0-9]{0,17})\n"
    rb"((?:" + _HASH + rb"\n){0,64})\n"
).match
_entry_form = re.compile(rb"(?:[!-~]+\n){7}").match


class NotAReceipt(LogError):
    """The file does not begin as a receipt does."""


class NotOpened(LogError):
    """The log holds another state or salt than it promised."""


class Fault(Enum):
    """The first thing about a receipt that does not hold."""

    FORM = "form"
    LOG = "another_log"
    SIGNATURE = "signature"
    LENGTH = "longer_than_the_log"
    PROOF = "proof"
    ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kvittering:
    """What the holder of a receipt holds."""

    index: int
    proof: tuple[bytes, ...]
    entry: bytes
    salt: bytes
    state: bytes
    note: Note
    """The checkpoint; without signatures where nobody had signed the tree yet."""

    @classmethod
    def of(cls, log: Reads, row: StoredRow, size: int, *, origin: str) -> Self:
        """The receipt of an event in the tree of the first events of the log; nobody signs it."""
        opening, index = _opened(row), row.position - 1
        proof = bevis.inclusion_proof(bevis.leaves(log, size), index, size)
        leaf = bevis.leaf_hash(bevis.entry(row))
        root = bevis.root_of_inclusion(leaf, index, size, proof) or b""
        return cls._made(row, opening, proof, Note(Checkpoint(origin, size, root).text()))

    @classmethod
    def published(cls, tiles: Tiles, row: StoredRow, note: Note) -> Self:
        """The receipt of an event in the tree of a published checkpoint that covers it."""
        opening = _opened(row)
        proof = tiles.inclusion_proof(row.position - 1, Checkpoint.read(note.text).size)
        return cls._made(row, opening, proof, note)

    @classmethod
    def _made(
        cls, row: StoredRow, opening: tuple[bytes, bytes], proof: Sequence[bytes], note: Note
    ) -> Self:
        salt, state = opening
        return cls(
            index=row.position - 1,
            proof=tuple(proof),
            entry=bevis.entry(row),
            salt=salt,
            state=state,
            note=note,
        )

    @classmethod
    def read(cls, text: bytes) -> Self | None:
        """The receipt that a file holds; none where a line is not what it should be."""
        if not text.startswith(HEAD):
            msg = "this is no receipt: its first line is another"
            raise NotAReceipt(msg)
        found = _form(text, len(HEAD))
        if found is None:
            return None
        extra, index, proof = found.groups()
        try:
            opening = b64decode(extra, validate=True)
            note = _note(text[found.end() :])
            Checkpoint.read(note.text)
        except (ValueError, NotANote):
            return None
        entry = _entry_form(opening)
        if entry is None or len(opening) < entry.end() + SALT_BYTES:
            return None
        stop = entry.end() + SALT_BYTES
        read = cls(
            index=int(index),
            proof=tuple(b64decode(line) for line in proof.split()),
            entry=entry.group(),
            salt=opening[entry.end() : stop],
            state=opening[stop:],
            note=note,
        )
        # base64 has several ways to write the same bytes, and a receipt has one
        return read if read.text() == text else None

    @property
    def checkpoint(self) -> Checkpoint:
        """The tree that the event is proved to stand in."""
        return Checkpoint.read(self.note.text)

    def text(self) -> bytes:
        """The receipt as it is kept."""
        lines = [
            b"extra " + b64encode(self.entry + self.salt + self.state),
            b"index %d" % self.index,
            *(b64encode(hash_) for hash_ in self.proof),
            b"",
        ]
        note = self.note.bytes() if self.note.signatures else self.note.text
        return HEAD + b"".join(line + b"\n" for line in lines) + note

    def holds(self) -> bool:
        """Whether the state opens the entry, and the entry leads to the root; needs no log."""
        fields = self.entry.split(b"\n")
        opens = fields[6] == bevis.commitment_of(self.salt, self.state).hex().encode()
        if not opens or fields[:2] != [bevis.ENTRY_HEAD.encode(), b"%d" % self.index]:
            return False
        leaf, checkpoint = bevis.leaf_hash(self.entry), self.checkpoint
        root = bevis.root_of_inclusion(leaf, self.index, checkpoint.size, self.proof)
        return root == checkpoint.root

    def fault(
        self, log: Reads, *, origins: Collection[str], keys: Collection[VerifierKey] = ()
    ) -> Fault | None:
        """What does not hold, against itself, the keys of the log, and the log's own events."""
        checkpoint = self.checkpoint
        if checkpoint.origin not in origins:
            return Fault.LOG
        if self.note.signatures and keys and not self.signed_by(keys):
            return Fault.SIGNATURE
        if checkpoint.size > log.last()[0]:
            return Fault.LENGTH
        if not self.holds() or not self._stands(log):
            return Fault.PROOF
        root = bevis.root(bevis.leaves(log, checkpoint.size))
        return None if root == checkpoint.root else Fault.ROOT

    def signed_by(self, keys: Collection[VerifierKey]) -> bool:
        """Whether one of these keys signed the checkpoint, in the name of its log."""
        return signed_by(self.note, keys)

    def _stands(self, log: Reads) -> bool:
        """Whether the log has the event as the receipt has it."""
        rows = log.span(self.index + 1, self.index + 1)
        if not rows or bevis.entry(rows[0]) != self.entry:
            return False
        # a sladdet event has neither, and its old receipts hold all the same
        return (rows[0].salt, rows[0].state) in {(self.salt, self.state), (None, None)}


def _opened(row: StoredRow) -> tuple[bytes, bytes]:
    """What opens the commitment of an event."""
    if row.salt is None or row.state is None:
        msg = f"the event at position {row.position} is sladdet: only old receipts open it"
        raise Redacted(msg)
    if bevis.commitment_of(row.salt, row.state) != row.commitment:
        msg = f"the state at position {row.position} does not open its commitment"
        raise NotOpened(msg)
    return row.salt, row.state


def _note(data: bytes) -> Note:
    """The checkpoint at the end of a receipt, signed or not."""
    return Note.read(data) if b"\n\n" in data else Note(data)
