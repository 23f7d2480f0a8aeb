"""What is done for forankring in the region."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.regional_gruppe.arbeid import Forankringspart, RegionalForankring
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.registrer_regional_forankring import (
    RegionalForankringRegistrert,
    RegistrerRegionalForankring,
)
from innforing.domain.regional_gruppe.vilkar import dagen_er_kommet
from tests.domain.regional_gruppe.historie import FAKTA, GRUPPE, NETTVERKET
from tests.domain.spesifikasjon import KONTAKT, Person, gitt

PARTER = (Forankringspart.HELSELEDERE, Forankringspart.SPESIALISTHELSETJENESTEN)
STEG = RegistrerRegionalForankring(dato=date(2024, 2, 20), parter=PARTER, kommuner=("bergen",))
LOGGET = RegionalForankringRegistrert(
    forankring=RegionalForankring(dato=date(2024, 2, 20), parter=PARTER, kommuner=("bergen",))
)


@pytest.mark.krav("K-220", "K-229", "K-351")
@pytest.mark.parametrize("som", [NETTVERKET, KONTAKT])
def test_regional_forankring_logges(som: Person) -> None:
    gruppe = gitt(nokkel=GRUPPE).nar(STEG, som=som, fakta=FAKTA).da(LOGGET)
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.forankret == date(2024, 2, 20)


@pytest.mark.krav("K-239")
def test_fpu_representanten_gir_forankring_uten_a_flytte_siste_dag_tilbake() -> None:
    for_ = STEG.med(dato=date(2024, 1, 5), parter=(Forankringspart.FPU_EHELSE,))
    gruppe = gitt(LOGGET, nokkel=GRUPPE).nar(for_, som=KONTAKT, fakta=FAKTA).etter()
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.forankret == date(2024, 2, 20)


def test_forankring_som_ikke_har_skjedd_logges_ikke() -> None:
    fram = STEG.med(dato=date(2024, 3, 2))
    gitt(nokkel=GRUPPE).nar(fram, som=KONTAKT, fakta=FAKTA).avvises(dagen_er_kommet)
