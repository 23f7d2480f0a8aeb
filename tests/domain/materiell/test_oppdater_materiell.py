"""A new utgave of a piece of materiell."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.materiell.steg.oppdater_materiell import (
    MateriellOppdatert,
    OppdaterMateriell,
    utgaven_er_nyere,
)
from tests.domain.materiell.historie import ROS_MAL
from tests.domain.spesifikasjon import (
    GRUPPA,
    KONTAKT,
    KS_SAK,
    NHN_SAK,
    PROGRAMMET,
    Person,
    gitt,
)

NY = OppdaterMateriell(utgave="1.1", oppdatert=date(2024, 2, 1))


@pytest.mark.krav("K-081", "K-082")
@pytest.mark.parametrize("som", [PROGRAMMET, KS_SAK, GRUPPA, KONTAKT])
def test_forvalteren_og_de_som_bruker_materiellet_oppdaterer_det(som: Person) -> None:
    resultat = gitt(ROS_MAL).nar(NY, som=som)
    materiell = resultat.da(MateriellOppdatert(utgave="1.1", oppdatert=date(2024, 2, 1)))
    assert isinstance(materiell, Materiell)
    assert (materiell.utgave, materiell.oppdatert) == ("1.1", date(2024, 2, 1))
    assert materiell.forvalter == "program-kj"


@pytest.mark.krav("K-081")
def test_utgaven_er_ny_og_ikke_eldre() -> None:
    gitt(ROS_MAL).nar(NY.med(utgave="1.0"), som=PROGRAMMET).avvises(utgaven_er_nyere)
    eldre = NY.med(oppdatert=date(2023, 2, 1))
    gitt(ROS_MAL).nar(eldre, som=PROGRAMMET).avvises(utgaven_er_nyere)


def test_en_som_ikke_forvalter_oppdaterer_ikke() -> None:
    gitt(ROS_MAL).nar(NY, som=NHN_SAK).avvises(rett_myndighet)
