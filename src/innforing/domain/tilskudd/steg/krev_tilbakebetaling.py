"""KS sends the claim for repayment (K-272)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import Bilag
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class KrevTilbakebetaling(Steg[Tilskudd]):
    tekst = Tekst("Krev tilbakebetaling", "Krev tilbakebetaling", "Claim repayment")
    regel = Regel(
        hvem=("ks",),
        sperrer=("funnet_er_registrert", "kravet_er_besluttet", "kravet_er_ikke_sendt"),
    )

    funn: int
    krav: Bilag
    """The letter with the claim."""

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilbakebetalingKrevd]:
        yield TilbakebetalingKrevd(funn=self.funn, krav=self.krav)


class TilbakebetalingKrevd(Hendelse[Tilskudd]):
    tekst = Tekst("Tilbakebetaling er krevd", "Tilbakebetaling er kravd", "Repayment was claimed")
    funn: int
    krav: Bilag

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        funnet = aggregat.funnet(self.funn)
        return aggregat if funnet is None else aggregat.med_funn(funnet.med(krevd=True))


@vilkar(
    "K-272",
    "KS har besluttet at noe skal betales tilbake",
    "KS har avgjort at noko skal betalast tilbake",
    "KS has decided that something is to be repaid",
    rettes_av="ks",
    slik=("Beslutt beløpet først", "Avgjer beløpet først", "Decide the amount first"),
)
def kravet_er_besluttet(g: Grunnlag[Tilskudd, Any]) -> bool:
    funnet = g.aggregat.funnet(g.steg.funn)
    return funnet is None or bool(funnet.besluttet)


@vilkar(
    "K-272",
    "Kravet er ikke sendt fra før",
    "Kravet er ikkje sendt frå før",
    "The claim is not sent already",
    rettes_av="ks",
    slik=("Vent på betalingen", "Vent på betalinga", "Wait for the payment"),
)
def kravet_er_ikke_sendt(g: Grunnlag[Tilskudd, Any]) -> bool:
    funnet = g.aggregat.funnet(g.steg.funn)
    return funnet is None or not funnet.krevd
