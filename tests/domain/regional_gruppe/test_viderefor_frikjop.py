"""Existing frikjøp goes on until the new organisation is in place."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.start_etablering import gruppen_er_ikke_etablert
from innforing.domain.regional_gruppe.steg.viderefor_frikjop import (
    FrikjopViderefort,
    VidereforFrikjop,
    ressursnivaet_er_det_fastsatte,
)
from tests.domain.regional_gruppe.historie import (
    EKOMP,
    ETABLERT,
    FAKTA,
    GRUPPE,
    KOMMUNENETTVERKET,
    NETTVERKET,
)
from tests.domain.spesifikasjon import KS_SAK, gitt

STEG = VidereforFrikjop(
    nettverk=KOMMUNENETTVERKET, ar=2024, niva_fra=2022, informert=date(2023, 12, 8)
)


@pytest.mark.krav("K-327", "K-328")
def test_kommunenettverket_gar_videre_pa_nivaet_i_2022() -> None:
    resultat = gitt(nokkel=GRUPPE).nar(STEG, som=KS_SAK, fakta=FAKTA)
    gruppe = resultat.da(
        FrikjopViderefort(
            nettverk=KOMMUNENETTVERKET, ar=2024, niva_fra=2022, informert=date(2023, 12, 8)
        )
    )
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.viderefort == {"kommunenettverk_vft_dho": 2022}


@pytest.mark.krav("K-328")
def test_2023_er_ikke_nivaet_for_kommunenettverket() -> None:
    ekstra = STEG.med(niva_fra=2023)
    resultat = gitt(nokkel=GRUPPE).nar(ekstra, som=KS_SAK, fakta=FAKTA)
    resultat.avvises(ressursnivaet_er_det_fastsatte)
    ekomp = ekstra.med(nettverk=EKOMP)
    gitt(nokkel=GRUPPE).nar(ekomp, som=NETTVERKET, fakta=FAKTA).etter()


@pytest.mark.krav("K-327")
def test_frikjopet_fores_ikke_videre_nar_gruppen_er_etablert() -> None:
    resultat = gitt(ETABLERT, nokkel=GRUPPE).nar(STEG, som=KS_SAK, fakta=FAKTA)
    resultat.avvises(gruppen_er_ikke_etablert)
