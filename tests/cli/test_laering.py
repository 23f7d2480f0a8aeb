"""Overview laering from the command line: what was learnt, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.application.demohus import fortalt
from tests.cli.conftest import program_i
from tests.scenarios.verdener import FILER

if TYPE_CHECKING:
    from tests.cli.conftest import Program


@pytest.fixture(scope="module")
def utvidet(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program over the log of S-10; only read."""
    fil = next(fil for fil in FILER if fil.stem.startswith("s10"))
    return program_i(fortalt(tmp_path_factory.mktemp("laering"), fil))


def laert(program: Program, *ord_: str) -> list[dict[str, Any]]:
    punkter = program.json("overview", "laering", *ord_)["laeringspunkter"]
    assert isinstance(punkter, list)
    return punkter


@pytest.mark.krav("K-212", "K-369")
def test_each_lesson_is_counted_by_what_later_lop_did_with_it(utvidet: Program) -> None:
    antall = {p["id"]: {s: f["antall"] for s, f in p["antall"].items()} for p in laert(utvidet)}
    assert antall == {
        "s10.1": {"tatt_med": 1, "ikke_brukt": 0, "ubesvart": 0},
        "s10.2": {"tatt_med": 0, "ikke_brukt": 1, "ubesvart": 0},
        "s10.3": {"tatt_med": 0, "ikke_brukt": 0, "ubesvart": 0},
    }
    venter = laert(utvidet, "--per", "2024-10-20")[0]["antall"]["ubesvart"]
    assert (venter["antall"], len(venter["posisjoner"]) > 0) == (1, True)


def test_lessons_are_found_by_leverandor_words_and_lop(utvidet: Program) -> None:
    assert [p["id"] for p in laert(utvidet, "--leverandor", "leverandor-delta")] == ["s10.1"]
    assert [p["id"] for p in laert(utvidet, "--ord", "belastning")] == ["s10.2"]
    assert laert(utvidet, "--lop", "s10-a") == laert(utvidet, "--losning", "vkp") == []
    assert [p["trukket"] for p in laert(utvidet)] == [False, False, True]


def test_people_see_them_in_a_table_and_what_it_rests_on(utvidet: Program) -> None:
    svar = utvidet("overview", "laering")
    assert svar.exit_code == 0, svar.stderr
    for ord_ in ("Læringspunkter", "Avtal testvindu", "Tatt med", "s10.3", "posisjon"):
        assert ord_ in svar.stdout
    assert "Recommendation" in utvidet("overview", "laering", "--lang", "en").stdout
