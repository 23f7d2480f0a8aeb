"""The region's plan for a year."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.regional_gruppe.arbeid import Lederprioritering, RegionalPlan
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.legg_regional_plan import (
    Fakta,
    LeggRegionalPlan,
    RegionalPlanLagt,
    lederne_har_prioritert,
    planen_bygger_pa_portefoljen,
)
from tests.domain.regional_gruppe.historie import GRUPPE
from tests.domain.spesifikasjon import KONTAKT, gitt

FAKTA = Fakta(organets_type="regional_gruppe")
LEDERNES = tuple(Lederprioritering(sektor=s, tekst=f"Først for {s.value}") for s in Sektor)
PLAN = RegionalPlan(ar=2024, losninger=("digihelse",), prioriteringer=LEDERNES, kapasitet=2)
STEG = LeggRegionalPlan(ar=2024, losninger=("digihelse",), prioriteringer=LEDERNES, kapasitet=2)


@pytest.mark.krav("K-232", "K-033")
def test_planen_har_ledernes_prioriteringer_og_plass_til_egne_lop() -> None:
    gruppe = gitt(nokkel=GRUPPE).nar(STEG, som=KONTAKT, fakta=FAKTA).da(RegionalPlanLagt(plan=PLAN))
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.planer == (PLAN,)


def test_en_ny_plan_for_aret_tar_plassen_til_den_forrige() -> None:
    gammel = RegionalPlanLagt(plan=PLAN.med(kapasitet=1))
    i_fjor = RegionalPlanLagt(plan=PLAN.med(ar=2023))
    gruppe = gitt(i_fjor, gammel, nokkel=GRUPPE).nar(STEG, som=KONTAKT, fakta=FAKTA).etter()
    assert isinstance(gruppe, RegionalGruppe)
    assert [(p.ar, p.kapasitet) for p in gruppe.planer] == [(2023, 2), (2024, 2)]


@pytest.mark.krav("K-232")
def test_det_ma_avklares_nar_ledere_eller_portefoljen_ikke_er_med() -> None:
    uten = STEG.med(prioriteringer=LEDERNES[:1])
    fakta = FAKTA.med(utenfor_portefoljen=("digihelse",))
    avvisning = (
        gitt(nokkel=GRUPPE)
        .nar(uten, som=KONTAKT, fakta=fakta)
        .avvises(lederne_har_prioritert, planen_bygger_pa_portefoljen)
    )
    assert avvisning.sperrer == ()
    assert [u.mangler for u in avvisning.avklares] == [("oppvekst",), ("digihelse",)]
    tom = STEG.med(losninger=())
    gitt(nokkel=GRUPPE).nar(tom, som=KONTAKT, fakta=FAKTA).avvises(planen_bygger_pa_portefoljen)
