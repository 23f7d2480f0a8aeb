"""The prismodell is evaluated, by 2024."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.evaluer_prismodell import (
    EvaluerPrismodell,
    PrismodellEvaluert,
    prismodellen_finnes,
)
from innforing.domain.losning.steg.registrer_prismodell import PrismodellRegistrert
from innforing.domain.losning.styring import Prismodellevaluering
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.losning.test_registrer_prismodell import MODELL
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

REGISTRERT = PrismodellRegistrert(modell=MODELL)
EVALUER = EvaluerPrismodell(
    dato=date(2024, 2, 1), konklusjon="Modellen virker", kilde="Evalueringsrapport (eksempel)"
)


@pytest.mark.krav("K-101")
def test_evalueringen_av_prismodellen_huskes() -> None:
    evaluering = Prismodellevaluering(
        dato=date(2024, 2, 1), konklusjon="Modellen virker", kilde="Evalueringsrapport (eksempel)"
    )
    losning = (
        gitt(KJERNEJOURNAL, REGISTRERT)
        .nar(EVALUER, som=KS_SAK)
        .da(PrismodellEvaluert(evaluering=evaluering))
    )
    assert isinstance(losning, Losning)
    assert losning.prisevalueringer == (evaluering,)


@pytest.mark.krav("K-101")
def test_en_prismodell_som_ikke_finnes_evalueres_ikke() -> None:
    framover = EVALUER.med(dato=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KS_SAK).avvises(
        prismodellen_finnes, datoen_er_ikke_framover
    )


def test_bare_ks_forer_evalueringen() -> None:
    gitt(KJERNEJOURNAL, REGISTRERT).nar(EVALUER, som=NHN_SAK).avvises(rett_myndighet)
