"""A samling is evaluated."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.steg.evaluer_samling import (
    EvaluerSamling,
    SamlingEvaluert,
    samlingen_er_ikke_evaluert,
)
from innforing.domain.samling.verdier import Samlingsdom, Samlingsmal
from innforing.domain.samling.vilkar import samlingen_er_gjennomfort
from tests.domain.samling.historie import GJENNOMFORT, PLANLAGT
from tests.domain.spesifikasjon import KONTAKT, KS_SAK, gitt

TILLIT = Samlingsdom(mal=Samlingsmal.TILLIT, to=1, tre=2, fire=10, fem=7)
NYTTE = Samlingsdom(mal=Samlingsmal.NYTTE, en=1, to=1, tre=5, fire=8, fem=3)
EVALUER = EvaluerSamling(spurt=24, svart=20, vurderinger=(TILLIT, NYTTE))
EVALUERT = SamlingEvaluert(spurt=24, svart=20, vurderinger=(TILLIT, NYTTE))


@pytest.mark.krav("K-255")
def test_samlingen_evalueres_for_tillit_involvering_og_nytte() -> None:
    samling = gitt(PLANLAGT, GJENNOMFORT).nar(EVALUER, som=KS_SAK).da(EVALUERT)
    assert isinstance(samling, Samling)
    assert samling.evaluert


@pytest.mark.parametrize(
    ("endret", "feil"),
    [
        ({"spurt": 19}, "only those who were asked"),
        ({"svart": 19}, "more answers than have answered"),
        ({"vurderinger": (TILLIT, TILLIT)}, "stands twice"),
    ],
)
def test_tallene_gar_opp(endret: dict[str, object], feil: str) -> None:
    felt: dict[str, object] = {"spurt": 24, "svart": 20, "vurderinger": (TILLIT, NYTTE)}
    with pytest.raises(ValidationError, match=feil):
        EvaluerSamling.model_validate(felt | endret)


def test_fordelingen_gar_fra_en_til_fem() -> None:
    assert NYTTE.fordeling == (1, 1, 5, 8, 3)


def test_samlingen_evalueres_en_gang_og_etter_at_den_har_vart() -> None:
    gitt(PLANLAGT, GJENNOMFORT, EVALUERT).nar(EVALUER, som=KS_SAK).avvises(
        samlingen_er_ikke_evaluert
    )
    gitt(PLANLAGT).nar(EVALUER, som=KS_SAK).avvises(samlingen_er_gjennomfort)
    gitt(PLANLAGT, GJENNOMFORT).nar(EVALUER, som=KONTAKT).avvises(rett_myndighet)
