"""Where read models are kept: connections and transactions, the same on both databases.

On SQLite they stand in a file of their own, so that a step never waits for a projection; on
PostgreSQL beside the log (docs/adr/0011).
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Self

import psycopg
from sqlalchemy import event, make_url
from sqlalchemy.exc import SQLAlchemyError

from innforing.eventlog.engines import empty_wal, make_engine
from innforing.eventlog.errors import StorageFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Engine, PoolProxiedConnection

BROKEN = (sqlite3.Error, psycopg.Error, SQLAlchemyError)
"""What a database raises when it does not answer."""
READ_SCHEMA = "_lesing"
"""Added to the name of the log's schema: where read models stand when roles are made (roles.py)."""
PREPARED = 1_000
"""Statements that a connection keeps prepared: some for each table of every read model."""
AT_A_TIME = 500
"""Rows that a question of many gives at a time."""


@cache
def _postgres(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()


class Rows:
    """Statements inside one transaction; parameters are marked `?` on both databases."""

    def __init__(self, driver: Any, *, sqlite: bool) -> None:
        """Take the driver's connection."""
        self._driver = driver
        self._cursors = 0
        self.sqlite = sqlite

    def fetch(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of a question."""
        return list(self._driver.execute(self._text(sql), parameters).fetchall())

    def each(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Every row of a question, a few at a time, however many there are."""
        if self.sqlite:
            yield from self._driver.execute(sql)
            return
        self._cursors += 1
        with self._driver.cursor(name=f"each_{self._cursors}") as cursor:
            cursor.itersize = AT_A_TIME
            yield from cursor.execute(self._text(sql))

    def columns(self, table: str) -> list[str]:
        """The columns of a table, as it stands."""
        if self.sqlite:
            return [
                str(row[0]) for row in self.fetch("SELECT name FROM pragma_table_info(?)", (table,))
            ]
        found = self.fetch(
            "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass "
            "AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
            (table,),
        )
        return [str(row[0]) for row in found]

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement; how many rows it touched."""
        if not parameters:
            return int(self._driver.execute(sql).rowcount)
        return int(self._driver.execute(self._text(sql), parameters).rowcount)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        self._driver.cursor().executemany(self._text(sql), list(rows))

    def _text(self, sql: str) -> str | bytes:
        return sql if self.sqlite else _postgres(sql)


class StoreConnection:
    """One connection to the read models; a lock taken on it goes when it does."""

    def __init__(self, engine: Engine) -> None:
        """Connect; a `StorageFault` when the database does not answer."""
        self.sqlite = engine.dialect.name == "sqlite"
        try:
            self._pooled: PoolProxiedConnection = engine.raw_connection()
        except BROKEN as error:
            raise _fault(error) from None
        driver: Any = self._pooled.driver_connection
        if not self.sqlite:
            driver.autocommit = True
            driver.prepared_max = PREPARED
        self._driver = driver
        self._gone = False
        self._rows = Rows(driver, sqlite=self.sqlite)

    @contextmanager
    def transaction(self) -> Iterator[Rows]:
        """Write: everything in the block stands, or nothing of it."""
        with self._within("BEGIN IMMEDIATE" if self.sqlite else "BEGIN") as rows:
            yield rows

    @contextmanager
    def snapshot(self) -> Iterator[Rows]:
        """Read: every statement in the block sees the same moment."""
        reading = "BEGIN" if self.sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        with self._within(reading) as rows:
            yield rows

    @contextmanager
    def _within(self, begin: str) -> Iterator[Rows]:
        try:
            self._driver.execute(begin)
            yield self._rows
            self._driver.execute("COMMIT")
        except BROKEN as error:
            self._roll_back()
            raise _fault(error) from None
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        try:
            if not self.sqlite or self._driver.in_transaction:
                self._driver.execute("ROLLBACK")
        except BROKEN:
            self.close()

    def try_lock(self, name: str, *, idle_ms: int) -> bool:
        """Take an advisory lock for as long as the connection lasts; SQLite has none to take.

        The server ends a connection that has been silent for so long, as of one who has stalled.
        """
        if self.sqlite:
            return True
        sql = "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || %s, 7595436301104))"
        try:
            taken = bool(self._driver.execute(sql, (name,)).fetchall()[0][0])
            if taken:
                self._driver.execute(f"SET idle_session_timeout = {int(idle_ms)}".encode())
        except BROKEN as error:
            raise _fault(error) from None
        return taken

    def empty_wal(self) -> bool:
        """Empty the WAL of a SQLite file into it; False while another reader holds it."""
        return empty_wal(self._driver)

    def close(self) -> None:
        """Give up the connection, and every lock on it."""
        if not self._gone:
            self._gone = True
            self._pooled.invalidate()

    def release(self) -> None:
        """Give the connection back to those who read."""
        if not self._gone:
            self._gone = True
            self._pooled.close()


class ReadStore:
    """The database of the read models."""

    def __init__(self, url: str) -> None:
        """Make the engine; nothing is asked of the database yet."""
        self.url = url
        self._engine = make_engine(url, "projector")
        self.sqlite = make_url(url).get_backend_name() == "sqlite"
        if not self.sqlite:
            event.listen(self._engine, "connect", _move_in)

    def connect(self) -> StoreConnection:
        """A connection of the caller's own."""
        return StoreConnection(self._engine)

    @contextmanager
    def snapshot(self) -> Iterator[Rows]:
        """Read at one moment, on a connection from the pool."""
        connection = self.connect()
        try:
            with connection.snapshot() as rows:
                yield rows
        finally:
            connection.release()

    @contextmanager
    def transaction(self) -> Iterator[Rows]:
        """Write, on a connection from the pool."""
        connection = self.connect()
        try:
            with connection.transaction() as rows:
                yield rows
        finally:
            connection.release()

    def scrub(self) -> None:
        """Leave nothing of deleted rows in the files; on PostgreSQL they go with its own WAL."""
        if not self.sqlite:
            return
        connection = self.connect()
        try:
            connection.empty_wal()
        finally:
            connection.release()

    def close(self) -> None:
        """Give up the connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Use the store in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the block."""
        self.close()


def _move_in(driver: psycopg.Connection[Any], _record: object) -> None:
    """Act as the owner of the schema of the read models, where there is one: it has no log."""
    found = driver.execute(
        "SELECT quote_ident(nspname), quote_ident(pg_get_userbyid(nspowner)) FROM pg_namespace "
        "WHERE nspname = current_schema() || %s AND pg_has_role(nspowner, 'MEMBER')",
        (READ_SCHEMA,),
    )
    for schema, owner in found.fetchall():
        driver.execute(f"SET ROLE {owner}".encode())
        driver.execute(f"SET search_path TO {schema}".encode())
    driver.commit()


def _fault(error: Exception) -> StorageFault:
    """The error in our words: only the first line, for the others may hold values."""
    return StorageFault(f"the read models: {str(error).partition(chr(10))[0]}")
