"""The plan is laid as a draft, by those who are to carry it out."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.plan import Planutkast
from innforing.domain.innforingslop.steg.legg_plan import LeggPlan, PlanLagt
from innforing.domain.innforingslop.verdier import Puljeplan, Puljeutkast
from tests.domain.innforingslop.historie import (
    BEMANNET_A,
    BEMANNET_C,
    BEMANNET_F,
    FORESLATT_A,
    GRUPPELEDER,
    LAGT_A,
    PLAN,
    PLANLAGT_A,
    PROSESSLEDER,
    PULJE_1,
    PULJE_2,
    PULJELEDER_1,
    PULJELEDER_2,
    STEDFORTREDER,
)
from tests.domain.spesifikasjon import GRUPPA, KARI, KONTAKT, LEDER, gitt

HELE = LeggPlan(plan=PLAN, puljer=(PULJE_1,))


@pytest.mark.krav("K-125", "K-139")
def test_arbeidsgruppen_legger_planen_og_det_huskes_hvem() -> None:
    lop = (
        gitt(*BEMANNET_A, i=T.FORESLATT)
        .nar(HELE, som=GRUPPA)
        .da(PlanLagt(plan=PLAN, puljer=(PULJE_1,), av="geir"))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.puljer == (Puljeplan(**dict(PULJE_1)),)
    assert lop.plan.aktiviteter == PLAN.aktiviteter
    assert lop.plan_av == ("geir",)


@pytest.mark.krav("K-142")
def test_et_utkast_kan_legges_i_deler_og_resten_star() -> None:
    senere = LeggPlan(
        plan=Planutkast(kommunikasjonsplan="Nettmøter"), puljer=(PULJE_2,), fjerner=(1,)
    )
    etter = gitt(*LAGT_A, i=T.KLAR_TIL_BRUK_SJEKKET).nar(senere, som=LEDER).etter()
    assert isinstance(etter, Innforingslop)
    assert etter.plan.oppstart == PLAN.oppstart
    assert etter.plan.kommunikasjonsplan == "Nettmøter"
    assert [p.nr for p in etter.puljer] == [2]
    assert etter.plan_av == ("geir", "lise")


@pytest.mark.krav("K-109")
def test_en_plan_som_er_lagt_om_er_ikke_lenger_delt() -> None:
    lop = gitt(*LAGT_A, i=T.KLAR_TIL_BRUK_SJEKKET)
    delt = lop.aggregat(Innforingslop)
    etter = lop.nar(HELE, som=GRUPPA).etter()
    assert isinstance(delt, Innforingslop)
    assert isinstance(etter, Innforingslop)
    assert delt.delt is not None
    assert etter.delt == delt.delt.med(gjelder_planen=False)


@pytest.mark.krav("K-138")
def test_bare_gruppen_og_den_utpekte_lederen_eller_stedfortrederen_legger_planen() -> None:
    lop = gitt(*BEMANNET_A, i=T.FORESLATT)
    for som in (LEDER, STEDFORTREDER):
        lop.nar(HELE, som=som).etter()
    for som in (KARI, KONTAKT, PULJELEDER_1):
        lop.nar(HELE, som=som).avvises(rett_myndighet)
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(HELE, som=GRUPPA).avvises(rett_myndighet)


@pytest.mark.krav("K-143")
def test_i_type_c_legger_hver_leder_sin_pulje_og_en_hele_planen() -> None:
    lop = gitt(*BEMANNET_C, i=T.FORESLATT)
    min_pulje = LeggPlan(puljer=(PULJE_1,))
    lop.nar(min_pulje, som=PULJELEDER_1).etter()
    lop.nar(LeggPlan(fjerner=(2,)), som=PULJELEDER_2).etter()
    lop.nar(min_pulje, som=PULJELEDER_2).avvises(rett_myndighet)
    lop.nar(LeggPlan(puljer=(PULJE_1, PULJE_2)), som=PULJELEDER_1).avvises(rett_myndighet)
    lop.nar(HELE, som=PULJELEDER_1).avvises(rett_myndighet)
    lop.nar(HELE, som=GRUPPELEDER).etter()


def test_prosesslederen_legger_planen_for_en_felles_prosess() -> None:
    gitt(*BEMANNET_F, i=T.FORESLATT).nar(HELE, som=PROSESSLEDER).etter()


def test_en_godkjent_plan_legges_ikke_den_endres() -> None:
    gitt(*PLANLAGT_A, i=T.PLANLAGT).nar(HELE, som=LEDER).avvises(riktig_fase)


def test_formen_pa_et_utkast() -> None:
    with pytest.raises(ValidationError):
        LeggPlan()
    with pytest.raises(ValidationError):
        LeggPlan(puljer=(PULJE_1, PULJE_1))
    with pytest.raises(ValidationError):
        LeggPlan(puljer=(PULJE_1,), fjerner=(1,))
    with pytest.raises(ValidationError):
        Planutkast(oppstart=date(2024, 5, 1), slutt=date(2024, 4, 1))
    with pytest.raises(ValidationError):
        Puljeutkast(nr=1, start=date(2024, 5, 1), slutt=date(2024, 4, 1))
