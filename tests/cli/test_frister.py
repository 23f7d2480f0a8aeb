"""Deadlines from the command line: those that passed are recorded, those to come are shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.application.frister.forfallshus import planlegg

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def test_what_passed_is_recorded_once_and_what_comes_is_shown(program: Program) -> None:
    with program.hus() as hus:
        planlegg(hus, "forst", date(2024, 5, 5))
        planlegg(hus, "sa", date(2024, 5, 17))
    posisjon = program.siste[0] + 1
    svar = program.json("frister", "--na", "2024-05-06")
    assert svar["fort"] == [{"strom": "deltakelse:htm:voss", "posisjon": posisjon}]
    assert svar["neste"] == [
        {"dag": "2024-05-17", "strom": "deltakelse:htm:voss", "steg": "utlop_oppfolgingsfrist"}
    ]
    igjen = program("frister", "--na", "2024-05-06", COLUMNS="200").stdout
    assert "0 deadlines recorded, 1 in the next 30 days" in igjen
    assert "Grunnlovsdag; next working day 2024-05-21" in igjen
    assert program("frister", "--dager", "0").stdout == (
        "0 deadlines recorded, 0 in the next 0 days\n"
    )


def test_a_real_log_cannot_be_told_what_time_it_is(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    assert "demo log" in tomt.ugyldig("frister", "--na", "2024-05-06")
    assert tomt.json("frister") == {"demo": False, "fort": [], "neste": []}
