"""Writing the log on PostgreSQL: the advisory lock, and one call of `append_events`."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from innforing.eventlog.bell import channel
from innforing.eventlog.errors import ClockDeviation, LogBusy, LogError, LogFull, StorageFault
from innforing.eventlog.rows import Outcome, StoredRow
from innforing.eventlog.statements import statements_for
from innforing.eventlog.transaction import (
    LogTransaction,
    check_clock,
    known,
    refuse_recorded_time,
    refused_values,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine, PoolProxiedConnection

    from innforing.eventlog.rows import Erasable, NewRow, RefusedRow, TextRow

_APPEND = "SELECT append_events(%s, %s, %s::json, %s::json, %s::bigint, %s)"
_CLOCK = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-")


class PostgresLog(LogTransaction):
    """The writer's connection to a PostgreSQL log."""

    __slots__ = ("_asked", "_begun", "_commit", "_cursor", "_driver", "_engine", "_pooled")

    errors: tuple[type[Exception], ...] = (psycopg.Error, SQLAlchemyError)

    def __init__(self, engine: Engine) -> None:
        """Take the engine that makes connections."""
        super().__init__(statements_for("postgresql"))
        self._engine = engine
        self._pooled: PoolProxiedConnection | None = None
        self._asked: dict[str, Outcome | None] = {}
        self.open()

    def open(self) -> None:
        """Get a connection of our own, giving up the one we had."""
        self.close()
        pooled = self._engine.raw_connection()
        self._pooled = pooled
        driver: psycopg.Connection[Any] = pooled.driver_connection  # type: ignore[assignment]
        driver.autocommit = True
        driver.prepare_threshold = 1
        self._driver = driver
        self._begun = 0
        schema = driver.execute("SELECT current_schema()").fetchall()[0][0]
        # one NOTIFY for each transaction, and late: its lock is held until the commit is done
        self._commit = f"NOTIFY {channel(schema)}; COMMIT".encode()
        # binary, or every state would travel as hexadecimal text
        self._cursor = driver.cursor(binary=True)

    def connected(self) -> bool:
        """Tell whether there is a connection that is not known to be broken."""
        return self._pooled is not None and not self._driver.closed

    def close(self) -> None:
        """Give up the connection; an open transaction is lost with it."""
        if self._pooled is not None:
            self._pooled.invalidate()
            self._pooled = None

    def fetch(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run one statement on the driver connection and give every row."""
        return self._cursor.execute(sql, parameters).fetchall()

    def begin(self, command_ids: Sequence[str] = ()) -> None:
        """Take the writer lock, learn where the log ends and which commands are known."""
        self.witness = None
        safe = [one for one in command_ids if one and _SAFE.issuperset(one)]
        sql = f"BEGIN; SELECT open_batch('{{{','.join(safe)}}}')"
        cursor = self._driver.execute(sql)
        cursor.nextset()
        position, recorded_us, outcomes = cursor.fetchall()[0][0]
        self._last = (position, recorded_us)
        self._begun = position
        self._asked = dict.fromkeys(safe)
        for command_id, body_hash, first, last in outcomes or ():
            body = None if body_hash is None else bytes.fromhex(body_hash)
            self._asked[command_id] = Outcome(command_id, body, first, last)

    def commit(self) -> None:
        """Make everything durable; only after this may anybody be answered."""
        grown = self._last[0] > self._begun
        self._driver.execute(self._commit if grown else b"COMMIT")

    def rollback(self) -> None:
        """Undo everything since `begin`, if anything is open."""
        self._driver.execute("ROLLBACK")

    def alive(self) -> bool:
        """Tell whether there is still a transaction, if only to be rolled back."""
        status = self._driver.pgconn.transaction_status
        return status in {TransactionStatus.INTRANS, TransactionStatus.INERROR}

    def keep(self) -> None:
        """End a job whose writes are to stand."""
        self.check_whole()

    def undo(self) -> bool:
        """Undo the writes of a failed job; False where that takes the whole batch with it.

        A savepoint for each job would cost every batch a round trip per job, and jobs that write
        and then fail are rare: the writer runs such a batch again, one by one.
        """
        in_error = self._driver.pgconn.transaction_status == TransactionStatus.INERROR
        if not self._wrote and not in_error:
            return True
        if self._nested:
            return False
        self.rollback()
        self.begin()
        return True

    def translated(self, error: Exception) -> LogError:
        """The error in our words: only the first line, for the others hold the row."""
        if isinstance(error, DBAPIError) and isinstance(error.orig, Exception):
            return self.translated(error.orig)
        if isinstance(error, psycopg.errors.LockNotAvailable | psycopg.errors.QueryCanceled):
            return LogBusy("another process holds the log; try again")
        if isinstance(error, psycopg.errors.DiskFull):
            return LogFull()
        primary = error.diag.message_primary if isinstance(error, psycopg.Error) else None
        return StorageFault(primary or str(error).partition("\n")[0])

    def outcome(self, command_id: str) -> Outcome | None:
        """What the command gave the first time; often asked already by `begin`."""
        if command_id in self._asked:
            return self._asked[command_id]
        return super().outcome(command_id)

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
        """Let the database check and insert everything in one call."""
        self._writing = True
        answer = self.fetch(
            _APPEND,
            (
                command_id,
                body_hash,
                _rows_json(rows),
                _texts_json(texts) if texts else None,
                recorded_us,
                0 in first_versions,
            ),
        )[0][0]
        self._writing = False
        if answer[0] != "written":
            raise self._refusal(answer, rows, command_id, body_hash)
        self._wrote = True
        _, position, first_us, clock_us = answer
        if recorded_us is None:
            check_clock(self._last[1], clock_us)
        stored = self.placed(rows, first_us, command_id)
        if stored and stored[0][0] != position:
            msg = "the log moved under the writer lock"
            raise StorageFault(msg)
        if command_id is not None:
            self._asked.pop(command_id, None)
        self.note(stored, command_id)
        return [StoredRow(*values) for values in stored]

    def _refusal(
        self,
        answer: list[Any],
        rows: Sequence[NewRow],
        command_id: str | None,
        body_hash: bytes | None,
    ) -> LogError:
        if answer[0] == "conflict":
            return self.conflict(rows[answer[1] - 1], answer[2])
        if answer[0] == "clock":
            return ClockDeviation(last_us=answer[1], clock_us=answer[2])
        if answer[0] == "ekte":
            return refuse_recorded_time()
        self._asked.pop(command_id or "", None)
        outcome = self.outcome(command_id or "")
        return known(outcome, body_hash) if outcome else StorageFault("the outcome is gone")

    def refuse(self, row: RefusedRow) -> None:
        """Note a refused step outside the log itself; it uses up no command id."""
        clock_us = 0
        if row.recorded_us is None:
            clock_us = self.fetch(_CLOCK, ())[0][0]
        number = self.fetch(self._sql.last_refused, ())[0][0] + 1
        values = refused_values(self.completed(row, clock_us))
        self._writing = self._wrote = True
        self._cursor.execute(self._sql.add_refused, (number, *values))
        self._writing = False
        if self.witness is None:
            self.witness = ("refused", number, values)

    def erase(self, what: Erasable, key: str | int) -> bool:
        """Blank a row by the function that looks in the log whether it may go."""
        self._writing = self._wrote = True
        found = bool(self.fetch(self._sql.erase[what], (key,))[0][0])
        self._writing = False
        return found

    def advance(self, name: str, position: int) -> None:
        """Note how far a process manager has come; never backwards."""
        self._writing = self._wrote = True
        self._cursor.execute(self._sql.advance, (name, position))
        self._writing = False


def _rows_json(rows: Sequence[NewRow]) -> str:
    return json.dumps(
        [
            {
                "stream_id": row.stream_id,
                "stream_version": row.stream_version,
                "topic": row.topic,
                "state": b64encode(row.state).decode("ascii"),
                "salt": b64encode(row.salt).decode("ascii"),
                "person": row.person,
                "role": row.role,
                "body": row.body,
                "effective_us": row.effective_us,
                "step": row.step,
                "tilstand": row.tilstand,
                "definition": row.definition,
                "correlation_id": row.correlation_id,
                "causation": row.causation,
            }
            for row in rows
        ],
    )


def _texts_json(texts: Sequence[TextRow]) -> str:
    return json.dumps(
        [
            {
                "id": text.id,
                "ciphertext": b64encode(text.ciphertext).decode("ascii"),
                "commitment": b64encode(text.commitment).decode("ascii"),
            }
            for text in texts
        ],
    )
