"""Moving a log to another database: every row as it stands, all of them or none (tillit.md §3).

The rows do not go through `append`, which gives positions and times of its own, but straight into
empty tables as their owner. Triggers and checks stay on: they take the next row in order, and
nothing else.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from innforing.eventlog.bevis import leaves, root
from innforing.eventlog.database import become_owner, open_reader, upgrade
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogError, LogMissing
from innforing.eventlog.reading import Reads
from innforing.eventlog.schema import metadata
from innforing.eventlog.statements import statements_for

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

PAGE = 1_000
"""Rows copied at a time."""
TABLES = tuple(metadata.tables.values())
"""Events first: an outcome is refused where its events are not."""


class TargetNotEmpty(LogError):
    """The database to move to holds something already."""


class NotTheSame(LogError):
    """What arrived is not what was sent: nothing was moved."""


class Moved(NamedTuple):
    """What a move did."""

    before: bytes
    """Root of the log that was moved."""
    after: bytes
    """Root of the log that arrived: the same, or nothing was moved."""
    rows: Mapping[str, int]
    """Table → how many rows it has."""


class _Within(Reads):
    """The log as a transaction sees it, uncommitted rows and all."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(statements_for(connection.dialect.name))
        self._connection = connection

    def fetch(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run one statement in the transaction and give every row."""
        return [tuple(row) for row in self._connection.exec_driver_sql(sql, tuple(parameters))]

    def root(self) -> bytes:
        """The root of the whole log."""
        return root(leaves(self, self.last()[0]))


def move(source: str, target: str, *, along: Callable[[], None] = lambda: None) -> Moved:
    """Copy a log into the empty tables of another database, and prove that it is the same.

    Both are locked for writers meanwhile. `along` moves what is kept elsewhere, last of all before
    the commit: what it raises undoes the whole move.
    """
    with open_reader(source) as reader:
        if not reader.last()[0]:
            raise LogMissing("there is no event in this log: nothing to move")
    upgrade(target)
    # the target first: moved to itself, a log is not empty, and waits for nobody
    with _locked(target) as there:
        become_owner(there)
        _refuse_rows(there)
        with _locked(source) as here:
            rows = {table.name: _copy(table, here, there) for table in TABLES}
            for table in TABLES:
                _compare(table, here, there)
            moved = Moved(_Within(here).root(), _Within(there).root(), rows)
            if moved.before != moved.after:
                raise NotTheSame(f"the root became {moved.after.hex()}: nothing was moved")
            along()
    return moved


@contextmanager
def _locked(url: str) -> Iterator[Connection]:
    """A transaction that holds the writer lock; all that is written in it stands, or nothing."""
    engine = make_engine(url, "owner")
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT open_batch('{}')")
            yield connection
    finally:
        engine.dispose()


def _refuse_rows(connection: Connection) -> None:
    for table in TABLES:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise TargetNotEmpty(
                f"the database to move to has rows in «{table.name}»: choose another"
            )


def _copy(table: Table, here: Connection, there: Connection) -> int:
    copied = 0
    with closing(_pages(table, here)) as pages:
        for page in pages:
            there.execute(table.insert(), page)
            copied += len(page)
    return copied


def _compare(table: Table, here: Connection, there: Connection) -> None:
    """Read both back: the root covers what an event promises, and this all the rest."""
    with closing(_pages(table, here)) as sent, closing(_pages(table, there)) as arrived:
        if any(one != other for one, other in zip_longest(sent, arrived)):
            raise NotTheSame(f"«{table.name}» did not arrive as it was: nothing was moved")


def _pages(table: Table, connection: Connection) -> Generator[list[dict[str, Any]], None, None]:
    """The rows of a table in an order that is the same in both databases."""
    order = list(table.primary_key.columns) or list(table.columns)
    asked = select(table).order_by(*order)
    with connection.execute(asked, execution_options={"yield_per": PAGE}) as found:
        for page in found.mappings().partitions():
            yield [dict(row) for row in page]
