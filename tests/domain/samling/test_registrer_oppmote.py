"""Who took part is registered after the samling."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.steg.registrer_oppmote import OppmoteRegistrert, RegistrerOppmote
from innforing.domain.samling.vilkar import oppmotet_er_talt_en_gang, samlingen_er_gjennomfort
from tests.domain.samling.historie import GJENNOMFORT, NORD, PLANLAGT, VEST
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, Person, gitt

FLERE = VEST.med(antall=4)
REGISTRER = RegistrerOppmote(oppmote=(NORD, FLERE))


@pytest.mark.krav("K-252")
@pytest.mark.parametrize("som", [KS_SAK, KONTAKT])
def test_oppmotet_rettes_og_fylles_ut(som: Person) -> None:
    etter = gitt(PLANLAGT, GJENNOMFORT).nar(REGISTRER, som=som)
    samling = etter.da(OppmoteRegistrert(oppmote=(NORD, FLERE)))
    assert isinstance(samling, Samling)
    assert samling.oppmote == (FLERE, NORD)


def test_for_samlingen_har_vart_har_ingen_deltatt() -> None:
    gitt(PLANLAGT).nar(REGISTRER, som=KS_SAK).avvises(samlingen_er_gjennomfort)


def test_en_linje_for_hvert_organ_og_hver_rolle() -> None:
    to = REGISTRER.med(oppmote=(NORD, NORD))
    gitt(PLANLAGT, GJENNOMFORT).nar(to, som=KS_SAK).avvises(oppmotet_er_talt_en_gang)
    gitt(PLANLAGT, GJENNOMFORT).nar(REGISTRER, som=BERGEN).avvises(rett_myndighet)
