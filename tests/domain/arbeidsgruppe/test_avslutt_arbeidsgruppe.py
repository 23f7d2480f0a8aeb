"""A group comes to its end."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.arbeidsgruppe.myndigheter import Arbeidsgruppefakta
from innforing.domain.arbeidsgruppe.steg.avslutt_arbeidsgruppe import (
    ArbeidsgruppeAvsluttet,
    AvsluttArbeidsgruppe,
    ad_hoc_gruppen_har_resultat,
    gruppen_er_i_arbeid,
    slutten_er_etter_starten,
)
from innforing.domain.arbeidsgruppe.steg.registrer_grupperesultat import GrupperesultatRegistrert
from innforing.domain.arbeidsgruppe.verdier import Gruppeart
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.arbeidsgruppe.historie import GITT, GRUPPE, MANDAT
from tests.domain.spesifikasjon import GRUPPA, KS_SAK, gitt

STEG = AvsluttArbeidsgruppe(dato=date(2024, 3, 1))
SLUTT = ArbeidsgruppeAvsluttet(dato=date(2024, 3, 1))
RESULTAT = GrupperesultatRegistrert(materiell="kpr", dato=date(2024, 2, 1))
FAKTA = Arbeidsgruppefakta(organets_overordnet="ks")


@pytest.mark.krav("K-257")
def test_en_ad_hoc_gruppe_med_resultat_avsluttes() -> None:
    gruppe = gitt(GITT, RESULTAT, nokkel=GRUPPE).nar(STEG, som=KS_SAK, fakta=FAKTA).da(SLUTT)
    assert isinstance(gruppe, Arbeidsgruppe)
    assert gruppe.avsluttet == date(2024, 3, 1)


@pytest.mark.krav("K-257")
def test_en_ad_hoc_gruppe_uten_resultat_ma_avklares() -> None:
    resultat = gitt(GITT, nokkel=GRUPPE).nar(STEG, som=KS_SAK, fakta=FAKTA)
    assert resultat.avvises(ad_hoc_gruppen_har_resultat).sperrer == ()


@pytest.mark.krav("K-240")
def test_den_midlertidige_gruppen_avsluttes_uten_resultat() -> None:
    midlertidig = GITT.med(mandat=MANDAT.med(art=Gruppeart.ETABLERING))
    gitt(midlertidig, nokkel=GRUPPE).nar(STEG, som=KS_SAK, fakta=FAKTA).da(SLUTT)


def test_en_gruppe_avsluttes_en_gang_og_etter_at_den_begynte() -> None:
    for_tidlig = STEG.med(dato=date(2024, 1, 9))
    gitt(GITT, RESULTAT, SLUTT, nokkel=GRUPPE).nar(for_tidlig, som=KS_SAK, fakta=FAKTA).avvises(
        gruppen_er_i_arbeid, slutten_er_etter_starten
    )


def test_gruppen_avslutter_ikke_seg_selv() -> None:
    gitt(GITT, RESULTAT, nokkel=GRUPPE).nar(STEG, som=GRUPPA, fakta=FAKTA).avvises(rett_myndighet)
    uten_mandat = gitt(RESULTAT, nokkel=GRUPPE)
    uten_mandat.nar(STEG, som=KS_SAK, fakta=FAKTA).da(SLUTT)
