"""The receipt of one event, as text to keep: `c2sp.org/tlog-proof@v1` (tillit.md §2)."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Self

from innforing.eventlog import bevis
from innforing.eventlog.errors import LogError, Redacted
from innforing.eventlog.transaction import SALT_BYTES

if TYPE_CHECKING:
    from innforing.eventlog.reading import Reads
    from innforing.eventlog.rows import StoredRow

HEAD = b"c2sp.org/tlog-proof@v1\n"
_NUMBER = rb"(0|[1-9][0-9]{0,17})\n"
_HASH = rb"[A-Za-z0-9+/]{43}="
_form = re.compile(
    rb"extra ([A-Za-z0-9+/=]{44,})\nindex " + _NUMBER + rb"((?:" + _HASH + rb"\n){0,64})\n"
    rb"([!-~]{1,255})\n" + _NUMBER + rb"(" + _HASH + rb")\n"
).fullmatch


class NotAReceipt(LogError):
    """The file does not begin as a receipt does."""


class NotOpened(LogError):
    """The log holds another state or salt than it promised."""


class Fault(Enum):
    """The first thing about a receipt that does not hold."""

    FORM = "form"
    LOG = "another_log"
    LENGTH = "longer_than_the_log"
    PROOF = "proof"
    ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kvittering:
    """What the holder of a receipt holds; nobody has signed it."""

    origin: str
    index: int
    size: int
    root: bytes
    proof: tuple[bytes, ...]
    opening: bytes
    """Salt and state: what opens the commitment of the event."""

    @classmethod
    def of(cls, log: Reads, row: StoredRow, size: int, *, origin: str) -> Self:
        """The receipt of an event in the tree of the first events of the log."""
        if row.salt is None or row.state is None:
            msg = f"the event at position {row.position} is sladdet: only old receipts open it"
            raise Redacted(msg)
        if bevis.commitment_of(row.salt, row.state) != row.commitment:
            msg = f"the state at position {row.position} does not open its commitment"
            raise NotOpened(msg)
        index = row.position - 1
        proof = bevis.inclusion_proof(bevis.leaves(log, size), index, size)
        leaf = bevis.leaf_hash(bevis.entry(row))
        return cls(
            origin=origin,
            index=index,
            size=size,
            root=bevis.root_of_inclusion(leaf, index, size, proof) or b"",
            proof=tuple(proof),
            opening=row.salt + row.state,
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
        extra, index, proof, origin, size, root = found.groups()
        try:
            read = cls(
                origin=origin.decode("ascii"),
                index=int(index),
                size=int(size),
                root=b64decode(root),
                proof=tuple(b64decode(line) for line in proof.split()),
                opening=b64decode(extra, validate=True),
            )
        except ValueError:
            return None
        # base64 has several ways to write the same bytes, and a receipt has one
        return read if read.text() == text else None

    def text(self) -> bytes:
        """The receipt as it is kept."""
        lines = [
            b"extra " + b64encode(self.opening),
            b"index %d" % self.index,
            *(b64encode(hash_) for hash_ in self.proof),
            b"",
            self.origin.encode("ascii"),
            b"%d" % self.size,
            b64encode(self.root),
        ]
        return HEAD + b"".join(line + b"\n" for line in lines)

    def fault(self, log: Reads, *, origin: str) -> Fault | None:
        """What does not hold, against the root in the receipt and against the log's own."""
        if self.origin != origin:
            return Fault.LOG
        if self.size > log.last()[0]:
            return Fault.LENGTH
        if not self._holds(log):
            return Fault.PROOF
        return None if bevis.root(bevis.leaves(log, self.size)) == self.root else Fault.ROOT

    def _holds(self, log: Reads) -> bool:
        """Whether the event is still what the receipt opens, and leads to the root in it."""
        salt, state = self.opening[:SALT_BYTES], self.opening[SALT_BYTES:]
        rows = log.span(self.index + 1, self.index + 1)
        # a sladdet event has neither, and its old receipts hold all the same
        if not rows or (rows[0].salt, rows[0].state) not in {(salt, state), (None, None)}:
            return False
        opened = rows[0]._replace(commitment=bevis.commitment_of(salt, state))
        leaf = bevis.leaf_hash(bevis.entry(opened))
        return bevis.root_of_inclusion(leaf, self.index, self.size, self.proof) == self.root
