"""A person in one of the earlier networks."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.legg_ned_nettverk import NettverkNedlagt
from innforing.domain.regional_gruppe.steg.registrer_medlemskap import (
    Fakta,
    RegistrerMedlemskap,
    erstatningen_er_avklart,
    ikke_medlem_to_ganger,
    nettverket_er_ikke_nedlagt,
)
from innforing.domain.regional_gruppe.vilkar import ikke_i_gammelt_og_nytt, stillingen_gar_opp
from tests.domain.regional_gruppe.historie import (
    EKOMP,
    GRUPPE,
    KOMMUNENETTVERKET,
    NETTVERKET,
    medlem,
)
from tests.domain.spesifikasjon import gitt

FAKTA = Fakta(organets_type="regional_gruppe", organets_overordnet="digi-vestland")
STEG = RegistrerMedlemskap(
    person="kine", kommune="bergen", stillingsprosent=30, fra=date(2023, 1, 1), nettverk=EKOMP
)
NEDLAGT = NettverkNedlagt(nettverk=EKOMP, dato=date(2023, 12, 31))


@pytest.mark.krav("K-327")
def test_medlemskapet_i_et_tidligere_nettverk_star_med_periode() -> None:
    gruppe = gitt(nokkel=GRUPPE).nar(STEG, som=NETTVERKET, fakta=FAKTA).da(medlem("kine"))
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.medlemskapet("kine", EKOMP, date(2024, 1, 1)) is not None
    assert gruppe.medlemskapet("kine", KOMMUNENETTVERKET, date(2024, 1, 1)) is None


@pytest.mark.krav("K-329")
@pytest.mark.parametrize("dialog", [None, date(2023, 1, 2), date(2023, 1, 1)])
def test_den_som_erstatter_en_annen_kommer_inn_etter_dialog(dialog: date | None) -> None:
    steg = STEG.med(erstatter="rune", dialog=dialog)
    resultat = gitt(nokkel=GRUPPE).nar(steg, som=NETTVERKET, fakta=FAKTA)
    if dialog == date(2023, 1, 1):
        resultat.etter()
    else:
        resultat.avvises(erstatningen_er_avklart)


def test_to_medlemskap_i_samme_nettverk_overlapper_ikke() -> None:
    resultat = gitt(medlem("kine"), nokkel=GRUPPE).nar(STEG, som=NETTVERKET, fakta=FAKTA)
    assert resultat.avvises(ikke_medlem_to_ganger).sperrer[0].mangler == ("kine",)
    annet = STEG.med(nettverk=KOMMUNENETTVERKET)
    gitt(medlem("kine"), nokkel=GRUPPE).nar(annet, som=NETTVERKET, fakta=FAKTA).etter()


def test_den_som_er_i_en_regional_gruppe_gar_ikke_tilbake() -> None:
    fakta = FAKTA.med(i_gammelt_og_nytt=(GRUPPE,), stillingsprosent_ellers=80)
    resultat = gitt(nokkel=GRUPPE).nar(STEG, som=NETTVERKET, fakta=fakta)
    resultat.avvises(ikke_i_gammelt_og_nytt, stillingen_gar_opp)


def test_et_nedlagt_nettverk_far_ingen_nye_medlemmer() -> None:
    resultat = gitt(NEDLAGT, nokkel=GRUPPE).nar(STEG, som=NETTVERKET, fakta=FAKTA)
    resultat.avvises(nettverket_er_ikke_nedlagt)
    historisk = STEG.med(til=date(2023, 12, 31))
    gitt(NEDLAGT, nokkel=GRUPPE).nar(historisk, som=NETTVERKET, fakta=FAKTA).etter()
