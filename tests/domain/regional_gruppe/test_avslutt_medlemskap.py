"""Somebody leaves an earlier network."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.regional_gruppe.folger import MedlemskapAvsluttet
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.avslutt_medlemskap import (
    AvsluttMedlemskap,
    medlemskapet_gjelder_den_dagen,
)
from tests.domain.regional_gruppe.historie import (
    EKOMP,
    FAKTA,
    GRUPPE,
    KOMMUNENETTVERKET,
    NETTVERKET,
    medlem,
)
from tests.domain.spesifikasjon import gitt

SLUTT = AvsluttMedlemskap(person="kine", nettverk=EKOMP, til=date(2024, 1, 31))
FOLK = (medlem("kine"), medlem("kine", KOMMUNENETTVERKET), medlem("rune"))


@pytest.mark.krav("K-329")
def test_medlemskapet_blir_staende_i_historikken_med_siste_dag() -> None:
    resultat = gitt(*FOLK, nokkel=GRUPPE).nar(SLUTT, som=NETTVERKET, fakta=FAKTA)
    slutt = MedlemskapAvsluttet(person="kine", nettverk=EKOMP, til=date(2024, 1, 31))
    gruppe = resultat.da(slutt)
    assert isinstance(gruppe, RegionalGruppe)
    assert [m.til for m in gruppe.medlemskap] == [date(2024, 1, 31), None, None]


def test_bare_et_medlemskap_som_gjelder_kan_avsluttes() -> None:
    for_tidlig = SLUTT.med(til=date(2022, 12, 31))
    resultat = gitt(*FOLK, nokkel=GRUPPE).nar(for_tidlig, som=NETTVERKET, fakta=FAKTA)
    resultat.avvises(medlemskapet_gjelder_den_dagen)
