"""Erfaringer are shown in an arena, and it is logged where."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.del_erfaring import DelErfaring, ErfaringDelt
from tests.domain.innforingslop.historie import LEVERT_A
from tests.domain.spesifikasjon import BERGEN, KARI, LEDER, gitt

DEL = DelErfaring(arena="Nasjonal samling", dato=date(2024, 12, 1))
DELT = gitt(*LEVERT_A, i=T.DELT_MED_KOORDINERINGSGRUPPE)


@pytest.mark.krav("K-210")
def test_det_star_hvor_erfaringene_ble_delt() -> None:
    delt = ErfaringDelt(arena="Nasjonal samling", dato=date(2024, 12, 1))
    assert DELT.nar(DEL, som=LEDER).da(delt) == DELT.nar(DEL, som=KARI).da(delt)


def test_erfaringer_deles_etter_at_gruppen_har_evalueringen() -> None:
    gitt(*LEVERT_A, i=T.EVALUERT).nar(DEL, som=LEDER).avvises(riktig_fase)


def test_en_kommune_forer_ikke_erfaringer_pa_lopet() -> None:
    DELT.nar(DEL, som=BERGEN).avvises(rett_myndighet)
