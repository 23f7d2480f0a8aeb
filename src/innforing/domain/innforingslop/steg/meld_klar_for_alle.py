"""Type C: the named party reports that everyone can have the løsning now (K-038)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Bevis


class MeldKlarForAlle(Steg[Innforingslop]):
    """The word of the party; the obligation ends when a new check says the same."""

    tekst: ClassVar[Tekst] = Tekst(
        "Meld at alle kan få løsningen",
        "Meld at alle kan få løysinga",
        "Report that everyone can have it",
    )

    bevis: tuple[Bevis, ...] = ()

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[KlarForAlleMeldt]:
        yield KlarForAlleMeldt(dato=g.gjelder_dag, bevis=self.bevis)


class KlarForAlleMeldt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Det er meldt at alle kan få løsningen",
        "Det er meldt at alle kan få løysinga",
        "It was reported that everyone can have it",
    )
    dato: date
    bevis: tuple[Bevis, ...] = ()

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        apen = aggregat.breddeforpliktelse
        return aggregat.med(breddeforpliktelse=apen and apen.med(meldt=self.dato))
