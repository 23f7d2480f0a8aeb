"""One behov: who has it, for whom it holds, and how far it has come."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.behov.verdier import (
    Behovsmottaker,
    Behovsomfang,
    Behovsprioritet,
    Behovstatus,
    Melder,
)
from innforing.domain.grunnmur.aggregat import Aggregat


class Behov(Aggregat):
    """What the steps must know of one behov; the words of it stand in the events alone."""

    prefiks: ClassVar[str] = "behov"

    tittel: str | None = None
    losning: str | None = None
    """Id of the løsning it concerns, when it concerns one."""
    status: Behovstatus | None = None
    """Its own; one that is `samlet_i` another has come as far as that one."""
    meldere: tuple[Melder, ...] = ()
    """The one who reported it first, then those who have it too."""
    samlet_i: str | None = None
    """Id of the behov that this one was gathered in (K-242)."""
    omfatter: tuple[str, ...] = ()
    """Ids of those gathered in this one."""
    omfang: Behovsomfang | None = None
    prioritet: Behovsprioritet | None = None
    loftet_til: tuple[Behovsmottaker, ...] = ()
    portefolje: str | None = None
    """Id of the løsning that it became in the portefølje (K-244)."""
    lop: tuple[str, ...] = ()
    """Ids of the løp that were foreslått from it (K-246)."""
    grupper: tuple[str, ...] = ()
    """Organ ids of the arbeidsgrupper that work on it (K-257)."""
    resultater: tuple[str, ...] = ()
    """Ids of the materiell that came of that."""

    @property
    def kommuner(self) -> tuple[str, ...]:
        """Every kommune that has it."""
        return tuple(m.kommune for m in self.meldere if m.kommune is not None)

    @property
    def steder(self) -> frozenset[str]:
        """Fylker and nettverk of those who have it."""
        steder = (sted for m in self.meldere for sted in (m.fylke, m.nettverk))
        return frozenset(sted for sted in steder if sted is not None)
