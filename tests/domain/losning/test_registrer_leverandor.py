"""How far the leverandører have come."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_leverandor import (
    LeverandorRegistrert,
    RegistrerLeverandor,
)
from innforing.domain.losning.verdier import Beredskap, Leverandor
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import BERGEN, KS_SAK, NHN_SAK, PROGRAMMET, Person, gitt

EN = Leverandor(
    id="lev-en",
    navn="Leverandør En",
    beredskap=Beredskap.INFORMERT,
    dato=date(2024, 1, 10),
    involvert=date(2023, 5, 1),
)
TO = Leverandor(
    id="lev-to",
    navn="Leverandør To",
    beredskap=Beredskap.KLAR,
    dato=date(2024, 1, 10),
    regioner=("46",),
)


@pytest.mark.krav("K-087")
@pytest.mark.parametrize("som", [KS_SAK, NHN_SAK, PROGRAMMET])
def test_flere_leverandorer_registreres_i_ett_steg(som: Person) -> None:
    losning = (
        gitt(KJERNEJOURNAL)
        .nar(RegistrerLeverandor(leverandorer=(EN, TO)), som=som)
        .da(LeverandorRegistrert(leverandor=EN), LeverandorRegistrert(leverandor=TO))
    )
    assert isinstance(losning, Losning)
    assert losning.leverandorer_ikke_klare() == ("lev-en",)


@pytest.mark.krav("K-022", "K-058")
def test_en_leverandor_teller_der_den_er_relevant() -> None:
    bare_nord = EN.med(regioner=("18",))
    losning = gitt(KJERNEJOURNAL, LeverandorRegistrert(leverandor=bare_nord)).aggregat(Losning)
    assert isinstance(losning, Losning)
    assert losning.leverandorer_ikke_klare(("18", "helseregion-nord")) == ("lev-en",)
    assert losning.leverandorer_ikke_klare(("46",)) == ()
    assert losning.leverandorer_ikke_klare() == ("lev-en",)


@pytest.mark.krav("K-088")
def test_en_ny_beredskap_erstatter_den_gamle_og_husker_nar_leverandoren_ble_involvert() -> None:
    klar = EN.med(beredskap=Beredskap.KLAR, dato=date(2024, 2, 20), involvert=None)
    losning = (
        gitt(KJERNEJOURNAL, LeverandorRegistrert(leverandor=EN))
        .nar(RegistrerLeverandor(leverandorer=(klar,)), som=KS_SAK)
        .etter()
    )
    assert isinstance(losning, Losning)
    assert losning.leverandorer == (klar.med(involvert=date(2023, 5, 1)),)
    assert losning.leverandorer_ikke_klare() == ()


def test_en_kommune_registrerer_ikke_leverandorer() -> None:
    steg = RegistrerLeverandor(leverandorer=(EN,))
    gitt(KJERNEJOURNAL).nar(steg, som=BERGEN).avvises(rett_myndighet)


@pytest.mark.krav("K-058", "K-373")
def test_en_leverandor_som_skal_bli_klar_er_ikke_klar() -> None:
    steg = RegistrerLeverandor(leverandorer=(EN, TO.med(dato=date(2024, 3, 2))))
    avvist = gitt(KJERNEJOURNAL).nar(steg, som=KS_SAK).avvises(datoen_er_ikke_framover)
    assert avvist.sperrer[0].mangler == ("lev-to",)
