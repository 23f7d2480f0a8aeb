"""The actors agree early, and the program respects it."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_enighet import (
    EnighetRegistrert,
    RegistrerEnighet,
    enigheten_kom_tidlig,
)
from innforing.domain.losning.steg.registrer_overlevering import LosningOverlevert
from innforing.domain.losning.styring import Enighet
from innforing.domain.losning.verdier import Overlevering
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import BERGEN, KS_SAK, NHN_SAK, PROGRAMMET, Person, gitt

FELT = {
    "dato": date(2024, 1, 10),
    "parter": ("program-kj", "ks", "helsedirektoratet"),
    "kriterier": ("Virker for små og store kommuner",),
    "faglige_krav": ("Trygg legemiddelhåndtering",),
    "mal": ("Mindre dobbeltføring",),
    "referanse": "Referat (eksempel)",
}
REGISTRER = RegistrerEnighet.model_validate(FELT)


@pytest.mark.krav("K-073")
@pytest.mark.parametrize("som", [KS_SAK, NHN_SAK, PROGRAMMET])
def test_enigheten_sier_hvem_og_om_hva(som: Person) -> None:
    enighet = Enighet.model_validate(FELT)
    losning = gitt(KJERNEJOURNAL).nar(REGISTRER, som=som).da(EnighetRegistrert(enighet=enighet))
    assert isinstance(losning, Losning)
    assert losning.enighet == enighet


@pytest.mark.krav("K-073")
@pytest.mark.parametrize(
    ("overlevert", "tidlig"), [(date(2024, 1, 9), False), (FELT["dato"], True)]
)
def test_enighet_etter_overlevering_ma_avklares(overlevert: date, tidlig: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    overlevering = Overlevering(fra_organ="program-kj", dato=overlevert)
    resultat = gitt(KJERNEJOURNAL, LosningOverlevert(overlevering=overlevering)).nar(
        REGISTRER, som=KS_SAK
    )
    if tidlig:
        resultat.etter()
    else:
        resultat.avvises(enigheten_kom_tidlig)


def test_en_part_er_ikke_enig_alene() -> None:
    with pytest.raises(ValidationError, match="at least 2 items"):
        RegistrerEnighet.model_validate({**FELT, "parter": ("ks",)})
    framover = REGISTRER.med(dato=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KS_SAK).avvises(datoen_er_ikke_framover)
    gitt(KJERNEJOURNAL).nar(REGISTRER, som=BERGEN).avvises(rett_myndighet)
