"""What proof costs: publishing, receipts, the whole check, and the commitment of each event.

    benchmarks/run proof                        # a log of a million events, made here
    benchmarks/run proof --quick                # 50 000 events, under a minute
    benchmarks/run proof --log PATH             # a log that `innforing demo-data` made
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
from benchmarks.figures import command, machine, table, write_readme
from benchmarks.proving import appending, checking, made, publishing

QUICK, FULL = 50_000, 1_000_000
ASKED = {True: 200, False: 2_000}
ROUNDS = {True: 5, False: 15}
TRANSACTIONS = 300


def measure(folder: Path, log: str | None, *, quick: bool) -> str:
    """Every figure, in the order of the issue."""
    url = made.copied(Path(log), folder) if log else made.made(folder, QUICK if quick else FULL)
    vkey = made.key(folder)
    found = publishing.measure(url, folder, ASKED[quick])
    size = publishing.Tiles(folder / "bevis").size()
    found.append(checking.measure(made.bundle(url, folder / "bevis", folder), vkey, size))
    for events in (1, 10):
        part = folder / f"append-{events}"
        part.mkdir()
        found.append(
            appending.measure(part, rounds=ROUNDS[quick], transactions=TRANSACTIONS, events=events)
        )
    head = ("what", "against", "figure", "goal", "")
    return table(head, [one.cells() for one in found])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    parser.add_argument("--log", metavar="PATH", help="a SQLite log to publish a copy of")
    chosen = parser.parse_args()
    if chosen.log is not None and not Path(chosen.log).is_file():
        raise SystemExit(f"there is no log at {chosen.log}: innforing demo-data makes one")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    how = f"`{command()}`: {machine()}"
    with tempfile.TemporaryDirectory(prefix="innforing-proof-") as name:
        text = f"{how}.\n\n{measure(Path(name), chosen.log, quick=chosen.quick)}\n"
    print(text)
    if chosen.write_readme:
        write_readme("proof", text)


if __name__ == "__main__":
    main()
