"""Those who came later are asked too."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.steg.spor_flere import (
    FlereSpurt,
    SporFlere,
    noen_star_igjen_a_sporre,
)
from innforing.domain.sporreskjema.vilkar import skjemaet_er_apent, skjemaets_frist_er_framover
from tests.domain.spesifikasjon import LEDER, NA, gitt
from tests.domain.sporreskjema.historie import FRIST, LEDES, LUKKET, SENDT

EN_TIL = LEDES.med(skjemaets_deltakere=("bergen", "os", "voss"))


@pytest.mark.krav("K-215")
def test_den_som_ble_med_senere_sporres_ogsa() -> None:
    skjema = (
        gitt(SENDT)
        .nar(SporFlere(), som=LEDER, fakta=EN_TIL)
        .da(FlereSpurt(kommuner=("os",), svarfrist=FRIST))
    )
    assert isinstance(skjema, Sporreskjema)
    assert skjema.spurte == ("bergen", "voss", "os")


def test_alle_kan_fa_lengre_frist() -> None:
    utsatt = date(2024, 4, 1)
    skjema = gitt(SENDT).nar(SporFlere(svarfrist=utsatt), som=LEDER, fakta=EN_TIL).etter()
    assert isinstance(skjema, Sporreskjema)
    assert skjema.svarfrist == utsatt
    for_sent = SporFlere(svarfrist=NA.date())
    gitt(SENDT).nar(for_sent, som=LEDER, fakta=EN_TIL).avvises(skjemaets_frist_er_framover)


def test_nar_alle_er_spurt_eller_skjemaet_er_lukket_sporres_ingen() -> None:
    gitt(SENDT).nar(SporFlere(), som=LEDER, fakta=LEDES).avvises(noen_star_igjen_a_sporre)
    gitt(SENDT, LUKKET).nar(SporFlere(), som=LEDER, fakta=EN_TIL).avvises(skjemaet_er_apent)
