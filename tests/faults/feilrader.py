"""What `./test --release` prints at its end: each row of the fault matrix, how often, how it went.

A plugin of pytest: `-p tests.faults.feilrader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

MERKE = "feil"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let the report of a test say which rows it tries, and how often."""
    for merke in item.iter_markers(MERKE):
        item.user_properties.append((MERKE, merke.args))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Row, count, outcome, seconds and test, in the order of the rows."""
    rader = [
        (rad, antall, rapport)
        for utfall in ("passed", "failed")
        for rapport in terminalreporter.stats.get(utfall, ())
        for navn, (rad, *antall) in rapport.user_properties
        if navn == MERKE and rapport.when == "call"
    ]
    terminalreporter.section("fault rows")
    for rad, antall, rapport in sorted(rader, key=lambda r: (int(r[0][1:]), r[2].nodeid)):
        ganger = antall[0] if antall else "all"
        terminalreporter.line(
            f"{rad:>4} {ganger:>9} {rapport.outcome} {rapport.duration:7.1f} s  {rapport.nodeid}"
        )
