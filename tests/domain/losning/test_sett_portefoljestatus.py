"""What the portefølje says of a løsning."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.sett_portefoljestatus import (
    PortefoljestatusSatt,
    SettPortefoljestatus,
)
from innforing.domain.losning.verdier import Portefoljeplass, Portefoljestatus
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, PROGRAMMET, Person, gitt

KLART = SettPortefoljestatus(
    status=Portefoljestatus.KLART_TIL_BRUK, dato=date(2024, 2, 1), kilde="Porteføljen 2024"
)
SATT = PortefoljestatusSatt(
    plass=Portefoljeplass(
        status=Portefoljestatus.KLART_TIL_BRUK, dato=date(2024, 2, 1), kilde="Porteføljen 2024"
    )
)


@pytest.mark.krav("K-354")
def test_status_har_dato_og_kilde() -> None:
    losning = gitt(KJERNEJOURNAL).nar(KLART, som=KS_SAK).da(SATT)
    assert isinstance(losning, Losning)
    assert losning.portefoljestatus is Portefoljestatus.KLART_TIL_BRUK


@pytest.mark.krav("K-354")
def test_en_eldre_status_som_fores_senere_tar_ikke_over() -> None:
    eldre = KLART.med(status=Portefoljestatus.UNDER_UTPROVING, dato=date(2023, 2, 1))
    losning = gitt(KJERNEJOURNAL, SATT).nar(eldre, som=KS_SAK).etter()
    assert isinstance(losning, Losning)
    assert losning.portefoljestatus is Portefoljestatus.KLART_TIL_BRUK


@pytest.mark.parametrize("som", [NHN_SAK, PROGRAMMET])
def test_bare_ks_setter_status(som: Person) -> None:
    gitt(KJERNEJOURNAL).nar(KLART, som=som).avvises(rett_myndighet)
