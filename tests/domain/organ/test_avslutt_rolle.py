"""A role in a body comes to an end."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.steg.avslutt_rolle import (
    AvsluttRolle,
    RolleAvsluttet,
    rollen_innehas_den_dagen,
)
from tests.domain.organ.historie import BERGENS_LEDER, GRUPPA, MED_BERIT
from tests.domain.spesifikasjon import BERGEN, KARI, KS_SAK, Person, gitt

SLUTT = AvsluttRolle(person="berit", rolle=Rolle.FULLMEKTIG, til=date(2024, 3, 31))


@pytest.mark.krav("K-136", "K-373")
@pytest.mark.parametrize("som", [BERGENS_LEDER, KS_SAK])
def test_rollen_er_over_dagen_etter(som: Person) -> None:
    resultat = gitt(MED_BERIT, nokkel="kommune-bergen").nar(SLUTT, som=som)
    organ = resultat.da(
        RolleAvsluttet(person="berit", rolle=Rolle.FULLMEKTIG, til=date(2024, 3, 31))
    )
    assert isinstance(organ, Organ)
    assert organ.innehar("berit", Rolle.FULLMEKTIG, date(2024, 3, 31))
    assert not organ.innehar("berit", Rolle.FULLMEKTIG, date(2024, 4, 1))


def test_andres_roller_star_urort() -> None:
    slutt = AvsluttRolle(person="nils", rolle=Rolle.MEDLEM, til=date(2024, 3, 31))
    organ = gitt(GRUPPA).nar(slutt, som=KARI).etter()
    assert isinstance(organ, Organ)
    assert [r.person for r in organ.aktive(date(2024, 4, 1))] == ["geir", "gro"]


def test_den_som_ikke_har_rollen_kan_ikke_slutte() -> None:
    for_sent = SLUTT.med(til=date(2023, 12, 31))
    gitt(MED_BERIT).nar(for_sent, som=KS_SAK).avvises(rollen_innehas_den_dagen)
    annen = SLUTT.med(rolle=Rolle.LEDER)
    gitt(MED_BERIT).nar(annen, som=KS_SAK).avvises(rollen_innehas_den_dagen)


def test_fullmektigen_selv_avslutter_ikke_roller() -> None:
    gitt(MED_BERIT, nokkel="kommune-bergen").nar(SLUTT, som=BERGEN).avvises(rett_myndighet)
