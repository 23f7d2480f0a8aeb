"""Writing the log on SQLite: BEGIN IMMEDIATE, checks here, triggers behind them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from innforing.eventlog.bell import bell_for
from innforing.eventlog.engines import empty_wal
from innforing.eventlog.errors import LogBusy, LogError, LogFull, StorageFault
from innforing.eventlog.reading import Reads
from innforing.eventlog.rows import StoredRow
from innforing.eventlog.statements import statements_for
from innforing.eventlog.transaction import (
    LogTransaction,
    check_clock,
    known,
    refuse_recorded_time,
    refused_values,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Engine, PoolProxiedConnection

    from innforing.eventlog.rows import Erasable, NewRow, Outcome, RefusedRow, TextRow


class SqliteLog(LogTransaction):
    """The writer's connection to a SQLite log."""

    __slots__ = ("_bell", "_clock", "_driver", "_engine", "_erased", "_pooled", "_unknown")

    errors: tuple[type[Exception], ...] = (sqlite3.Error, SQLAlchemyError)

    def __init__(self, engine: Engine, clock: Callable[[], int]) -> None:
        """Take the engine that makes connections, and the clock of this machine.

        SQLite has no clock of its own: it runs in this process and asks the same one.
        """
        super().__init__(statements_for("sqlite"))
        self._engine = engine
        self._clock = clock
        self._bell = bell_for(str(engine.url.database))
        self._unknown: str | None = None
        self._erased = False
        self._pooled: PoolProxiedConnection | None = None
        self._driver: sqlite3.Connection = self.open()

    def open(self) -> sqlite3.Connection:
        """Get a connection of our own, giving up the one we had."""
        self.close()
        self._pooled = self._engine.raw_connection()
        self._driver = self._pooled.driver_connection  # type: ignore[assignment]
        return self._driver

    def connected(self) -> bool:
        """Tell whether there is a connection that is not known to be broken."""
        return self._pooled is not None

    def close(self) -> None:
        """Give up the connection; an open transaction is lost with it."""
        if self._pooled is not None:
            self._pooled.invalidate()
            self._pooled = None

    def fetch(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run one statement on the driver connection and give every row."""
        return self._driver.execute(sql, parameters).fetchall()

    def begin(self, command_ids: Sequence[str] = ()) -> None:
        """Take the writer lock and learn where the log ends."""
        self.witness = None
        self._unknown = None
        self._driver.execute("BEGIN IMMEDIATE")
        self._last = Reads.last(self)

    def commit(self) -> None:
        """Make everything durable; only after this may anybody be answered."""
        self._driver.execute("COMMIT")
        self._bell.ring()
        if self._erased:
            self._erased = False
            empty_wal(self._driver)

    def rollback(self) -> None:
        """Undo everything since `begin`, if anything is open."""
        if self._driver.in_transaction:
            self._driver.execute("ROLLBACK")

    def alive(self) -> bool:
        """Tell whether the transaction can go on after an error."""
        return self._driver.in_transaction

    def keep(self) -> None:
        """End a job whose writes are to stand."""
        self.check_whole()
        if self._nested and self._wrote:
            self._driver.execute("RELEASE job")

    def undo(self) -> bool:
        """Undo the writes of a failed job; the rest of the batch is untouched."""
        if not self._wrote:
            return True
        if self._nested:
            self._driver.execute("ROLLBACK TO job")
            self._driver.execute("RELEASE job")
            self._last = self._saved
            self.witness = self._saved_witness
            return True
        self.rollback()
        self.begin()
        return True

    def outcome(self, command_id: str) -> Outcome | None:
        """What the command gave the first time; that it is unknown is remembered for `append`."""
        outcome = super().outcome(command_id)
        self._unknown = command_id if outcome is None else None
        return outcome

    def translated(self, error: Exception) -> LogError:
        """The error in our words; the database's own message names no bound value."""
        if isinstance(error, DBAPIError) and isinstance(error.orig, Exception):
            return self.translated(error.orig)
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return LogBusy("another process holds the log; try again")
        if code == sqlite3.SQLITE_FULL:
            return LogFull()
        return StorageFault(str(error))

    def write(
        self,
        rows: Sequence[NewRow],
        command_id: str | None,
        body_hash: bytes | None,
        texts: Sequence[TextRow],
        recorded_us: int | None,
        *,
        first_versions: tuple[int, ...] = (1,),
    ) -> list[StoredRow]:
        """Check command, versions and clock, then insert everything."""
        if command_id is not None and command_id != self._unknown:
            outcome = self.outcome(command_id)
            if outcome is not None:
                raise known(outcome, body_hash)
        self._check_versions(rows, first_versions)
        stored = self.placed(rows, self._first_us(rows, recorded_us), command_id)
        execute = self._before_write()
        if len(stored) == 1:
            execute(self._sql.add_event, stored[0])
        elif stored:
            self._driver.executemany(self._sql.add_event, stored)
        if command_id is not None:
            ends = (stored[0][0], stored[-1][0]) if stored else (None, None)
            execute(self._sql.add_outcome, (command_id, body_hash, *ends))
        for text in texts:
            execute(self._sql.add_text, (text.id, text.ciphertext, text.commitment))
        self._writing = False
        self._unknown = None
        self.note(stored, command_id)
        return [StoredRow(*values) for values in stored]

    def refuse(self, row: RefusedRow) -> None:
        """Note a refused step outside the log itself; it uses up no command id."""
        full = self.completed(row, self._clock())
        number = self.fetch(self._sql.last_refused, ())[0][0] + 1
        values = refused_values(full)
        self._before_write()(self._sql.add_refused, (number, *values))
        self._writing = False
        if self.witness is None:
            self.witness = ("refused", number, values)

    def erase(self, what: Erasable, key: str | int) -> bool:
        """Blank a row; the trigger on events looks in the log whether it may go."""
        found = self._before_write()(self._sql.erase[what], (key,)).rowcount > 0
        self._writing = False
        self._erased = True
        return found

    def advance(self, name: str, position: int) -> None:
        """Note how far a process manager has come; never backwards."""
        self._before_write()(self._sql.advance, (name, position))
        self._writing = False

    def _before_write(self) -> Callable[..., sqlite3.Cursor]:
        self._writing = True
        if not self._wrote:
            self._wrote = True
            if self._nested:
                self._driver.execute("SAVEPOINT job")
        return self._driver.execute

    def _check_versions(self, rows: Sequence[NewRow], first_versions: tuple[int, ...]) -> None:
        ends: dict[str, int | None] = {}
        for row in rows:
            if row.stream_id in ends:
                end = ends[row.stream_id]
            else:
                end = self.fetch(self._sql.version, (row.stream_id,))[0][0]
            allowed = first_versions if end is None else (end + 1,)
            if row.stream_version not in allowed:
                raise self.conflict(row, allowed[-1])
            ends[row.stream_id] = row.stream_version

    def _first_us(self, rows: Sequence[NewRow], recorded_us: int | None) -> int:
        last_us = self._last[1]
        if recorded_us is not None:
            if not self.is_demo(rows):
                raise refuse_recorded_time()
            return max(last_us + 1, recorded_us)
        clock_us = self._clock()
        check_clock(last_us, clock_us)
        return max(last_us + 1, clock_us)
