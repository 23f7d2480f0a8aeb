"""Who keeps the løsning alive, and who pays."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_forvaltningsmodell import (
    ForvaltningsmodellRegistrert,
    RegistrerForvaltningsmodell,
)
from innforing.domain.losning.styring import Forvaltningsmodell, Forvaltningsrolle
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, PROGRAMMET, Person, gitt

ROLLER = (
    Forvaltningsrolle(organ="nhn", ansvar="Drift og forvaltning"),
    Forvaltningsrolle(organ="ks", ansvar="Samler og prioriterer kommunenes behov"),
)
MODELL = Forvaltningsmodell(
    dato=date(2024, 1, 15),
    roller=ROLLER,
    finansiering="Kommunenes del etter prismodellen",
    videreutvikling="Etter innspill fra kommunal sektor",
    behovsoversikt="FPU e-helse",
    kilde="Rapporten 2024",
)
REGISTRER = RegistrerForvaltningsmodell(
    dato=date(2024, 1, 15),
    roller=ROLLER,
    finansiering="Kommunenes del etter prismodellen",
    videreutvikling="Etter innspill fra kommunal sektor",
    behovsoversikt="FPU e-helse",
    kilde="Rapporten 2024",
)


@pytest.mark.krav("K-097", "K-098", "K-099")
@pytest.mark.parametrize("som", [KS_SAK, NHN_SAK, KARI])
def test_modellen_sier_hvem_hva_og_hvem_som_betaler(som: Person) -> None:
    losning = (
        gitt(KJERNEJOURNAL).nar(REGISTRER, som=som).da(ForvaltningsmodellRegistrert(modell=MODELL))
    )
    assert isinstance(losning, Losning)
    assert losning.forvaltningsmodell == MODELL


def test_en_eldre_modell_som_fores_senere_tar_ikke_over() -> None:
    star = ForvaltningsmodellRegistrert(modell=MODELL)
    eldre = REGISTRER.med(dato=date(2023, 1, 1), finansiering="Staten")
    losning = gitt(KJERNEJOURNAL, star).nar(eldre, som=KS_SAK).etter()
    assert isinstance(losning, Losning)
    assert losning.forvaltningsmodell == MODELL
    nyere = REGISTRER.med(dato=date(2024, 2, 1), finansiering="Kommunene")
    losning = gitt(KJERNEJOURNAL, star).nar(nyere, som=KS_SAK).etter()
    assert isinstance(losning, Losning)
    assert losning.forvaltningsmodell == MODELL.med(dato=date(2024, 2, 1), finansiering="Kommunene")


def test_en_modell_har_minst_en_rolle() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        RegistrerForvaltningsmodell(
            dato=date(2024, 1, 15), roller=(), finansiering="Staten", kilde="Rapporten"
        )


def test_en_modell_som_skal_gjelde_gjelder_ikke_enna() -> None:
    framover = REGISTRER.med(dato=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KS_SAK).avvises(datoen_er_ikke_framover)


def test_programmet_forer_ikke_modellen() -> None:
    gitt(KJERNEJOURNAL).nar(REGISTRER, som=PROGRAMMET).avvises(rett_myndighet)
