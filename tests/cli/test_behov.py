"""Overviews of behov and samlinger from the command line, as of any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.application.demohus import fortalt, kopi
from tests.cli.conftest import program_i
from tests.scenarios.verdener import FILER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

S22 = next(fil for fil in FILER if fil.stem.startswith("s22"))


@pytest.fixture(scope="module")
def behovsdemo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of a behov; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("behov"), S22)


@pytest.fixture
def program(behovsdemo: Path, tmp_path: Path) -> Program:
    return program_i(kopi(behovsdemo, tmp_path))


def behovene(program: Program, *ord_: str) -> dict[str, dict[str, Any]]:
    svar: dict[str, Any] = program.json("overview", "behov", *ord_)
    return {b["id"]: b for b in svar["behov"]}


def test_each_original_has_come_as_far_as_the_one_that_gathers(program: Program) -> None:
    na, for_ = behovene(program), behovene(program, "--per", "2024-09-30")
    assert (na["s22-fauske"]["status"], na["s22-fauske"]["hos"]) == ("fellestiltak", "s22-voss")
    assert na["s22-fauske"]["antall"]["antall"] == 5
    assert (for_["s22-fauske"]["status"], for_["s22-fauske"]["hos"]) == ("felles", "s22-bodo")
    assert (na["s22-voss"]["lop"], na["s22-voss"]["portefolje"]) == (["s22"], "legemiddelvarsel")
    assert set(behovene(program, "--kommune", "tromso")) == {"s22-tromso", "s22-voss"}


def test_people_see_status_kommuner_and_where_it_is_gathered(program: Program) -> None:
    svar = program("overview", "behov")
    assert svar.exit_code == 0, svar.stderr
    for ord_ in ("Varsel når", "Ble", "fellestiltak", "Ikke tatt", "videre", "s22-voss", "18, 46"):
        assert ord_ in svar.stdout
    assert f"posisjon {program.siste[0]}" in svar.stdout
    engelsk = program("overview", "behov", "--lang", "en")
    assert "Became a" in engelsk.stdout


def test_samlinger_tell_who_took_part(program: Program) -> None:
    svar: dict[str, Any] = program.json("overview", "samlinger")
    [samling] = svar["samlinger"]
    assert (samling["status"], samling["deltok"]["antall"]) == ("gjennomfort", 12)
    assert (samling["motte"]["antall"], len(samling["inviterte"])) == (3, 4)
    vist = program("overview", "samlinger", "--per", "2024-10-01")
    assert vist.exit_code == 0, vist.stderr
    assert "Planlagt" in vist.stdout
    assert "0/4" in vist.stdout
