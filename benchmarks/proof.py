"""What proof costs: publishing, receipts, the whole check, and the commitment of each event.

    benchmarks/run proof                        # on an invented history, made here
    benchmarks/run proof --quick                # smaller, under a minute
    benchmarks/run proof --log PATH             # on a log that `innforing demo-data` made
    benchmarks/run proof --write-readme         # and puts the table into README.md

The log that is given is never written to: what is measured happens on a copy. A figure over a goal
is told and fails nothing; what is wrong, is said by the tests.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from pathlib import Path

import structlog

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks import story
from benchmarks.figures import command, machine, table, write_readme
from benchmarks.proving import appending, checking, made, publishing
from innforing.bootstrap import Innstillinger, oppgrader

EVENTS = {True: 10_000, False: 100_000}
"""Where no log is given."""
ASKED = {True: 200, False: 2_000}
ROUNDS = {True: 5, False: 15}
TRANSACTIONS = 300


def measure(folder: Path, given: Innstillinger | None, *, quick: bool) -> str:
    """Every figure, in the order of the issue."""
    log = story.copy(given or made.invented(folder, EVENTS[quick]), folder, "log")
    oppgrader(log)
    vkey = made.key(folder)
    found, size = publishing.measure(log.db, folder, ASKED[quick])
    found.append(checking.measure(made.bundle(log, folder / "bevis", folder), vkey, size))
    for events in (1, 10):
        part = folder / f"append-{events}"
        part.mkdir()
        much = {"rounds": ROUNDS[quick], "transactions": TRANSACTIONS, "events": events}
        found.append(appending.measure(part, **much))
    head = ("what", "against", "figure", "goal", "")
    return table(head, [one.cells() for one in found])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    parser.add_argument("--log", metavar="PATH", help="a SQLite log to publish a copy of")
    chosen = parser.parse_args()
    given = None if chosen.log is None else story.log_at(chosen.log)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    how = f"`{command()}`: {machine()}"
    with tempfile.TemporaryDirectory(prefix="innforing-proof-") as name:
        text = f"{how}.\n\n{measure(Path(name), given, quick=chosen.quick)}\n"
    print(text)
    if chosen.write_readme:
        write_readme("proof", text)


if __name__ == "__main__":
    main()
