"""Stays: a lesson that did not hold is taken back, with the reason (K-211)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop


class TrekkLaeringspunkt(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Trekk læringspunkt tilbake", "Trekk læringspunkt tilbake", "Take a lesson back"
    )

    begrunnelse: Begrunnelse
    nr: int = Field(ge=1)

    def avgjor(
        self, g: Grunnlag[Innforingslop, IngenFakta]
    ) -> Iterator[LaeringspunktTrukketTilbake]:
        yield LaeringspunktTrukketTilbake(nr=self.nr)


class LaeringspunktTrukketTilbake(Hendelse[Innforingslop]):
    """It meets no later løp; what earlier ones said of it stands."""

    tekst: ClassVar[Tekst] = Tekst(
        "Et læringspunkt er trukket tilbake",
        "Eit læringspunkt er trekt tilbake",
        "A lesson was taken back",
    )
    nr: int

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(
            laeringspunkter=tuple(
                punkt.med(trukket=punkt.trukket or punkt.nr == self.nr)
                for punkt in aggregat.laeringspunkter
            )
        )


@vilkar(
    "K-211",
    "Læringspunktet finnes, og er ikke trukket tilbake før",
    "Læringspunktet finst, og er ikkje trekt tilbake før",
    "The lesson exists, and was not taken back before",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Velg et av læringspunktene som står",
        "Vel eit av læringspunkta som står",
        "Choose one of the lessons that stand",
    ),
)
def laeringspunktet_star(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    return any(punkt.nr == g.steg.nr and not punkt.trukket for punkt in g.aggregat.laeringspunkter)
