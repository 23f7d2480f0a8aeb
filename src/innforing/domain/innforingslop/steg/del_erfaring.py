"""After the løp: erfaringer are shown in a samling or another arena (K-210)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Bevis


class DelErfaring(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Del erfaring", "Del erfaring", "Share experience")

    arena: Publikumstekst
    """Where it was shared."""
    dato: date
    bevis: tuple[Bevis, ...] = ()

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[ErfaringDelt]:
        yield ErfaringDelt(arena=self.arena, dato=self.dato, bevis=self.bevis)


class ErfaringDelt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Erfaringer er delt", "Erfaringar er delte", "Experience was shared"
    )
    arena: Publikumstekst
    dato: date
    bevis: tuple[Bevis, ...] = ()

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat
