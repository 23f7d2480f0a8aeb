"""A group comes to the end of its life span; its people leave it that day (K-240, K-257)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.arbeidsgruppe.myndigheter import Arbeidsgruppefakta
from innforing.domain.arbeidsgruppe.verdier import Gruppeart
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class AvsluttArbeidsgruppe(Steg[Arbeidsgruppe]):
    tekst = Tekst("Avslutt gruppen", "Avslutt gruppa", "End the group")
    fakta: ClassVar[type[Verdi]] = Arbeidsgruppefakta
    regel = Regel(
        hvem=("ks", "koordineringsgruppen", "gruppens_oppdragsgiver"),
        sperrer=("gruppen_er_i_arbeid", "slutten_er_etter_starten", "dagen_er_kommet"),
        avklares=("ad_hoc_gruppen_har_resultat",),
    )

    dato: date
    """Its last day."""

    def avgjor(
        self, g: Grunnlag[Arbeidsgruppe, Arbeidsgruppefakta]
    ) -> Iterator[ArbeidsgruppeAvsluttet]:
        yield ArbeidsgruppeAvsluttet(dato=self.dato)


class ArbeidsgruppeAvsluttet(Hendelse[Arbeidsgruppe]):
    tekst = Tekst("Gruppen er avsluttet", "Gruppa er avslutta", "The group has ended")
    dato: date

    def anvend(self, aggregat: Arbeidsgruppe) -> Arbeidsgruppe:
        return aggregat.med(avsluttet=self.dato)


@vilkar(
    "K-257",
    "Gruppen er ikke avsluttet",
    "Gruppa er ikkje avslutta",
    "The group has not ended",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=("Sett ned en ny gruppe", "Set ned ei ny gruppe", "Set up a new group"),
)
def gruppen_er_i_arbeid(g: Grunnlag[Arbeidsgruppe, Arbeidsgruppefakta]) -> bool:
    return g.aggregat.avsluttet is None


@vilkar(
    "K-373",
    "Gruppen slutter etter at den begynte",
    "Gruppa sluttar etter at ho tok til",
    "The group ends after it began",
    rettes_av=("ks", "gruppens_oppdragsgiver"),
    slik=("Rett datoen", "Rett datoen", "Correct the date"),
)
def slutten_er_etter_starten(g: Grunnlag[Arbeidsgruppe, Arbeidsgruppefakta]) -> bool:
    mandat = g.aggregat.mandat
    return mandat is None or g.steg.dato >= mandat.fra


@vilkar(
    "K-257",
    "Ad hoc-gruppen har levert et resultat",
    "Ad hoc-gruppa har levert eit resultat",
    "The ad hoc group has a result",
    rettes_av="gruppen_selv",
    slik=(
        "Registrer resultatet, eller si hvorfor det ikke ble noe",
        "Registrer resultatet, eller sei kvifor det ikkje vart noko",
        "Register the result, or say why there is none",
    ),
)
def ad_hoc_gruppen_har_resultat(g: Grunnlag[Arbeidsgruppe, Arbeidsgruppefakta]) -> bool:
    mandat = g.aggregat.mandat
    ad_hoc = mandat is not None and mandat.art is Gruppeart.AD_HOC
    return not ad_hoc or bool(g.aggregat.resultater)
