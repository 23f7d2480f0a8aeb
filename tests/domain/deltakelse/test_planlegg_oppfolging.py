"""A follow-up past go-live is planned."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.planlegg_oppfolging import (
    OppfolgingPlanlagt,
    PlanleggOppfolging,
    oppfolgingen_er_ny,
)
from innforing.domain.deltakelse.verdier import Oppfolging
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import NAER, NOKKEL, PAMELDT, TEKST
from tests.domain.spesifikasjon import BERGEN, LEDER, NHN_SAK, RESSURS, Person, gitt

PLANLEGG = PlanleggOppfolging(id="host", dato=date(2024, 10, 1), tema=TEKST)
PLANLAGT = OppfolgingPlanlagt(id="host", dato=date(2024, 10, 1), tema=TEKST)


@pytest.mark.krav("K-201")
@pytest.mark.parametrize("som", [LEDER, RESSURS, BERGEN])
def test_en_oppfolging_planlegges_fram_i_tid(som: Person) -> None:
    deltakelse = gitt(*PAMELDT, nokkel=NOKKEL).nar(PLANLEGG, som=som, fakta=NAER).da(PLANLAGT)
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.apne_oppfolginger == (Oppfolging(id="host", dato=date(2024, 10, 1)),)


def test_hver_oppfolging_har_sin_egen_kode() -> None:
    resultat = gitt(*PAMELDT, PLANLAGT, nokkel=NOKKEL).nar(PLANLEGG, som=LEDER, fakta=NAER)
    resultat.avvises(oppfolgingen_er_ny)
    annen = PLANLEGG.med(id="vinter")
    gitt(*PAMELDT, PLANLAGT, nokkel=NOKKEL).nar(annen, som=LEDER, fakta=NAER).etter()


def test_andre_planlegger_ikke() -> None:
    resultat = gitt(*PAMELDT, nokkel=NOKKEL).nar(PLANLEGG, som=NHN_SAK, fakta=NAER)
    resultat.avvises(rett_myndighet)
