"""Overviews of regional grupper and arbeidsgrupper from the command line, as of any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.application.demohus import fortalt, kopi
from tests.cli.conftest import program_i
from tests.scenarios.verdener import FILER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

FORTELLINGENE = [fil for fil in FILER if fil.stem[:3] in ("s19", "s21")]


@pytest.fixture(scope="module")
def gruppedemo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stories of the groups; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("grupper"), *FORTELLINGENE)


@pytest.fixture
def program(gruppedemo: Path, tmp_path: Path) -> Program:
    return program_i(kopi(gruppedemo, tmp_path))


def gruppene(program: Program, *ord_: str) -> dict[str, dict[str, Any]]:
    svar: dict[str, Any] = program.json("overview", "regioner", *ord_)
    return {g["organ"]: g for g in svar["grupper"]}


def test_a_group_is_shown_as_it_was(program: Program) -> None:
    na, for_ = gruppene(program), gruppene(program, "--per", "2024-02-05")
    assert len(na) == 15
    buskerud = na["regional-33"]
    assert (buskerud["etablert"], buskerud["nettverk"]) == ("2024-03-12", "digi-viken")
    assert (buskerud["kommuner"], buskerud["hull"]) == (["drammen", "kongsberg"], [])
    assert for_["regional-33"]["etablert"] is None
    assert for_["regional-33"]["hull"][0] == "nettverksressurs"


def test_people_see_what_nobody_covers_in_words(program: Program) -> None:
    svar = program("overview", "regioner", "--per", "2024-02-05")
    assert svar.exit_code == 0, svar.stderr
    assert "Nettverksressurs" in svar.stdout
    assert f"posisjon {program.siste[0]}" in svar.stdout


def test_arbeidsgrupper_tell_their_task_and_result(program: Program) -> None:
    svar: dict[str, Any] = program.json("overview", "arbeidsgrupper")
    kpr = next(g for g in svar["arbeidsgrupper"] if g["organ"] == "arbeidsgruppe-adhoc-kpr")
    assert (kpr["art"], kpr["medlemmer"], kpr["mangler"]) == ("ad_hoc", 4, [])
    assert (kpr["resultater"], kpr["avsluttet"]) == (["s21-kpr-veiledning"], "2024-10-18")
    vist = program("overview", "arbeidsgrupper", "--lang", "en")
    assert vist.exit_code == 0, vist.stderr
    assert "Task" in vist.stdout
