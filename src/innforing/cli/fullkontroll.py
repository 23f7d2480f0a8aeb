"""What `verify --full` looks at besides the log: what is published, and every read model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.application.kontroll import Brudd
from innforing.application.loggnokler import verifikasjonsnokler
from innforing.application.utgittkontroll import kontroller_utgitt
from innforing.eventlog.tiles import Tiles
from innforing.projections.rebuild import RebuildRunning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innforing.bootstrap import Hus
    from innforing.projections.readside import ReadSide


@dataclass(frozen=True, slots=True)
class Fullt:
    """What was looked at, and what was wrong."""

    utgitt: int
    """Events that the published tree covers."""
    lesemodeller: int
    brudd: tuple[Brudd, ...]


def kontroller_fullt(hus: Hus, framdrift: Callable[[int, int], None]) -> Fullt:
    """Compare the published files with the log, and each read model with a rebuild of it."""
    nokler = verifikasjonsnokler(hus.nokkelmappe)
    utgitt, brudd = kontroller_utgitt(hus.reader, Tiles(hus.bevismappe), nokler)
    with hus.lesesiden() as side:
        side.catch_up()
        ulike = list(_ulike(side, framdrift))
        return Fullt(utgitt, len(side.projections), (*brudd, *ulike))


def _ulike(side: ReadSide, framdrift: Callable[[int, int], None]) -> Iterator[Brudd]:
    for navn in side.projections:
        try:
            funnet = side.prove(navn, progress=framdrift)
        except RebuildRunning as bygges:
            yield Brudd(0, navn, str(bygges))
            continue
        if funnet is not None and funnet.counted:
            (forste, *_) = (*funnet.unequal, *funnet.announced)
            hva = f"{funnet.counted} differences from a rebuild; the first: {forste}"
            yield Brudd(funnet.position, navn, hva)
