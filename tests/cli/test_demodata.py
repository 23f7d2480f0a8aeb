"""`demo-data`: a large log in one command, that the other commands can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.application.demodata.historie import Historie

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.application.demodata.historie import Laget
    from tests.cli.conftest import Program

LITE = ("demo-data", "--lop", "6", "--events", "3000", "--seed", "4")


def test_a_history_is_made_that_verifies_and_that_every_read_model_takes(tomt: Program) -> None:
    svar = tomt.json(*LITE)
    assert svar["demo"] is True
    assert svar["lop"] == 6
    assert svar["seed"] == 4
    assert 3_000 <= int(str(svar["hendelser"])) < 3_500
    assert tomt.siste[0] == svar["hendelser"]
    assert str(svar["slutt"]).startswith("2029-12")
    sett = tomt.json("verify")
    assert sett["holder"] is True
    assert sett["hendelser"] == svar["hendelser"]
    with tomt.hus() as hus, hus.lesesiden() as side:
        side.catch_up()
        assert {one.parked for one in side.status()} == {()}
    bord = tomt("board")
    assert bord.exit_code == 0
    assert "lop-0006" in bord.stdout
    assert bord.stderr.startswith("DEMO: eksempeldata\n")


def test_people_read_one_line(tomt: Program) -> None:
    svar = tomt("demo-data", "--lop", "1", "--events", "500", "--years", "2", "--lang", "nn")
    assert svar.exit_code == 0, svar.stderr
    assert svar.stdout.startswith("Ei oppdikta historie er laga: 50")
    assert svar.stdout.count("\n") == 1
    assert "DEMO" in svar.stderr


@pytest.mark.parametrize(
    ("ord_", "ventet"),
    [
        (
            ("--events", "100"),
            "--events 100 is too few for --lop 6: give at least 718, or fewer løp.",
        ),
        (("--events", "0"), "--events is 0; it must be from 1"),
        (("--lop", "0"), "--lop is 0; it must be from 1 to 2000."),
        (("--years", "21"), "--years is 21; it must be from 1 to 20."),
        (("--seed", "frø"), "Invalid value for '--seed'"),
        (("--lop", "1.5"), "Invalid value for '--lop'"),
    ],
)
def test_bad_input_is_said_before_any_log_is_made(
    tomt: Program, ord_: tuple[str, ...], ventet: str
) -> None:
    svar = tomt(*LITE, *ord_)
    assert svar.exit_code == 2
    assert ventet in svar.stderr
    assert "Traceback" not in svar.stderr
    assert list(tomt.mappe.glob("*.sqlite")) == []


def test_a_log_with_events_is_left_alone(program: Program) -> None:
    setning = program.ugyldig(*LITE)
    assert "there is a log with other content already" in setning


def test_an_ekte_log_is_left_alone(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    assert "there is an ekte log already, of 1 events" in tomt.ugyldig(*LITE)


def test_a_run_that_is_stopped_says_what_stands_and_what_to_do(
    tomt: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("innforing.application.demodata.historie.I_EN_BUNT", 200)
    lag = Historie.lag

    def stopp(ferdig: int, _alle: int) -> None:
        if ferdig > 600:
            raise KeyboardInterrupt

    def avbrutt(self: Historie, _vis: Callable[[int, int], None]) -> Laget:
        return lag(self, stopp)

    monkeypatch.setattr(Historie, "lag", avbrutt)
    svar = tomt(*LITE)
    assert svar.exit_code == 130
    antall = tomt.siste[0]
    assert antall > 600
    assert f"stopped: the {antall} events that stand are a valid log" in svar.stderr
    assert "delete it" in svar.stderr
    assert tomt.json("verify")["holder"] is True
    assert f"this very history, as far as it was made already, of {antall}" in tomt.ugyldig(*LITE)
