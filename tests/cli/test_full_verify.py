"""`verify --full`: also what is published, and each read model against a rebuild (V10)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.loggnokler import lag_nokler
from tests.cli.conftest import program_i
from tests.cli.test_bevis import endre

if TYPE_CHECKING:
    from tests.cli.conftest import Program


@pytest.fixture
def utgitt(program: Program) -> Program:
    """The small demo, published and followed."""
    with program.hus() as hus:
        lag_nokler(hus.nokkelmappe, "logg.innforing.example")
        with hus.utgivere() as publiserer:
            publiserer[0].round()
        with hus.lesesiden() as side:
            side.catch_up()
    return program


def fullt(program: Program) -> tuple[int, str]:
    svar = program("verify", "--full")
    assert "Traceback" not in svar.stderr
    return svar.exit_code, svar.stdout


def bevis(program: Program) -> Path:
    return program.mappe / "logg-bevis"


def test_a_log_that_nobody_touched_holds_in_full(utgitt: Program) -> None:
    kode, ord_ = fullt(utgitt)
    assert (kode, "read models equal a rebuild" in ord_) == (0, True)
    svar: dict[str, Any] = utgitt.json("verify", "--full")
    assert (svar["holder"], svar["utgitt"]) == (True, svar["hendelser"])
    assert svar["lesemodeller"] > 10
    assert "utgitt" not in utgitt.json("verify")


def test_a_row_of_a_read_model_that_was_changed_is_found(utgitt: Program) -> None:
    with closing(sqlite3.connect(utgitt.mappe / "logg-lesing.sqlite")) as fil, fil:
        (tabell,) = fil.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%tidslinje%'"
        ).fetchone() or ("",)
        assert fil.execute(f'DELETE FROM "{tabell}"').rowcount > 1  # noqa: S608 - a name of ours
    kode, ord_ = fullt(utgitt)
    assert (kode, "differences from a rebuild" in ord_, "tidslinje" in ord_) == (1, True, True)
    assert fullt(utgitt)[0] == 1, "looking at it has changed nothing"


def test_a_recorded_time_changed_after_it_was_published_is_found(utgitt: Program) -> None:
    endre(utgitt, "UPDATE events SET recorded_us = recorded_us + 1 WHERE position = 7")
    kode, ord_ = fullt(utgitt)
    assert (kode, "position 7" in ord_, "not the one that was published" in ord_) == (1, True, True)


@pytest.mark.parametrize(
    ("mappe", "hva"),
    [("tile/entries", "position 1,"), ("tile/0", "position 1,"), ("sjekkpunkt", "checkpoint")],
)
def test_a_published_file_that_was_changed_is_found(utgitt: Program, mappe: str, hva: str) -> None:
    (fil,) = [f for f in (bevis(utgitt) / mappe).rglob("*") if f.is_file()]
    data = bytearray(fil.read_bytes())
    data[25] ^= 1
    fil.write_bytes(bytes(data))
    kode, ord_ = fullt(utgitt)
    assert (kode, hva in ord_) == (1, True), ord_


def test_a_published_file_that_is_gone_is_found(utgitt: Program) -> None:
    for fil in [f for f in (bevis(utgitt) / "tile/0").rglob("*") if f.is_file()]:
        fil.unlink()
    kode, ord_ = fullt(utgitt)
    assert (kode, "is missing" in ord_) == (1, True)


def test_a_checkpoint_by_another_key_is_found(utgitt: Program) -> None:
    with utgitt.hus() as hus:
        for fil in hus.nokkelmappe.iterdir():
            fil.unlink()
        lag_nokler(hus.nokkelmappe, "logg.innforing.example")
    kode, ord_ = fullt(utgitt)
    assert (kode, "not signed by our key" in ord_) == (1, True)


def test_a_log_that_nothing_is_published_of_holds_in_full(program: Program) -> None:
    kode, ord_ = fullt(program_i(program.mappe))
    assert (kode, "0 events are published" in ord_) == (0, True)
