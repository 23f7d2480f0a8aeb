"""Asked of what is published: is it whole, did the log only grow, is it the log we read from?

A log that only checks itself proves nothing against its owner (tillit.md §5): these answers help a
reader to find a fault, and to hold what he kept outside against the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from innforing.application.pakke.utvalg import alle
from innforing.eventlog.bevis import (
    EMPTY_ROOT,
    TooFewLeaves,
    commitment_of,
    entry,
    leaf_hash,
    leaves,
    root,
)
from innforing.eventlog.errors import InvalidRow
from innforing.eventlog.pin import grown
from innforing.eventlog.tiles import WIDTH, TileMissing, Tiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.bevisstatus import Bevisstatus
    from innforing.eventlog.notes import Checkpoint
    from innforing.eventlog.reading import Reads
    from innforing.eventlog.rows import StoredRow


class Bruddart(Enum):
    """What is wrong with a published log."""

    SJEKKPUNKT = "sjekkpunkt"
    """The checkpoint cannot be read."""
    SIGNATUR = "signatur"
    KORTERE = "kortere"
    """The log ends before what was signed."""
    FLISER = "fliser"
    """A published file is gone, or leads to another root than the signed one."""
    HENDELSE = "hendelse"
    """An event of the log is another than the published one."""


@dataclass(frozen=True, slots=True)
class Brudd:
    """The first thing that does not hold."""

    art: Bruddart
    posisjon: int | None = None
    """The first event that is wrong; None: none is, or nobody can tell which."""


class Tilvekst(Enum):
    """What an earlier checkpoint says of the log as it is."""

    BARE_VOKST = "bare_vokst"
    TOM = "tom"
    """Nothing is the beginning of everything, and proves nothing."""
    ANNEN_LOGG = "annen_logg"
    LENGRE = "lengre"
    """It was of more events than are published: something is gone."""
    ANNEN_ROT = "annen_rot"


def brudd(log: Reads, status: Bevisstatus) -> Brudd | None:
    """What does not hold of the newest checkpoint: all is looked at where the edge is wrong."""
    sjekkpunkt, tiles = status.sjekkpunkt, Tiles(status.mappe)
    if sjekkpunkt is None:
        return None
    if status.nokler and not status.signert:
        return Brudd(Bruddart.SIGNATUR)
    siste = log.last()[0]
    if siste < sjekkpunkt.size:
        return Brudd(Bruddart.KORTERE, siste + 1)
    if status.brudd is None and _forer_til_roten(tiles, sjekkpunkt):
        return None
    return gjennomga(log, tiles, sjekkpunkt) or Brudd(Bruddart.FLISER)


def gjennomga(log: Reads, tiles: Tiles, sjekkpunkt: Checkpoint) -> Brudd | None:
    """Every event held against the signed root and the published files."""
    hel = _rot(log, sjekkpunkt.size) == sjekkpunkt.root
    try:
        forste = _forste_avvik(log, tiles, sjekkpunkt.size)
    except TileMissing:
        return Brudd(Bruddart.FLISER)
    if forste is None:
        return None if hel else Brudd(Bruddart.FLISER)
    rader = log.span(forste, forste)
    if hel and rader and _apner(rader[0]):
        return Brudd(Bruddart.FLISER)
    return Brudd(Bruddart.HENDELSE, forste)


def tilvekst(tiles: Tiles, for_: Checkpoint, na: Checkpoint) -> Tilvekst:
    """Whether the log only grew since an earlier checkpoint; `TileMissing` where none can tell."""
    if for_.origin != na.origin:
        return Tilvekst.ANNEN_LOGG
    if for_.size > na.size:
        return Tilvekst.LENGRE
    if for_.size == 0:
        return Tilvekst.TOM if for_.root == EMPTY_ROOT else Tilvekst.ANNEN_ROT
    return Tilvekst.BARE_VOKST if grown(tiles, for_, na) else Tilvekst.ANNEN_ROT


def _forer_til_roten(tiles: Tiles, sjekkpunkt: Checkpoint) -> bool:
    try:
        return tiles.root(sjekkpunkt.size) == sjekkpunkt.root
    except TileMissing:
        return False


def _rot(log: Reads, antall: int) -> bytes | None:
    """The root of the log as it is; none where it has a hole, or an event that is no leaf."""
    try:
        return root(leaves(log, antall))
    except (TooFewLeaves, InvalidRow):
        return None


def _forste_avvik(log: Reads, tiles: Tiles, antall: int) -> int | None:
    """The first position where the log is not what is published, or not what it promised."""
    ventet, posisjon = _publiserte(tiles, antall), 0
    for posisjon, (rad, blad) in enumerate(zip(islice(alle(log), antall), ventet, strict=False), 1):
        if rad.position != posisjon or not _er(rad, blad):
            return posisjon
    return posisjon + 1 if posisjon < antall else None


def _er(rad: StoredRow, blad: bytes) -> bool:
    """Whether the event is the published one, and its state what it promised."""
    try:
        return leaf_hash(entry(rad)) == blad and _apner(rad)
    except InvalidRow:
        return False


def _apner(rad: StoredRow) -> bool:
    if rad.salt is None or rad.state is None:
        return True
    return commitment_of(rad.salt, rad.state) == rad.commitment


def _publiserte(tiles: Tiles, antall: int) -> Iterator[bytes]:
    for nr in range(-(-antall // WIDTH)):
        yield from tiles.hashes(0, nr, min(WIDTH, antall - nr * WIDTH))
