"""In S-05 the themes of the plan trace back to what the kommuner answered, before and after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import Tilbakeblikk, utsnitt
from innforing.application.scenario import kjor
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.domain.innforingslop.innforingslop import Innforingslop
from tests.scenarios.verdener import FORTELLINGER, les

if TYPE_CHECKING:
    from innforing.bootstrap import Hus

LOP = "innforingslop:s05"
FOR_PLANEN = date(2024, 3, 1)
VANSKELIG = {
    "roller_og_ansvar": ("uklart", "Roller og ansvar"),
    "arbeidsprosesser": ("nei", "Arbeidsprosesser"),
    "kompetanse": ("lav", "Kompetanse"),
}
"""Theme → the answer that says it is hard, and what the plan calls the theme."""
TALLORD = ("ingen", "en", "to", "tre", "fire", "fem", "seks")


@pytest.fixture
def fortalt(verdenshus: Hus) -> Hus:
    (fil,) = FORTELLINGER.glob("s05_*.toml")
    kjor(verdenshus, [les(fil)])
    return verdenshus


def strever(hus: Hus, tema: str, per: date | None) -> int:
    kilde = Kilde(Tilbakeblikk(hus.reader, hus.mapper, utsnitt(hus.reader, per=per)), hus.kommuner)
    svar = spor(kilde, "kartlegging", {"lop": "s05", "tema": tema})
    assert isinstance(svar, dict)
    assert svar["svarte"] == sum(svar["svar"].values()) == 6
    return int(svar["svar"].get(VANSKELIG[tema][0], 0))


@pytest.mark.krav("K-041", "K-042")
def test_the_themes_are_ranked_by_how_many_kommuner_find_them_hard(fortalt: Hus) -> None:
    lop = Tilbakeblikk(fortalt.reader, fortalt.mapper, utsnitt(fortalt.reader)).aggregat(LOP)
    assert isinstance(lop, Innforingslop)
    navn = [aktivitet.navn for aktivitet in lop.plan.aktiviteter]
    antall = [strever(fortalt, tema, FOR_PLANEN) for tema in VANSKELIG]
    assert antall == sorted(antall, reverse=True)
    for nr, (tema, n) in enumerate(zip(VANSKELIG, antall, strict=True), 1):
        assert navn[nr - 1].startswith(f"{nr}. {VANSKELIG[tema][1]}: {TALLORD[n]} av seks")


@pytest.mark.krav("K-042")
def test_the_same_questions_afterwards_show_what_has_become_easier(fortalt: Hus) -> None:
    for_, etter = (
        [strever(fortalt, tema, per) for tema in VANSKELIG] for per in (FOR_PLANEN, None)
    )
    assert for_ == [5, 3, 3]
    assert etter == [0, 0, 0]
