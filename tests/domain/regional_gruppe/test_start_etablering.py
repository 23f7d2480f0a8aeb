"""A temporary arbeidsgruppe begins to prepare the regional gruppe."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.start_etablering import (
    EtableringStartet,
    Fakta,
    StartEtablering,
    etableringsgruppen_har_alle_deler,
    gruppen_er_ikke_etablert,
    kontakten_er_i_etableringsgruppen,
)
from innforing.domain.regional_gruppe.vilkar import gruppen_er_registrert
from tests.domain.regional_gruppe.historie import ANNET_NETTVERK, ETABLERT, GRUPPE, NETTVERKET
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, Person, gitt

START = StartEtablering(arbeidsgruppe="arbeidsgruppe-46", kontakt="dina", fra=date(2024, 1, 8))
FAKTA = Fakta(
    organets_type="regional_gruppe",
    organets_overordnet="digi-vestland",
    etableringsgruppens_deler=(
        "diginettverk",
        "fpu_ehelse",
        "ks_ekomp",
        "kommunenettverk_vft_dho",
    ),
    etableringsgruppens_personer=("dina", "kine"),
)
STARTET = EtableringStartet(arbeidsgruppe="arbeidsgruppe-46", kontakt="dina", fra=date(2024, 1, 8))


@pytest.mark.krav("K-240")
@pytest.mark.parametrize("som", [NETTVERKET, KS_SAK])
def test_nettverket_starter_etableringen_med_en_midlertidig_gruppe(som: Person) -> None:
    gruppe = gitt(nokkel=GRUPPE).nar(START, som=som, fakta=FAKTA).da(STARTET)
    assert isinstance(gruppe, RegionalGruppe)
    assert (gruppe.arbeidsgruppe, gruppe.startet) == ("arbeidsgruppe-46", date(2024, 1, 8))


@pytest.mark.krav("K-240")
def test_deler_som_mangler_i_den_midlertidige_gruppen_ma_avklares() -> None:
    fakta = FAKTA.med(etableringsgruppens_deler=("diginettverk", "ks_ekomp"))
    resultat = gitt(nokkel=GRUPPE).nar(START, som=NETTVERKET, fakta=fakta)
    avvisning = resultat.avvises(etableringsgruppen_har_alle_deler)
    assert avvisning.avklares[0].mangler == ("fpu_ehelse", "kommunenettverk_vft_dho")


@pytest.mark.krav("K-240")
def test_kontakten_mot_ks_er_med_i_gruppen() -> None:
    utenfor = START.med(kontakt="en-annen")
    resultat = gitt(nokkel=GRUPPE).nar(utenfor, som=NETTVERKET, fakta=FAKTA)
    assert resultat.avvises(kontakten_er_i_etableringsgruppen).sperrer == ()


@pytest.mark.krav("K-217")
def test_bare_en_registrert_gruppe_som_ikke_finnes_etableres() -> None:
    fakta = FAKTA.med(organets_type="kommune")
    gitt(nokkel=GRUPPE).nar(START, som=NETTVERKET, fakta=fakta).avvises(gruppen_er_registrert)
    gitt(ETABLERT, nokkel=GRUPPE).nar(START, som=NETTVERKET, fakta=FAKTA).avvises(
        gruppen_er_ikke_etablert
    )


@pytest.mark.krav("K-017")
def test_et_nettverk_kan_selv_ha_funksjonene_til_gruppen_er_der() -> None:
    fakta = FAKTA.med(organets_type="diginettverk", organets_overordnet=None)
    gitt(nokkel="digi-vestland").nar(START, som=NETTVERKET, fakta=fakta).da(STARTET)


@pytest.mark.parametrize("som", [ANNET_NETTVERK, KONTAKT, BERGEN])
def test_andre_starter_ikke_etableringen(som: Person) -> None:
    gitt(nokkel=GRUPPE).nar(START, som=som, fakta=FAKTA).avvises(rett_myndighet)
