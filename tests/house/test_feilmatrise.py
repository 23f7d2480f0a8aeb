"""The fault matrix is kept: each row has tests, as often as it says, and they are shown to fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from innforing.application.dokumenter import kravtabell
from tests.faults.antall import RELEASE, antall
from tests.house.kilder import ROT

MATRISE = kravtabell("feilmatrise")
PROVD = {
    *(f"F{nr}" for nr in range(1, 9)),
    "F11",
    *(f"F{nr}" for nr in range(13, 22)),
    "F24",
}
"""The rows that every run of ./test must try (issue E)."""


def filer_med(rad: str) -> list[Path]:
    """The files with tests of a row."""
    merke = re.compile(rf'mark\.feil\("{rad}"')
    return [
        fil for fil in (ROT / "tests").rglob("test_*.py") if merke.search(fil.read_text("utf-8"))
    ]


def test_every_row_is_known_and_tried_or_says_when_it_comes() -> None:
    assert list(MATRISE) == [f"F{nr}" for nr in range(1, 25)]
    assert {rad for rad in MATRISE if filer_med(rad)} >= PROVD
    assert [rad for rad, r in MATRISE.items() if ("kommer" in r) is bool(filer_med(rad))] == []


@pytest.mark.parametrize("rad", sorted(PROVD, key=lambda rad: int(rad[1:])))
def test_a_row_is_tried_as_often_as_it_says_and_its_test_is_shown_to_fail(rad: str) -> None:
    kilder = [fil.read_text("utf-8") for fil in filer_med(rad)]
    funnet = {
        tuple(int(tall.replace("_", "")) for tall in par)
        for kilde in kilder
        for par in re.findall(r"antall\(([\d_]+), ([\d_]+)\)", kilde)
    }
    ci, release = MATRISE[rad]["ci"], MATRISE[rad]["release"]
    assert not ci.isdigit() or (int(ci), int(release)) in funnet
    bevist = re.compile(r"def test_\w*(found_out|is_seen)|must be able to fail")
    assert any(bevist.search(kilde) for kilde in kilder), "show that the test can fail"


def test_only_the_release_tries_as_often_as_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(RELEASE, raising=False)
    assert antall(3, 20) == 3
    monkeypatch.setenv(RELEASE, "1")
    assert antall(3, 20) == 20
