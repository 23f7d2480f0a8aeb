"""The day on which a pause was to be looked at again has passed: noted once, by the system."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop


class UtlopVurderingsdato(Steg[Innforingslop]):
    """The løp stays on hold: only people resume it."""

    tekst: ClassVar[Tekst] = Tekst(
        "Dagen for ny vurdering passerer",
        "Dagen for ny vurdering passerer",
        "The day of review passes",
    )

    frist: date

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[VurderingsdatoPassert]:
        yield VurderingsdatoPassert(frist=self.frist)


class VurderingsdatoPassert(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Dagen for ny vurdering av pausen er passert",
        "Dagen for ny vurdering av pausen er passert",
        "The day of review of the pause passed",
    )
    frist: date

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(vurderingsdato_passert=self.frist)


@vilkar(
    "K-002",
    "Pausen skulle vært vurdert på nytt, og det er ikke ført fra før",
    "Pausen skulle vore vurdert på nytt, og det er ikkje ført frå før",
    "The review of the pause is overdue, and that is not recorded already",
    rettes_av="prosess",
    slik=("Ingenting gjenstår", "Ingenting står att", "Nothing remains"),
)
def vurderingen_har_forfalt(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    return g.aggregat.apen_vurderingsdato == g.steg.frist and bool(g.dag > g.steg.frist)
