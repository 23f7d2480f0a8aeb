"""KS asks for a report; the day it is due follows from what it is."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.steg.be_om_rapport import (
    BeOmRapport,
    Fakta,
    RapportBedtOm,
    rapporten_er_ny,
    rapporten_gjelder_et_nettverk,
    rapporten_har_en_mal,
)
from tests.domain.rapport.historie import BEDT_OM, FRIST, HALVAR, VESTLAND
from tests.domain.spesifikasjon import KS_SAK, gitt

BE = BeOmRapport(mal="1")
KJENT = Fakta(malen_er_publisert=True, nettverket_er_registrert=True)


@pytest.mark.krav("K-308", "K-309", "K-310", "K-313")
@pytest.mark.parametrize(
    ("slag", "frist"),
    [
        ("maltall", date(2024, 2, 1)),
        ("halvarsrapport", FRIST),
        ("arsrapport", date(2025, 2, 1)),
        ("regnskap", date(2025, 3, 1)),
    ],
)
def test_fristen_folger_av_slaget_og_aret(slag: str, frist: date) -> None:
    tom = gitt(nokkel=f"digi-vestland:2024:{slag}")
    rapport = tom.nar(BE, som=KS_SAK, fakta=KJENT).da(RapportBedtOm(mal="1", frist=frist))
    assert isinstance(rapport, Rapport)
    assert rapport.apen_frist == frist


def test_nettverk_og_mal_finnes() -> None:
    tom = gitt(nokkel=HALVAR)
    tom.nar(BE, som=KS_SAK).avvises(rapporten_gjelder_et_nettverk, rapporten_har_en_mal)


def test_den_bes_om_en_gang_og_bare_av_ks() -> None:
    gitt(*BEDT_OM, nokkel=HALVAR).nar(BE, som=KS_SAK, fakta=KJENT).avvises(rapporten_er_ny)
    gitt(nokkel=HALVAR).nar(BE, som=VESTLAND, fakta=KJENT).avvises(rett_myndighet)
