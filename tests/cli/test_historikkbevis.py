"""`history` says how far the proof of each event has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.loggnokler import lag_nokler

if TYPE_CHECKING:
    from tests.cli.conftest import Program

LOP = "pll"


def linjene(program: Program, *ord_: str) -> list[dict[str, object]]:
    funnet = program.json("history", LOP, *ord_)["linjer"]
    assert isinstance(funnet, list)
    return funnet


def test_before_anything_is_published_the_history_speaks_of_no_checkpoint(leser: Program) -> None:
    assert "jekkpunkt" not in leser("history", LOP).stdout
    assert {linje["sjekkpunkt"] for linje in linjene(leser)} == {None}


def test_each_event_stands_in_the_first_checkpoint_that_has_it_and_refused_steps_in_none(
    program: Program,
) -> None:
    with program.hus() as hus:
        lag_nokler(hus.nokkelmappe, "logg.example")
        siste = hus.reader.last()[0]
    program("publish")
    linjer = linjene(program, "--refused")
    assert {linje["sjekkpunkt"] for linje in linjer if not linje["avvist"]} == {siste}
    assert {linje["sjekkpunkt"] for linje in linjer if linje["avvist"]} == {None}
    for sprak, setning in (
        ("nb", f"I sjekkpunkt {siste}. Ikke bekreftet av vitne."),
        ("nn", f"I sjekkpunkt {siste}. Ikkje stadfesta av vitne."),
        ("en", f"In checkpoint {siste}. Not confirmed by a witness."),
    ):
        antall = sum(not linje["avvist"] for linje in linjer)
        assert program("history", LOP, "--lang", sprak).stdout.count(setning) == antall
