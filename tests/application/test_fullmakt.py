"""Nobody acts for a body without an office in it, and the system acts for itself only."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.fullmakt import SYSTEM, verv_for
from innforing.domain.grunnmur.aktor import Aktor, Organtype, Rolle
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.verdier import Rolleperiode
from tests.application.verden import Verden
from tests.domain.spesifikasjon import NA

KARI = Rolleperiode(person="kari", rolle=Rolle.MEDLEM, fra=date(2024, 1, 1), til=date(2024, 3, 1))


def verden() -> Verden:
    gruppa = Organ(organtype=Organtype.KOORDINERINGSGRUPPE, roller=(KARI,))
    return Verden({"organ:koordineringsgruppen": gruppa})


@pytest.mark.krav("K-373")
@pytest.mark.parametrize("rolle", [Rolle.PROSESS, Rolle.OPPSETT])
@pytest.mark.parametrize(
    ("person", "organ", "har"),
    [
        (None, SYSTEM, True),
        (None, "koordineringsgruppen", False),
        (None, "regional-46", False),
        ("kari", SYSTEM, False),
        ("kari", "koordineringsgruppen", False),
    ],
)
def test_systemet_handler_bare_for_seg_selv(
    rolle: Rolle, person: str | None, organ: str, *, har: bool
) -> None:
    aktor = Aktor(person=person, rolle=rolle, organ=organ)
    assert verv_for(aktor, verden(), NA).innehar is har


@pytest.mark.krav("K-373")
@pytest.mark.parametrize(
    ("aktor", "har"),
    [
        (Aktor(person="kari", rolle=Rolle.MEDLEM, organ="koordineringsgruppen"), True),
        (Aktor(person="kari", rolle=Rolle.LEDER, organ="koordineringsgruppen"), False),
        (Aktor(person="ola", rolle=Rolle.MEDLEM, organ="koordineringsgruppen"), False),
        (Aktor(person=None, rolle=Rolle.MEDLEM, organ="koordineringsgruppen"), False),
        (Aktor(person="kari", rolle=Rolle.MEDLEM, organ="ks"), False),
    ],
)
def test_bare_den_som_har_rollen_i_organet_har_vervet(aktor: Aktor, *, har: bool) -> None:
    assert verv_for(aktor, verden(), NA).innehar is har
    assert not verv_for(aktor, verden(), NA.replace(day=2)).innehar


def test_oppsettet_er_over_nar_ks_er_fort_inn() -> None:
    med_ks = Verden({"organ:ks": Organ(organtype=Organtype.KS)})
    oppsett = Aktor(person=None, rolle=Rolle.OPPSETT, organ=SYSTEM)
    assert not verv_for(oppsett, med_ks, NA).innehar
