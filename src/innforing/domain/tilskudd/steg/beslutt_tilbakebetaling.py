"""KS decides how much of the grant is to be repaid: all, part or nothing (K-272)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class BesluttTilbakebetaling(Steg[Tilskudd]):
    tekst = Tekst("Beslutt tilbakebetaling", "Avgjer tilbakebetaling", "Decide on repayment")
    regel = Regel(
        hvem=("ks",),
        sperrer=(
            "funnet_er_registrert",
            "funnet_er_ikke_besluttet",
            "det_utbetalte_dekker_kravet",
            "det_er_sagt_hvorfor",
        ),
    )

    funn: int
    belop: Kroner

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilbakebetalingBesluttet]:
        yield TilbakebetalingBesluttet(funn=self.funn, belop=self.belop)


class TilbakebetalingBesluttet(Hendelse[Tilskudd]):
    tekst = Tekst(
        "Tilbakebetaling er besluttet", "Tilbakebetaling er avgjord", "Repayment was decided"
    )
    funn: int
    belop: Kroner

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        funnet = aggregat.funnet(self.funn)
        return aggregat if funnet is None else aggregat.med_funn(funnet.med(besluttet=self.belop))


@vilkar(
    "K-272",
    "Det er ikke besluttet om funnet fra før",
    "Det er ikkje avgjort om funnet frå før",
    "Nothing is decided on the finding already",
    rettes_av="ks",
    slik=("Registrer et nytt funn", "Registrer eit nytt funn", "Record a new finding"),
)
def funnet_er_ikke_besluttet(g: Grunnlag[Tilskudd, Any]) -> bool:
    funnet = g.aggregat.funnet(g.steg.funn)
    return funnet is None or funnet.besluttet is None


@vilkar(
    "K-272",
    "Det kreves ikke mer enn det som er betalt ut",
    "Det blir ikkje kravt meir enn det som er betalt ut",
    "No more is claimed than has been paid",
    rettes_av="ks",
    slik=("Sett ned beløpet", "Set ned beløpet", "Lower the amount"),
)
def det_utbetalte_dekker_kravet(g: Grunnlag[Tilskudd, Any]) -> bool:
    """Of all findings together (S-15)."""
    aggregat = g.aggregat
    return bool(aggregat.besluttet_krevd + g.steg.belop <= aggregat.regnskap.utbetalt)
