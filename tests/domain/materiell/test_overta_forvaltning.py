"""A body takes over the upkeep of a piece of materiell."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.materiell.steg.overta_forvaltning import (
    ForvaltningOvertatt,
    OvertaForvaltning,
    forvalteren_er_ny,
)
from tests.domain.materiell.historie import ROS_MAL
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, NHN_SAK, PROGRAMMET, Person, gitt


@pytest.mark.krav("K-080")
@pytest.mark.parametrize("som", [NHN_SAK, KS_SAK, KONTAKT])
def test_den_som_overtar_blir_forvalter(som: Person) -> None:
    resultat = gitt(ROS_MAL).nar(OvertaForvaltning(), som=som)
    materiell = resultat.da(ForvaltningOvertatt(forvalter=som.aktor.organ))
    assert isinstance(materiell, Materiell)
    assert materiell.forvalter == som.aktor.organ


@pytest.mark.krav("K-080")
def test_dagens_forvalter_overtar_ikke_fra_seg_selv() -> None:
    gitt(ROS_MAL).nar(OvertaForvaltning(), som=PROGRAMMET).avvises(forvalteren_er_ny)


def test_en_kommune_overtar_ikke_nasjonalt_materiell() -> None:
    gitt(ROS_MAL).nar(OvertaForvaltning(), som=BERGEN).avvises(rett_myndighet)
