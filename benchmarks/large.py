"""Single things that must be quick on SQLite: a long løp, and steps that reach every kommune."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from innforing.application.memory import Memory
from innforing.bootstrap import Hus
from tests.faults.lopet import (
    GRUPPELEDER,
    IDAG,
    LOP,
    PROSESSLEDER,
    apne,
    fastsett,
    foresla,
    godkjenn,
    lag_organer,
    ta,
)
from tests.faults.oppsett import nytt_hus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from innforing.eventlog.transaction import Transaction

EVENTS = 500
LOADS = 51
LIMITS = {"load": 0.010, "fix": 2.0, "invite": 2.0}
"""Seconds, from the issue."""


def measure(folder: Path) -> str:
    """The figures as a Markdown table."""
    place = folder / "large"
    place.mkdir()
    with Hus(nytt_hus(f"sqlite:///{place / 'logg.sqlite'}", place)) as hus:
        kommuner = [kommune.id for kommune in hus.kommuner.per(IDAG)]
        lag_organer(hus)
        foresla(hus)
        fix = timed(lambda: fastsett(hus, kommuner))
        godkjenn(hus, kapasitet=None)
        invite = timed(lambda: apne(hus))
        invited = sum(row.topic == "KommuneInvitert" for row in hus.reader.under("deltakelse:"))
        assert invited == len(kommuner), "every kommune is invited"
        grow(hus)
        loads = [hus.verksted.writer.run(cold_load(hus)) for _ in range(LOADS)]
    lines = [
        "| SQLite, one at a time | took | limit |",
        "|---|---|---|",
        line(f"load a løp of {EVENTS} events, best of {LOADS}", min(loads), LIMITS["load"]),
        line("the same, median", statistics.median(loads), LIMITS["load"]),
        line(f"fix {len(kommuner)} kommuner", fix, LIMITS["fix"]),
        line(f"invite {len(kommuner)} kommuner", invite, LIMITS["invite"]),
    ]
    return "\n".join(lines) + "\n"


def grow(hus: Hus) -> None:
    """Lessons and remarks, until the løp has its number of events."""
    lesson = {
        "hva": "Ledelsen må med fra starten",
        "fase": "planlegging",
        "anbefaling": "Inviter kommunedirektøren til første møte",
        "publisert": False,
    }
    for number in range(EVENTS - len(hus.reader.stream(LOP))):
        if number % 2:
            ta(hus, PROSESSLEDER, "registrer_laeringspunkt", {"punkter": [lesson]})
        else:
            ta(hus, GRUPPELEDER, "gi_merknad", {"merknad": "Del invitasjonen med flere"})


def cold_load(hus: Hus) -> Callable[[Transaction], float]:
    """Seconds to read and fold the whole løp into a memory that knows nothing."""

    def load(tx: Transaction) -> float:
        memory = Memory(hus.mapper)
        return timed(lambda: memory.state(LOP, tx))

    return load


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def line(what: str, seconds: float, limit: float) -> str:
    """One line of the table."""
    mark = "" if seconds < limit else " **(over)**"
    return f"| {what} | {seconds * 1000:,.1f} ms{mark} | {limit * 1000:,.0f} ms |"
