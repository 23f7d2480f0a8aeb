"""A løsning is entered."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_losning import RegistrerLosning, losningen_er_ny
from innforing.domain.losning.verdier import Losningskategori, Omfang
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import BERGEN, KARI, KS_SAK, NHN_SAK, PROGRAMMET, Person, gitt

REGISTRER = RegistrerLosning(
    navn="Kjernejournal",
    kategori=Losningskategori.NASJONAL_EHELSELOSNING,
    avgivende_program="program-kj",
    prosjektfase_til=date(2024, 12, 31),
)


@pytest.mark.krav("K-356", "K-006")
@pytest.mark.parametrize("som", [KS_SAK, NHN_SAK, PROGRAMMET])
def test_en_losning_registreres(som: Person) -> None:
    losning = gitt().nar(REGISTRER, som=som).da(KJERNEJOURNAL)
    assert isinstance(losning, Losning)
    assert losning.finnes
    assert losning.omfang is Omfang.STORT
    assert losning.portefoljestatus is None
    assert not losning.ikke_forsvarlig


@pytest.mark.krav("K-354")
def test_en_losning_registreres_en_gang() -> None:
    gitt(KJERNEJOURNAL).nar(REGISTRER, som=KS_SAK).avvises(losningen_er_ny)


@pytest.mark.parametrize("som", [BERGEN, KARI])
def test_andre_registrerer_ikke_losninger(som: Person) -> None:
    gitt().nar(REGISTRER, som=som).avvises(rett_myndighet)
