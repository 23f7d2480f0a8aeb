"""How long it takes to try a version of the model: the dry run, and a guard against history.

    .venv/bin/python benchmarks/modell.py                # 200 running løp, made here
    .venv/bin/python benchmarks/modell.py --log PATH     # the rehearsal on a log of demo-data

The log that is given is opened for reading only.
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
    from innforing.eventlog.reader import Reader

VERSJON, VILKAR = "2025.1", "lederne_i_regionen_er_med"
MAL_S = 60.0
RUNNING = Bestilling(lop=300, hendelser=30_000, fro=4, ar=3)
"""Of 300 løp in three years some 200 still run at the end."""


def made(folder: Path) -> str:
    """The address of a log with 200 running løp."""
    valgt = Innstillinger(f"sqlite:///{folder / 'logg.sqlite'}")
    oppgrader(valgt)
    opprett_demo(valgt, fro=RUNNING.loggfro, na=RUNNING.start)
    with Hus(valgt) as hus:
        Historie(hus, RUNNING).lag(lambda _ferdig, _alle: None)
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
        (f"rehearsal over {siste} events ({asked})", done - tried),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--log", help="a SQLite log that demo-data made; never written to")
    given = parser.parse_args().log
    stille()
    with tempfile.TemporaryDirectory(prefix="innforing-") as folder:
        address = f"sqlite:///{Path(given).absolute()}" if given else made(Path(folder))
        with open_reader(address) as reader:
            figures = measure(reader)
    for what, seconds in figures:
        met = "met" if seconds <= MAL_S else "MISSED"
        print(f"{seconds:8.2f} s  goal {MAL_S:.0f} s  {met:6}  {what}")
    if any(seconds > MAL_S for _, seconds in figures):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
