"""Logs to read: the stories told many times side by side, slices of a log, copies to write to."""

from __future__ import annotations

import re
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from innforing.application.scenario import forste_tid, kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo
from innforing.eventlog import database
from innforing.eventlog.rows import NewRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from innforing.eventlog.rows import StoredRow
    from innforing.eventlog.transaction import Transaction

STORIES = sorted((Path(__file__).parents[1] / "scenarios").glob("*.toml"))
OWN = ("innforingslop", "deltakelse", "pulje", "losning", "ibruktakelse")
"""The kinds of stream that each telling has for itself; it shares bodies and materiell."""
COPIED = (
    *("person", "role", "body", "effective_us", "step", "tilstand", "definition"),
    "correlation_id",
)
PAGE = 10_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def log_at(path: str) -> Innstillinger:
    """A log that is there."""
    if not Path(path).is_file():
        raise SystemExit(f"there is no log at {path}: innforing demo-data makes one")
    return Innstillinger.fra_miljo({}, db=path)


def opened(log: Innstillinger) -> Hus:
    """The house of a log; its clock goes on from the last event, where that is yet to come."""
    with database.open_reader(log.db) as reader:
        last = EPOCH + timedelta(microseconds=reader.last()[1])
    ahead = max(timedelta(), last - datetime.now(UTC))
    return Hus(log, tid=lambda: datetime.now(UTC) + ahead)


def settings(folder: Path, name: str) -> Innstillinger:
    """A log in the folder, with its keys beside it."""
    return Innstillinger(f"sqlite:///{folder / f'{name}.sqlite'}")


def tell(folder: Path, times: int) -> Innstillinger:
    """The stories told so many times, event by event side by side, løp and løsning renamed."""
    once = settings(folder, "once")
    stories = les_fortellinger(STORIES)
    began = forste_tid(stories)
    assert began is not None
    oppgrader(once)
    opprett_demo(once, fro="innforing", na=began)
    with Hus(once) as hus:
        kjor(hus, stories)
        rows = hus.reader.tail(0)
    many = settings(folder, "told")
    shutil.copy(folder / "once-nokler.sqlite", folder / "told-nokler.sqlite")
    oppgrader(many)
    with database.open_writer(many.db) as writer:
        writer.run(lambda tx: Tellings(rows, times).write(tx))
    return many


def shorten(log: Innstillinger, folder: Path, events: int) -> Innstillinger:
    """The first events of a log, in a log of their own."""
    short = settings(folder, f"first-{events}")
    keys = log.keys_db or f"sqlite:///{_file(log.db).with_suffix('')}-nokler.sqlite"
    shutil.copy(_file(keys), folder / f"first-{events}-nokler.sqlite")
    oppgrader(short)
    with database.open_reader(log.db) as reader, database.open_writer(short.db) as writer:
        for after in range(0, events, PAGE):
            rows = reader.tail(after, min(PAGE, events - after))
            writer.run(partial(_again, rows))
    return short


def copy(log: Innstillinger, folder: Path, name: str) -> Innstillinger:
    """The same log, to be written to."""
    keys = log.keys_db or f"sqlite:///{_file(log.db).with_suffix('')}-nokler.sqlite"
    for source, target in ((log.db, f"{name}.sqlite"), (keys, f"{name}-nokler.sqlite")):
        with sqlite3.connect(_file(source)) as old, sqlite3.connect(folder / target) as new:
            old.backup(new)
        old.close()
        new.close()
    return settings(folder, name)


class Tellings:
    """The events of the stories, each once for every telling before the next."""

    def __init__(self, rows: Sequence[StoredRow], times: int) -> None:
        self._rows = rows
        self._times = times
        parts = (row.stream_id.split(":") for row in rows)
        ids = {kind_id[1] for kind_id in parts if kind_id[0] in ("innforingslop", "losning")}
        longest_first = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
        self._own = re.compile(rf'(?<=[":])({longest_first})(?=[":])')
        self._positions: dict[tuple[int, int], int] = {}

    def write(self, tx: Transaction) -> None:
        """Append everything."""
        last = 0
        for row in self._rows:
            own = row.stream_id.partition(":")[0] in OWN
            told = range(self._times if own else 1)
            for telling in told:
                last += 1
                self._positions[row.position, telling] = last
            _append(tx, [self._telling(row, telling) for telling in told], row)

    def _telling(self, row: StoredRow, telling: int) -> NewRow:
        state = (row.state or b"").decode()
        cause = row.causation
        if cause is not None:
            first = self._positions[cause, 0]
            moved = self._positions.get((cause, telling), first)
            state = state.replace(f'"arsak":{cause}', f'"arsak":{moved}')
            cause = moved
        if telling == 0:
            return _new(row, state=state, causation=cause)
        stream = self._renamed(f'"{row.stream_id}"', telling)[1:-1]
        return _new(row, state=self._renamed(state, telling), causation=cause, stream_id=stream)

    def _renamed(self, text: str, telling: int) -> str:
        return self._own.sub(rf"\g<1>-{telling}", text)


def _new(
    row: StoredRow,
    *,
    state: str | None = None,
    causation: int | None = None,
    stream_id: str | None = None,
) -> NewRow:
    return NewRow(
        stream_id=stream_id or row.stream_id,
        stream_version=row.stream_version,
        topic=row.topic,
        state=(row.state or b"") if state is None else state.encode(),
        salt=row.salt or bytes(32),
        causation=row.causation if causation is None else causation,
        **{name: getattr(row, name) for name in COPIED},
    )


def _again(rows: Iterable[StoredRow], tx: Transaction) -> None:
    for row in rows:
        _append(tx, [_new(row)], row)


def _append(tx: Transaction, rows: Iterable[NewRow], like: StoredRow) -> None:
    """At the recorded time of the story; the log moves it on by a microsecond where it must."""
    tx.append(list(rows), command_id=None, body_hash=None, recorded_us=like.recorded_us)


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))
