"""The handover from program to utbredelse."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_overlevering import (
    LosningOverlevert,
    RegistrerOverlevering,
)
from innforing.domain.losning.verdier import Overlevering
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, PROGRAMMET, Person, gitt

OVERLEVER = RegistrerOverlevering(
    fra_organ="program-kj", dato=date(2024, 1, 15), fulgte_med=("Opplæringspakke",)
)


@pytest.mark.krav("K-005")
@pytest.mark.parametrize("som", [PROGRAMMET, KS_SAK])
def test_overleveringen_sier_hvem_nar_og_hva(som: Person) -> None:
    overlevering = Overlevering(
        fra_organ="program-kj", dato=date(2024, 1, 15), fulgte_med=("Opplæringspakke",)
    )
    losning = (
        gitt(KJERNEJOURNAL).nar(OVERLEVER, som=som).da(LosningOverlevert(overlevering=overlevering))
    )
    assert isinstance(losning, Losning)
    assert losning.overlevering == overlevering


def test_andre_registrerer_ikke_overlevering() -> None:
    gitt(KJERNEJOURNAL).nar(OVERLEVER, som=NHN_SAK).avvises(rett_myndighet)


@pytest.mark.krav("K-006")
def test_et_annet_program_overleverer_ikke_losningen() -> None:
    andre = Person(PROGRAMMET.aktor.med(organ="program-vkp"), PROGRAMMET.verv)
    gitt(KJERNEJOURNAL).nar(OVERLEVER, som=andre).avvises(rett_myndighet)
    uten_program = KJERNEJOURNAL.med(avgivende_program=None)
    gitt(uten_program).nar(OVERLEVER, som=andre).etter()


@pytest.mark.krav("K-373")
def test_en_overlevering_som_skal_skje_er_ikke_skjedd() -> None:
    framover = OVERLEVER.med(dato=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KS_SAK).avvises(datoen_er_ikke_framover)
    gitt(KJERNEJOURNAL).nar(OVERLEVER.med(dato=date(2024, 3, 1)), som=KS_SAK).etter()
