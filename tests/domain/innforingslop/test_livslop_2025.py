"""The life cycle of 2025: that of 2024, with two warnings that became conditions."""

from __future__ import annotations

from typing import Any

import pytest

from innforing.domain.grunnmur.aggregat import Grunnlag, IngenFakta
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.innforingslop.livslop.vilkar_forankring import lederne_i_regionen_er_med
from innforing.domain.innforingslop.livslop.vilkar_plan import regional_forankring
from innforing.domain.katalog import STEG
from tests.domain.innforingslop.historie import PLANLAGT_B, SJEKKET_B
from tests.domain.spesifikasjon import KARI, NA, gitt

GAMMEL, NY = LIVSLOP["2024.1"], LIVSLOP["2025.1"]


@pytest.mark.krav("K-155", "K-188", "K-214", "K-324")
def test_bare_to_regler_er_strengere() -> None:
    endret = {
        (ny.steg, *sorted(set(ny.sperrer) - set(gammel.sperrer)))
        for gammel, ny in zip(GAMMEL.overganger, NY.overganger, strict=True)
        if gammel != ny
    }
    assert endret == {
        ("godkjenn_plan", "lederne_i_regionen_er_med"),
        ("evaluer", "roller_og_forankring_vurdert"),
    }
    assert "regional_forankring" not in _rad("godkjenn_plan", T.KLAR_TIL_BRUK_SJEKKET).avklares


@pytest.mark.krav("K-155", "K-188")
def test_en_region_uten_forankrede_ledere_mangler_det_samme_som_det_ble_spurt_om() -> None:
    for historie in (SJEKKET_B, PLANLAGT_B):
        lop = gitt(*historie).aggregat(Innforingslop)
        g: Grunnlag[Any, Any] = Grunnlag(
            lop,
            STEG["godkjenn_plan"].model_construct(),
            KARI.aktor,
            KARI.verv,
            NA,
            NA,
            IngenFakta(),
        )
        assert lederne_i_regionen_er_med.mangler(g) == regional_forankring.mangler(g)


def _rad(steg: str, fra: T) -> Any:
    rad = NY.rad(steg, str(fra.value), "B")
    assert rad is not None
    return rad
