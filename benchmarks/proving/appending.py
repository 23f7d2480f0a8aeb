"""What the commitment costs: the same appends to a log that keeps none."""

from __future__ import annotations

import sqlite3
import statistics
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.proving.made import new_row
from benchmarks.readings.figure import Figure, timed
from innforing.eventlog import database
from innforing.eventlog.engines import make_engine
from innforing.eventlog.sqlite_log import SqliteLog
from innforing.eventlog.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from innforing.eventlog.rows import NewRow

LEAST = 0.95


class Uncommitted(SqliteLog):
    """A log without commitments: nothing is hashed, and salt and commitment are empty."""

    __slots__ = ()

    def placed(
        self, rows: Sequence[NewRow], first_us: int, command_id: str | None
    ) -> list[tuple[Any, ...]]:
        """As in the log itself, but for the two columns."""
        position = self._last[0]
        return [
            (
                position + number,
                row.stream_id,
                row.stream_version,
                row.topic,
                row.state,
                first_us + number - 1,
                b"",
                b"",
                command_id,
                *(row.person, row.role, row.body, row.effective_us, row.step, row.tilstand),
                *(row.definition, row.correlation_id, row.causation),
            )
            for number, row in enumerate(rows, 1)
        ]


def _without(folder: Path) -> Writer:
    """A writer of a log whose tables let the two columns be empty."""
    file = folder / "uten.sqlite"
    database.upgrade(url := f"sqlite:///{file}")
    with sqlite3.connect(file) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET sql = replace(sql, '= 32', '<= 32')")
    raw.close()
    engine = make_engine(url, "writer")
    return Writer(Uncommitted(engine, database.system_clock_us), on_close=engine.dispose)


def _with(folder: Path) -> Writer:
    database.upgrade(url := f"sqlite:///{folder / 'med.sqlite'}")
    return database.open_writer(url)


def measure(folder: Path, *, rounds: int, transactions: int, events: int) -> Figure:
    """Turns of so many transactions, each of so many events."""
    shares = []
    with _with(folder) as ours, _without(folder) as plain:
        for number in range(rounds):
            start = number * transactions * events
            spent = {}
            for one in (ours, plain) if number % 2 else (plain, ours):
                work = partial(_append, one, start, transactions, events, salted=one is ours)
                spent[one] = timed(work)
            shares.append(spent[plain] / spent[ours])
    share = statistics.median(shares)
    return Figure(
        f"append with salt and commitment, {events} events a transaction",
        "the same without: no salt is drawn, nothing hashed, two columns empty",
        f"**{share:.2f}×** ({min(shares):.2f}–{max(shares):.2f})",
        f"≥ {LEAST}×",
        share >= LEAST,
    )


def _append(writer: Writer, start: int, transactions: int, events: int, *, salted: bool) -> None:
    for number in range(transactions):
        first = start + number * events
        rows = [new_row(one, salted=salted) for one in range(first, first + events)]
        writer.run(lambda tx, rows=rows: tx.append(rows, command_id=None, body_hash=None))
