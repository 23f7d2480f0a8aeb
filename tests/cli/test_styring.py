"""The decision trail from the command line, as of any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.application.demohus import fortalt, kopi
from tests.cli.conftest import program_i
from tests.scenarios.verdener import FILER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


@pytest.fixture(scope="module")
def spordemo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of the decision trail; not to be written to."""
    filer = (fil for fil in FILER if fil.stem.startswith("s23"))
    return fortalt(tmp_path_factory.mktemp("spor"), *filer)


@pytest.fixture
def program(spordemo: Path, tmp_path: Path) -> Program:
    return program_i(kopi(spordemo, tmp_path))


def spor(program: Program, *ord_: str) -> dict[str, Any]:
    svar: dict[str, Any] = program.json("overview", "beslutningsspor", *ord_)
    return svar


@pytest.mark.krav("K-337", "K-340")
def test_the_trail_is_replayed_to_chosen_days(program: Program) -> None:
    for dag, antall, siste, gjelder in (
        ("2024-03-01", 11, "sluttrapport-2024", False),
        ("2023-12-31", 10, "tilskuddsregelverk-2024", True),
        ("2024-04-15", 12, "fordelingsnokkel-2024", False),
    ):
        svar = spor(program, "--per", dag)
        assert len(svar["milepeler"]) == antall
        assert svar["milepeler"][-1]["id"] == siste
        [avtalen] = [a for a in svar["avtaler"] if a["id"] == "hod-ks-2022"]
        assert (avtalen["gjelder"], avtalen["siste_dag"]) == (gjelder, "2023-12-31")


@pytest.mark.krav("K-372")
def test_what_was_known_is_another_thing_than_what_was(program: Program) -> None:
    assert [m["id"] for m in spor(program, "--per", "2020-03-01")["milepeler"]] == [
        "landstinget-2020"
    ]
    visst = spor(program, "--per", "2020-03-01", "--kjent", "2023-11-12")
    assert visst["milepeler"] == visst["avtaler"] == []


def test_people_see_who_did_what_and_whether_it_holds(program: Program) -> None:
    svar = program("overview", "beslutningsspor")
    assert svar.exit_code == 0, svar.stderr
    for ord_ in (
        "KommIT-rådet: besluttet",
        "Fordelingsnøkkelen for 2024",
        "Gått ut",
        "2023-12-31",
        f"posisjon {program.siste[0]}",
    ):
        assert ord_ in svar.stdout
