"""The record of the group from the command line, as of any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.application.demohus import fortalt, kopi
from tests.cli.conftest import Program, program_i
from tests.scenarios.verdener import MOTENE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def motelogg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fortalt(tmp_path_factory.mktemp("moter"), MOTENE)


@pytest.fixture
def programmet(motelogg: Path, tmp_path: Path) -> Program:
    return program_i(kopi(motelogg, tmp_path))


def saker(svar: dict[str, Any]) -> dict[str, Any]:
    return {sak["sak"]: sak["utfall"] for mote in svar["moter"] for sak in mote["saker"]}


@pytest.mark.krav("K-109", "K-375")
def test_meetings_with_their_items_and_what_they_came_to(programmet: Program) -> None:
    svar: dict[str, Any] = programmet.json("overview", "moter")
    assert saker(svar) == {
        "sak-2026-1": "ja",
        "sak-2026-2": "tatt_til_orientering",
        "sak-2026-3": "ja_pa_vilkar",
        "sak-2026-4": None,
        "sak-2026-5": "ja",
        "sak-2026-6": None,
    }
    assert (svar["parter_som_kreves"], svar["venter"]) == (3, [])
    assert svar["moter"][1]["parter"] == ["helsedirektoratet", "ks", "nhn", "region"]


def test_as_it_was_before_the_first_meeting(programmet: Program) -> None:
    svar: dict[str, Any] = programmet.json("overview", "moter", "--kjent", "2026-02-16")
    assert saker(svar) == {"sak-2026-1": None, "sak-2026-2": None}
    assert programmet.json("overview", "moter", "--kjent", "2026-02-13")["moter"] == []


def test_people_read_outcomes_and_why_they_hold_no_more(programmet: Program) -> None:
    svar = programmet("overview", "moter")
    assert svar.exit_code == 0, svar.stderr
    for ord_ in ("mote-2026-2", "Plan for dokumentdeling", "Gruppen slutter seg til"):
        assert ord_ in svar.stdout
    assert "Beslutningen er rettet av en senere" in " ".join(svar.stdout.split())
