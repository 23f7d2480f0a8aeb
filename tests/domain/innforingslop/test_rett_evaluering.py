"""A shared evaluering is fixed; corrections are added to it."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.rett_evaluering import (
    EvalueringRettet,
    RettEvaluering,
    evalueringen_finnes,
)
from tests.domain.innforingslop.historie import EVALUERT_C, LEVERT_A, PULJELEDER_1, fritekst
from tests.domain.spesifikasjon import BERGEN, KARI, LEDER, gitt

RETTELSE = fritekst("to kommuner var talt dobbelt")
RETT = RettEvaluering(rettelse=RETTELSE)
DELT = gitt(*LEVERT_A, i=T.DELT_MED_KOORDINERINGSGRUPPE)


@pytest.mark.krav("K-216", "K-374")
def test_rettelsen_legges_til_og_det_gamle_star() -> None:
    for_ = DELT.nar(RETT, som=LEDER).g.aggregat
    etter = DELT.nar(RETT, som=LEDER).da(EvalueringRettet(rettelse=RETTELSE))
    assert etter == for_
    DELT.nar(RETT, som=KARI).etter()


def test_en_pulje_kan_rettes_for_seg() -> None:
    c = gitt(*EVALUERT_C, i=T.DELT_MED_KOORDINERINGSGRUPPE)
    rettet = EvalueringRettet(pulje=1, rettelse=RETTELSE)
    c.nar(RETT.med(pulje=1), som=PULJELEDER_1).da(rettet)


@pytest.mark.krav("K-216")
def test_bare_det_som_er_evaluert_kan_rettes() -> None:
    DELT.nar(RETT.med(pulje=1), som=LEDER).avvises(evalueringen_finnes)


def test_for_evalueringen_er_delt_er_det_ingenting_a_rette() -> None:
    gitt(*LEVERT_A, i=T.EVALUERT).nar(RETT, som=LEDER).avvises(riktig_fase)


def test_en_kommune_retter_ikke_evalueringen() -> None:
    DELT.nar(RETT, som=BERGEN).avvises(rett_myndighet)
