"""Money comes back to KS (K-272)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerTilbakebetaling(Steg[Tilskudd]):
    tekst = Tekst("Registrer tilbakebetaling", "Registrer tilbakebetaling", "Enter a repayment")
    regel = Regel(
        hvem=("ks",),
        sperrer=(
            "funnet_er_registrert",
            "kravet_dekker_tilbakebetalingen",
            "datoen_er_ikke_etter_i_dag",
        ),
    )

    funn: int
    belop: Kroner
    dato: date

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilbakebetalingMottatt]:
        yield TilbakebetalingMottatt(funn=self.funn, belop=self.belop, dato=self.dato)


class TilbakebetalingMottatt(Hendelse[Tilskudd]):
    tekst = Tekst(
        "Tilbakebetaling er mottatt", "Tilbakebetaling er motteken", "A repayment was received"
    )
    funn: int
    belop: Kroner
    dato: date

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        funnet = aggregat.funnet(self.funn)
        if funnet is None:
            return aggregat
        return aggregat.med_funn(funnet.med(tilbakebetalt=funnet.tilbakebetalt + self.belop))


@vilkar(
    "K-272",
    "Det tilbakebetalte er krevd",
    "Det tilbakebetalte er kravt",
    "What is repaid was claimed",
    rettes_av="ks",
    slik=(
        "Send kravet først; registrer ikke mer enn det som gjenstår av det",
        "Send kravet først; registrer ikkje meir enn det som står att av det",
        "Send the claim first; enter no more than what remains of it",
    ),
)
def kravet_dekker_tilbakebetalingen(g: Grunnlag[Tilskudd, Any]) -> bool:
    funnet = g.aggregat.funnet(g.steg.funn)
    return funnet is None or 0 < g.steg.belop <= funnet.krav - funnet.tilbakebetalt
