"""The koordineringsgruppe is shown the plan, or told of it."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.plan import Deling
from innforing.domain.innforingslop.steg.del_plan import DelPlan, PlanDelt
from tests.domain.innforingslop.historie import (
    BEMANNET_B,
    BEMANNET_F,
    LAGT_A,
    PROSESSLEDER,
    REGION,
    VARSLET,
)
from tests.domain.spesifikasjon import GRUPPA, KARI, KONTAKT, LEDER, NA, gitt, person

DEL = DelPlan()


@pytest.mark.krav("K-109", "K-126")
def test_planen_deles_og_den_forste_datoen_star() -> None:
    lop = (
        gitt(*LAGT_A, i=T.KLAR_TIL_BRUK_SJEKKET)
        .nar(DEL, som=GRUPPA)
        .da(PlanDelt(dato=NA.date(), av="geir"))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.delt == Deling(forst=VARSLET, siste=date(2024, 3, 1), gjelder_planen=True)


@pytest.mark.krav("K-110")
def test_i_type_b_varsler_regionens_kontaktperson_med_en_skisse_alt_i_foreslatt() -> None:
    lop = gitt(*BEMANNET_B, i=T.FORESLATT)
    skisse = DelPlan(skisse="DigiHelsestasjon i Vestland til høsten")
    lop.nar(skisse, som=KONTAKT).etter()
    lop.nar(skisse, som=LEDER).avvises(rett_myndighet)
    agder = person("k", KONTAKT.aktor.rolle, "regional-agder", REGION, region="42")
    lop.nar(skisse, som=agder).avvises(rett_myndighet)


def test_i_en_felles_prosess_varsler_prosesslederen() -> None:
    lop = gitt(*BEMANNET_F, i=T.FORESLATT)
    lop.nar(DEL, som=PROSESSLEDER).etter()
    lop.nar(DEL, som=KARI).avvises(rett_myndighet)
