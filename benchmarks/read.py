"""How fast the read side is: the table of the issue, each figure taken here and now.

    benchmarks/run read                        # all of it, on stories told side by side
    benchmarks/run read --quick                # smaller, under a minute and a half
    benchmarks/run read --log PATH             # on a log that `innforing demo-data` made
    benchmarks/run read --write-readme         # and puts the table into README.md

The log that is given is never written to: what is measured happens on a copy.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import structlog

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks import story
from benchmarks.figures import command, machine, table, write_readme
from benchmarks.readings import beside_library, on_log
from innforing.bootstrap import Innstillinger

TELLINGS = {True: 5, False: 22}
"""Of the nine stories: 22 tellings are 220 løp."""


@dataclass(frozen=True)
class Amount:
    """How much of everything."""

    reports: int
    """Reports of use for each of 357 kommuner, where one projection is rebuilt."""
    steps: int
    """Steps of nine facts where reading is compared."""
    rounds: int
    questions: int
    seconds: float
    latencies: int


QUICK = Amount(reports=6, steps=200, rounds=3, questions=100, seconds=4.0, latencies=200)
FULL = Amount(reports=28, steps=2000, rounds=7, questions=1000, seconds=20.0, latencies=1000)


def measure(folder: Path, given: Innstillinger | None, amount: Amount) -> str:
    """Every figure, in the order of the issue."""
    told = given or story.tell(folder, TELLINGS[amount is QUICK])
    log = story.copy(told, folder, "log")
    small, least = (story.shorten(told, folder, events) for events in (on_log.SMALL, 1))
    slices = on_log.Slices(folder, small, least)
    with story.opened(log) as hus, hus.lesesiden() as side:
        about = on_log.about(hus)
        on_log.try_steps(hus, slices)
        found = beside_library.rebuilding(folder, amount.reports, amount.rounds)
        figure, caught_up = on_log.catching_up(hus, side, folder, amount.rounds)
        found.append(figure)
        found.append(beside_library.reading(folder, amount.steps, amount.rounds))
        found += on_log.asking(hus, side, amount.questions)
        found += on_log.growth(hus, caught_up, slices, amount.latencies)
        found.append(on_log.seeing(hus, side, amount.seconds))
        about += f", {on_log.projections(side)} projections"
    head = ("what", "against", "figure", "goal", "")
    return f"{about}.\n\n{table(head, [one.cells() for one in found])}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    parser.add_argument("--log", metavar="PATH", help="a SQLite log to read")
    chosen = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    given = None if chosen.log is None else story.log_at(chosen.log)
    how = f"`{command()}`: {machine()}"
    with tempfile.TemporaryDirectory(prefix="innforing-read-") as name:
        text = f"{how}; {measure(Path(name), given, QUICK if chosen.quick else FULL)}\n"
    print(text)
    if chosen.write_readme:
        write_readme("read", text)


if __name__ == "__main__":
    main()
