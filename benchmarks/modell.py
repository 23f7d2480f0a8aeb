"""How long it takes to try a version of the model: the dry run, and a guard against history.

    benchmarks/run modell                    # 200 running løp, made here
    benchmarks/run modell --quick            # 50 of them
    benchmarks/run modell --log PATH         # on a log that `innforing demo-data` made
    benchmarks/run modell --write-readme     # and puts the table into README.md

The log that is given is opened for reading only. No peer does either: both are measured alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.figures import command, machine, table, write_readme
from innforing.application.demodata.bestilling import Bestilling
from innforing.application.demodata.historie import Historie
from innforing.application.levende import Levende
from innforing.application.modell.flytteprove import prov_alle
from innforing.application.modell.generalprove import generalprove
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo, stille
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.database import open_reader
from innforing.eventlog.mapper import Mapper
from innforing.registers.kommuner import Kommuneregister

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.eventlog.reader import Reader

VERSJON, VILKAR = "2025.1", "lederne_i_regionen_er_med"
GOAL_S = 60
MADE = {
    True: Bestilling(lop=80, hendelser=8_000, fro=2, ar=3),
    False: Bestilling(lop=300, hendelser=30_000, fro=4, ar=3),
}
"""Of 300 løp in three years some 200 still run at the end, of 80 some 50."""


def made(folder: Path, order: Bestilling) -> str:
    """The address of a log with that many running løp."""
    valgt = Innstillinger(f"sqlite:///{folder / 'logg.sqlite'}")
    oppgrader(valgt)
    opprett_demo(valgt, fro=order.loggfro, na=order.start)
    with Hus(valgt) as hus:
        Historie(hus, order).lag(lambda _ferdig, _alle: None)
    return valgt.db


def measure(reader: Reader) -> list[tuple[str, float]]:
    """Both, from nothing read at all."""
    mapper = Mapper(HENDELSER)
    siste, us = reader.last()
    begun = time.perf_counter()
    levende = Levende(reader, mapper)
    prove = prov_alle(levende, Kommuneregister.standard(), VERSJON, na=fra_mikrosekunder(us))
    tried = time.perf_counter()
    gang = generalprove(
        map(mapper.decode, reader.under("innforingslop:")), VILKAR, datetime(2020, 1, 1, tzinfo=UTC)
    )
    done = time.perf_counter()
    asked = f"{gang.provde} steps asked, {len(gang.stanser)} would have stopped"
    return [
        (f"dry run over {len(prove)} running løp", tried - begun),
        (f"rehearsal over {siste:,} events ({asked})", done - tried),
    ]


def figures(found: Sequence[tuple[str, float]]) -> str:
    """The table."""
    rows = [
        (what, f"{seconds:.2f} s", f"≤ {GOAL_S} s, {'met' if seconds <= GOAL_S else '**missed**'}")
        for what, seconds in found
    ]
    head = ("what", "figure", "goal")
    return f"`{command()}`: {machine()}.\n\n{table(head, rows)}"


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    parser.add_argument("--log", help="a SQLite log that demo-data made; never written to")
    chosen = parser.parse_args()
    stille()
    with tempfile.TemporaryDirectory(prefix="innforing-modell-") as folder:
        given = chosen.log and f"sqlite:///{Path(chosen.log).absolute()}"
        address = given or made(Path(folder), MADE[chosen.quick])
        with open_reader(address) as reader:
            text = figures(measure(reader))
    sys.stdout.write(f"{text}\n")
    if chosen.write_readme:
        write_readme("modell", text)


if __name__ == "__main__":
    main()
