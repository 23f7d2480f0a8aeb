"""Are the published files those of the log? Every entry, tile and checkpoint (`verify --full`)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from innforing.application.kontroll import Brudd
from innforing.application.pakke.utvalg import alle
from innforing.eventlog import bevis
from innforing.eventlog.errors import InvalidRow, LogError
from innforing.eventlog.notes import Checkpoint, NotANote, signed_by
from innforing.eventlog.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.eventlog.notes import VerifierKey
    from innforing.eventlog.reading import Reads
    from innforing.eventlog.rows import StoredRow
    from innforing.eventlog.tiles import Tiles

UTGITT = "published"
"""Stands where the stream of a fault does: the file is at fault, not one event."""


def kontroller_utgitt(
    log: Reads, fliser: Tiles, nokler: Sequence[VerifierKey]
) -> tuple[int, list[Brudd]]:
    """How many events are published, and everything published that is not what the log says."""
    try:
        note = fliser.checkpoint()
        if note is None:
            return 0, []
        size = Checkpoint.read(note.text).size
        brudd = [*_linjer(log, fliser, size), *_sjekkpunkter(fliser, nokler, size)]
    except LogError as feil:
        return 0, [Brudd(0, UTGITT, str(feil))]
    return size, brudd


def _linjer(log: Reads, fliser: Tiles, size: int) -> Iterator[Brudd]:
    rader = alle(log)
    for nummer in range((size + WIDTH - 1) // WIDTH):
        bredde = min(WIDTH, size - nummer * WIDTH)
        linjer = fliser.entries(nummer, bredde)
        blader = fliser.hashes(0, nummer, bredde)
        rest: list[StoredRow] = list(islice(rader, bredde))
        for nr, (linje, blad) in enumerate(zip(linjer, blader, strict=False)):
            posisjon = nummer * WIDTH + nr + 1
            rad = rest[nr] if nr < len(rest) else None
            if rad is None or _linje(rad) != linje:
                strom = UTGITT if rad is None else rad.stream_id
                yield Brudd(posisjon, strom, "the event is not the one that was published")
            elif bevis.leaf_hash(linje) != blad:
                yield Brudd(posisjon, rad.stream_id, "the published tile is not of this event")


def _linje(rad: StoredRow) -> bytes:
    try:
        return bevis.entry(rad)
    except InvalidRow:
        return b""


def _sjekkpunkter(fliser: Tiles, nokler: Sequence[VerifierKey], size: int) -> Iterator[Brudd]:
    """Each kept checkpoint is signed, and of the beginning of the tree; the newest is kept too."""
    kjente = fliser.kept()
    if size and size not in kjente:
        yield Brudd(size, UTGITT, "the newest checkpoint is not kept")
    for en in kjente:
        try:
            note = fliser.kept_note(en)
            sjekkpunkt = Checkpoint.read(note.text)
        except NotANote as feil:
            yield Brudd(en, UTGITT, f"the checkpoint of {en} events: {feil}")
            continue
        if not signed_by(note, nokler):
            yield Brudd(en, UTGITT, f"the checkpoint of {en} events is not signed by our key")
        if en > size or sjekkpunkt.size != en or sjekkpunkt.root != fliser.root(en):
            yield Brudd(en, UTGITT, f"the checkpoint of {en} events is not of this tree")
