"""Grants of a year from the command line, and a key tried beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.application.demohus import fortalt, kopi
from tests.cli.conftest import program_i
from tests.domain.fordeling.historie import TABELL_2024
from tests.scenarios.verdener import FILER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

S12 = next(fil for fil in FILER if fil.stem.startswith("s12"))


@pytest.fixture(scope="module")
def tilskuddsdemo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fortalt(tmp_path_factory.mktemp("tilskudd"), S12)


@pytest.fixture
def program(tilskuddsdemo: Path, tmp_path: Path) -> Program:
    return program_i(kopi(tilskuddsdemo, tmp_path))


def test_tabellen_og_regnskapet_for_ett_ar(program: Program) -> None:
    svar: dict[str, Any] = program.json("overview", "tilskudd", "2024", "--per", "2024-04-16")
    assert {m: t["ramme"] for m, t in svar["tilskudd"].items()} == {
        m: kr for m, (_, _, kr) in TABELL_2024.items()
    }
    assert (svar["radsum"], svar["oppgitt"]) == (36_683_802, 36_683_801)
    assert svar["simulering"] is None


def test_en_nokkel_vises_med_avviket_fra_tabellen(program: Program) -> None:
    om = ("overview", "tilskudd", "2024", "--nokkel", "100000,600,200,200")
    svar: dict[str, Any] = program.json(*om)
    rader = svar["simulering"]["rader"]
    assert sum(r["belop"] for r in rader) == 36_683_801
    assert max(abs(r["avvik"]) for r in rader) <= 1_500
    vist = program(*om)
    assert "Digi Troms og Finnmark" in vist.stdout
    assert "36 683 802, 36 683 801" in vist.stdout


@pytest.mark.parametrize(
    ("ord_", "grunn"),
    [
        (("2026",), "no grants for 2026"),
        (("2024", "--nokkel", "1,2"), "is not a key"),
        (("2024", "--nokkel", "0,1001,0,0"), "at most 1000"),
        (("2024", "--nokkel", "0,600,200,201"), "cannot be tried"),
        (("2024", "--nokkel", "0,600,200,200", "--tall", "2050"), "cannot be tried"),
    ],
)
def test_det_som_ikke_gar_sies_i_en_setning(
    program: Program, ord_: tuple[str, ...], grunn: str
) -> None:
    svar = program("overview", "tilskudd", *ord_)
    assert svar.exit_code == 2
    assert grunn in svar.stderr
