"""A meeting of the group is called."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.innkall_mote import InnkallMote, MoteInnkalt
from tests.domain.koordineringsgruppe.historie import DAG, INNKALT, SEKRETAER
from tests.domain.spesifikasjon import KARI, KS_SAK, LEDER, NHN_SAK, Person, gitt

INNKALL = InnkallMote(dato=DAG, sted="Oslo")


@pytest.mark.krav("K-103")
@pytest.mark.parametrize("som", [KARI, SEKRETAER, KS_SAK])
def test_medlemmer_sekretaer_og_ks_innkaller(som: Person) -> None:
    gruppe = gitt().nar(INNKALL, som=som).da(INNKALT)
    assert isinstance(gruppe, Koordineringsgruppe)
    assert not gruppe.moter[INNKALT.mote].er_runde


@pytest.mark.parametrize("som", [NHN_SAK, LEDER])
def test_andre_innkaller_ikke(som: Person) -> None:
    gitt().nar(INNKALL, som=som).avvises(rett_myndighet)


def test_motene_er_numerert_i_hvert_ar() -> None:
    andre = gitt(INNKALT).nar(INNKALL.med(sted=None), som=KARI)
    andre.da(MoteInnkalt(mote="mote-2024-2", dato=DAG))
    neste_ar = gitt(INNKALT).nar(InnkallMote(dato=date(2025, 1, 9)), som=KARI)
    neste_ar.da(MoteInnkalt(mote="mote-2025-1", dato=date(2025, 1, 9)))


@pytest.mark.krav("K-103")
def test_det_finnes_bare_en_gruppe() -> None:
    assert Koordineringsgruppe.er_nokkel("koordineringsgruppen") is not None
    assert Koordineringsgruppe.er_nokkel("koordineringsgruppe-nord") is None
