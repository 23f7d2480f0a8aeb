"""A checkpoint that was kept outside, held against the log of today (tillit.md §1, V4).

Signature, root and quorum all pass for an old genuine checkpoint that is shown again, and for a
log that its owner wrote and signed anew. Only what somebody else has kept shows either.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from innforing.eventlog import bevis
from innforing.eventlog.notes import Checkpoint, NotANote, Note, signed_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.eventlog.notes import VerifierKey
    from innforing.eventlog.reading import Reads
    from innforing.eventlog.tiles import Tiles


class PinFault(Enum):
    """The first thing that does not agree with the kept checkpoint."""

    FORM = "form"
    ANOTHER_LOG = "another_log"
    UNSIGNED = "unsigned"
    SHORTER = "log_is_shorter"
    REWRITTEN = "log_is_rewritten"
    PUBLISHED = "published_is_another"


def read_pin(data: bytes) -> tuple[Note, Checkpoint] | None:
    """The signed checkpoint in a file; none where it holds anything else."""
    try:
        note = Note.read(data)
        return note, Checkpoint.read(note.text)
    except NotANote:
        return None


def pin_fault(
    data: bytes, *, log: Reads, tiles: Tiles, keys: Sequence[VerifierKey]
) -> PinFault | None:
    """What does not agree: with the events of the log themselves, and with what is published."""
    read = read_pin(data)
    if read is None:
        return PinFault.FORM
    note, pinned = read
    if pinned.origin not in {key.name for key in keys}:
        return PinFault.ANOTHER_LOG
    if not signed_by(note, keys):
        return PinFault.UNSIGNED
    if pinned.size > log.last()[0]:
        return PinFault.SHORTER
    if bevis.root(bevis.leaves(log, pinned.size)) != pinned.root:
        return PinFault.REWRITTEN
    return None if _published_goes_on(pinned, tiles) else PinFault.PUBLISHED


def _published_goes_on(pinned: Checkpoint, tiles: Tiles) -> bool:
    """Whether the proof from the published files leads from the kept checkpoint to the newest."""
    newest = tiles.checkpoint()
    if newest is None:
        return False
    now = Checkpoint.read(newest.text)
    return now.size >= pinned.size and grown(tiles, pinned, now)


def grown(tiles: Tiles, first: Checkpoint, second: Checkpoint) -> bool:
    """Whether the published files prove that the first tree is the beginning of the second."""
    return bevis.consistent(
        first.size,
        second.size,
        tiles.consistency_proof(first.size, second.size),
        first_root=first.root,
        second_root=second.root,
    )
