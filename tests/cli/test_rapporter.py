"""Reports from the command line: the calendar, and figures that count the same again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innforing.cli import rapporter
from tests.application.demohus import fortalt, kopi
from tests.cli.conftest import program_i
from tests.scenarios.verdener import FORTELLINGER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

S17 = FORTELLINGER / "s17_et_rapporteringsar.toml"
HALVAR = ("digi-oslo", "2024", "halvarsrapport")


@pytest.fixture(scope="module")
def rapportdemo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fortalt(tmp_path_factory.mktemp("rapporter"), S17)


@pytest.fixture
def program(rapportdemo: Path, tmp_path: Path) -> Program:
    return program_i(kopi(rapportdemo, tmp_path))


@pytest.mark.krav("K-313")
def test_kalenderen_for_et_nettverk(program: Program) -> None:
    svar: dict[str, Any] = program.json("overview", "rapporter", "--nettverk", "digi-oslo")
    assert [(r["frist"], r["status"]) for r in svar["rapporter"]] == [
        ("2024-02-01", "levert"),
        ("2024-02-01", "levert"),
        ("2024-03-01", "levert_sent"),
        ("2024-06-01", "levert"),
        ("2025-02-01", "levert"),
        ("2025-03-01", "levert"),
    ]
    da = program("overview", "rapporter", "--per", "2024-03-04", COLUMNS="200").stdout
    assert "digi-oslo 2023 Regnskapstall 2024-03-01 over fristen – –" in " ".join(da.split())


@pytest.mark.krav("K-315")
def test_tallene_telles_pa_nytt_fra_sin_posisjon(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    svar: dict[str, Any] = program.json("report", *HALVAR)
    assert svar["stemmer"] is True
    assert {t["felt"]: t["verdi"] for t in svar["tall"]} == {"lop": 0, "i_bruk": 1, "gevinster": 0}
    assert "byte for byte" in program("report", *HALVAR).stdout
    monkeypatch.setattr(rapporter, "utregnet", lambda *_: ())
    andre = program("report", *HALVAR)
    assert (andre.exit_code, "ANDRE tall" in andre.stdout) == (1, True)


def test_det_som_ikke_er_bedt_om_eller_levert_sies_i_en_setning(program: Program) -> None:
    assert "there is no" in program.ugyldig("report", "digi-oslo", "1999", "halvarsrapport")
