"""Authority is by body and date."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Part, Rolle
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.verdier import Rolletildeling
from tests.domain.organ.historie import FRA, GRUPPA

GRUPPE = GRUPPA.anvend(Organ())


@pytest.mark.krav("K-373")
def test_en_rolle_innehas_fra_forste_til_og_med_siste_dag() -> None:
    def innehar(dato: date) -> bool:
        return GRUPPE.innehar("geir", Rolle.MEDLEM, dato)

    assert not innehar(date(2023, 12, 31))
    assert innehar(date(2024, 1, 1))
    assert innehar(date(2024, 6, 30))
    assert not innehar(date(2024, 7, 1))


@pytest.mark.krav("K-373")
def test_en_annen_rolle_eller_person_teller_ikke() -> None:
    assert not GRUPPE.innehar("geir", Rolle.LEDER, FRA)
    assert not GRUPPE.innehar(None, Rolle.MEDLEM, FRA)
    assert GRUPPE.har_person("gro", FRA)
    assert not GRUPPE.har_person("kari", FRA)


@pytest.mark.krav("K-120", "K-121")
def test_gruppen_vet_hvilke_deler_som_er_med() -> None:
    assert GRUPPE.parter(FRA) == {Part.REGION_MED_ERFARING, Part.NHN}
    assert GRUPPE.parter(date(2024, 7, 1)) == {Part.NHN}


def test_en_periode_kan_ikke_slutte_for_den_begynner() -> None:
    with pytest.raises(ValidationError, match="til must not be before fra"):
        Rolletildeling(person="geir", rolle=Rolle.MEDLEM, fra=FRA, til=date(2023, 1, 1))


@pytest.mark.parametrize("rolle", [Rolle.PROSESS, Rolle.OPPSETT])
def test_ingen_person_kan_vare_systemet(rolle: Rolle) -> None:
    with pytest.raises(ValidationError, match="no person can hold this role"):
        Rolletildeling(person="geir", rolle=rolle, fra=FRA)
