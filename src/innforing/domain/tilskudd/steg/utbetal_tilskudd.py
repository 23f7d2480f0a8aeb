"""KS pays in arrears, against an invoice, within the ramme (K-269, K-282)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class UtbetalTilskudd(Steg[Tilskudd]):
    tekst = Tekst("Betal ut tilskudd", "Betal ut tilskot", "Pay the grant")
    regel = Regel(
        hvem=("ks",),
        sperrer=(
            "fakturaen_er_mottatt",
            "sen_faktura_er_godtatt",
            "belopet_er_over_null",
            "fakturaen_dekker_utbetalingen",
            "rammen_dekker_utbetalingen",
            "datoen_er_ikke_etter_i_dag",
        ),
    )

    nr: Kode
    """Number of the invoice that is paid."""
    belop: Kroner
    dato: date

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilskuddUtbetalt]:
        yield TilskuddUtbetalt(nr=self.nr, belop=self.belop, dato=self.dato)


class TilskuddUtbetalt(Hendelse[Tilskudd]):
    tekst = Tekst("Tilskudd er betalt ut", "Tilskot er betalt ut", "The grant was paid")
    nr: Kode
    belop: Kroner
    dato: date

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        faktura = aggregat.faktura(self.nr)
        if faktura is None:
            return aggregat
        return aggregat.med_faktura(faktura.med(utbetalt=faktura.utbetalt + self.belop))


@vilkar(
    "K-282",
    "Det betales mot en faktura som er mottatt",
    "Det blir betalt mot ein faktura som er motteken",
    "Payment is against an invoice that is received",
    rettes_av="vertskommunen",
    slik=("Send fakturaen først", "Send fakturaen først", "Send the invoice first"),
)
def fakturaen_er_mottatt(g: Grunnlag[Tilskudd, Any]) -> bool:
    faktura = g.aggregat.faktura(g.steg.nr)
    return faktura is not None and not faktura.avvist


@vilkar(
    "K-283",
    "KS har godtatt fakturaen hvis den er sen",
    "KS har godteke fakturaen viss han er sein",
    "KS has accepted the invoice if it is late",
    rettes_av="ks",
    slik=(
        "Godta eller avvis den sene fakturaen først",
        "Godta eller avvis den seine fakturaen først",
        "Accept the late invoice or send it back first",
    ),
)
def sen_faktura_er_godtatt(g: Grunnlag[Tilskudd, Any]) -> bool:
    faktura = g.aggregat.faktura(g.steg.nr)
    return faktura is None or faktura.avvist or faktura.godtatt


@vilkar(
    "K-282",
    "Det betales mer enn null kroner",
    "Det blir betalt meir enn null kroner",
    "More than zero kroner is paid",
    rettes_av="ks",
    slik=("Oppgi et beløp", "Oppgi eit beløp", "State an amount"),
)
def belopet_er_over_null(g: Grunnlag[Tilskudd, Any]) -> bool:
    return bool(g.steg.belop > 0)


@vilkar(
    "K-282",
    "Fakturaen dekker utbetalingen",
    "Fakturaen dekkjer utbetalinga",
    "The invoice covers the payment",
    rettes_av="ks",
    slik=(
        "Betal ikke mer enn fakturaen, med det som er betalt før",
        "Betal ikkje meir enn fakturaen, med det som er betalt før",
        "Pay no more than the invoice, with what was paid before",
    ),
)
def fakturaen_dekker_utbetalingen(g: Grunnlag[Tilskudd, Any]) -> bool:
    faktura = g.aggregat.faktura(g.steg.nr)
    return faktura is None or bool(g.steg.belop <= faktura.belop - faktura.utbetalt)


@vilkar(
    "K-269",
    "Det som gjenstår av rammen dekker utbetalingen",
    "Det som står att av ramma dekkjer utbetalinga",
    "What remains of the grant covers the payment",
    rettes_av="ks",
    slik=(
        "Betal ikke mer enn det som gjenstår",
        "Betal ikkje meir enn det som står att",
        "Pay no more than what remains",
    ),
)
def rammen_dekker_utbetalingen(g: Grunnlag[Tilskudd, Any]) -> bool:
    """What was used before, and paid before, is gone."""
    return bool(g.steg.belop <= g.aggregat.regnskap.gjenstar)
