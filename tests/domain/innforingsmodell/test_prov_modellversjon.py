"""A dry run of a version over all running løp."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell
from innforing.domain.innforingsmodell.steg.prov_modellversjon import (
    Fakta,
    ProvModellversjon,
    modellversjonen_er_ikke_innfort,
)
from tests.domain.innforingsmodell.historie import FORESLATT, GODKJENT, INNFORT, PROVD, S03
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, Person, gitt

FAKTA = Fakta(modellprove=(S03,), provens_posisjon=40)


@pytest.mark.krav("K-324")
@pytest.mark.parametrize("som", [KS_SAK, KARI])
def test_proven_star_i_loggen_med_posisjonen_den_hviler_pa(som: Person) -> None:
    modell = gitt(FORESLATT).nar(ProvModellversjon(), som=som, fakta=FAKTA).da(PROVD)
    assert isinstance(modell, Innforingsmodell)
    assert modell.provd == (S03,)


def test_andre_prover_ikke_modellen() -> None:
    gitt(FORESLATT).nar(ProvModellversjon(), som=NHN_SAK, fakta=FAKTA).avvises(rett_myndighet)


@pytest.mark.krav("K-324")
def test_en_innfort_versjon_proves_ikke_mer() -> None:
    innfort = gitt(FORESLATT, PROVD, GODKJENT, INNFORT)
    innfort.nar(ProvModellversjon(), som=KS_SAK, fakta=FAKTA).avvises(
        modellversjonen_er_ikke_innfort
    )
