"""DBOS on SQLite: a workflow for each løp that runs by itself, or one for each command."""

from __future__ import annotations

import sqlite3
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from dbos import DBOS, SetWorkflowID, SQLAlchemyDatasource

from benchmarks.engines.engine import HOLD, WHO, WHY, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TABLES = """
CREATE TABLE lop (id TEXT PRIMARY KEY, tilstand TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE overgang (
    id INTEGER PRIMARY KEY, lop TEXT NOT NULL, steg TEXT NOT NULL, av TEXT NOT NULL,
    grunn TEXT NOT NULL, tid TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX overgang_lop ON overgang (lop, id);
"""
HELD = {True: "pa_vent", False: "i_gang"}


class Runtime:
    """The one DBOS of a process, with one file for its own tables and ours."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "dbos.sqlite"
        url = f"sqlite:///{self.file}"
        with sqlite3.connect(self.file) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.executescript(TABLES)
        db.close()
        # WAL is kept by the file; DBOS leaves synchronous alone, so each connection is told
        self.engine = sa.create_engine(url)
        sa.event.listen(self.engine, "connect", _connected)
        DBOS(
            config={
                "name": "bench",
                "system_database_url": url,
                "system_database_engine": self.engine,
                "log_level": "ERROR",
                "console_log_level": "ERROR",
                "application_version": "1",
                "scheduler_polling_interval_sec": 3600.0,
            }
        )
        source = SQLAlchemyDatasource.create(url, engine=self.engine)
        self.by_itself = DBOS.workflow(name="by_itself")(_by_itself)
        self.command = DBOS.workflow(name="command")(_command(source))
        DBOS.launch()
        self._open = 2

    def question(self, sql: str) -> object:
        """The one value that is asked for."""
        with self.engine.connect() as connection:
            return connection.exec_driver_sql(sql).scalar()

    def count(self, sql: str) -> int:
        """The number that is asked for."""
        return int(str(self.question(sql)))

    def durability(self) -> str:
        """What a connection says."""
        return f"{self.question('PRAGMA journal_mode')} {self.question('PRAGMA synchronous')}"

    def close(self) -> None:
        """The last of the two lets go."""
        self._open -= 1
        if self._open == 0:
            DBOS.destroy()
            self.engine.dispose()


class DbosByItself:
    """One workflow takes all the transitions of a løp, without waiting for anybody."""

    name = "DBOS on SQLite, one workflow for all transitions"
    lacks = (
        "runs by itself: nobody asks for a step, state is a local variable, the guard is an `if`; "
        "its history is the recorded output of each step; no authority, no refusal, no commitments"
    )

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def enter(self) -> None:
        """The engine's pool is shared."""

    def leave(self) -> None:
        """Nothing to give up."""

    def begin(self, case: str) -> None:
        """The workflow begins when it is driven."""

    def drive(self, cases: Sequence[str], transitions: int) -> None:
        """A workflow for each løp; each of its steps is recorded before the next."""
        for case in cases:
            with SetWorkflowID(case):
                self._runtime.by_itself(case, transitions)

    def stored(self) -> int:
        """Recorded steps."""
        sql = "SELECT count(*) FROM operation_outputs WHERE function_name LIKE '%_record'"
        return self._runtime.count(sql)

    def durability(self) -> str:
        """What a connection says."""
        return self._runtime.durability()

    def close(self) -> None:
        """Let go of the runtime."""
        self._runtime.close()


class DbosCommand(DbosByItself):
    """A workflow for each command: its id makes it happen once, as a command id does with us."""

    name = "DBOS on SQLite, one workflow for each command"
    lacks = (
        "the row of the løp and its log row are ours (update and delete allowed); no authority, "
        "no refusal, no commitments, no state as of a moment"
    )

    def begin(self, case: str) -> None:
        """One row."""
        with self._runtime.engine.begin() as connection:
            connection.execute(sa.text("INSERT INTO lop VALUES (:id, 'i_gang')"), {"id": case})

    def drive(self, cases: Sequence[str], transitions: int) -> None:
        """Each command loads, judges, saves and logs in a transaction that DBOS makes run once."""
        for number in range(transitions):
            for case in cases:
                with SetWorkflowID(str(uuid.uuid4())):
                    self._runtime.command(case, named(number))

    def stored(self) -> int:
        """Rows in the log."""
        return self._runtime.count("SELECT count(*) FROM overgang")


@DBOS.step()
def _record(case: str, steg: str, *, who: str, why: str) -> dict[str, str]:
    """What happened; DBOS keeps it."""
    return {"lop": case, "steg": steg, "av": who, "grunn": why}


def _by_itself(case: str, transitions: int) -> bool:
    held = False
    for number in range(transitions):
        steg = named(number)
        assert held is not (steg == HOLD), "the guard"
        _record(case, steg, who=WHO, why=WHY)
        held = steg == HOLD
    return held


def _command(source: SQLAlchemyDatasource) -> Callable[[str, str], None]:
    @source.transaction()
    def take(case: str, steg: str) -> None:
        session = source.sql_session()
        found = session.execute(sa.text("SELECT tilstand FROM lop WHERE id = :id"), {"id": case})
        assert found.scalar_one() == HELD[steg != HOLD], "the guard"
        new = {"id": case, "tilstand": HELD[steg == HOLD]}
        session.execute(sa.text("UPDATE lop SET tilstand = :tilstand WHERE id = :id"), new)
        row = {"lop": case, "steg": steg, "av": WHO, "grunn": WHY}
        columns = "lop, steg, av, grunn"
        sql = f"INSERT INTO overgang ({columns}) VALUES (:lop, :steg, :av, :grunn)"  # noqa: S608
        session.execute(sa.text(sql), row)

    def command(case: str, steg: str) -> None:
        take(case, steg)

    return command


def _connected(connection: sqlite3.Connection, _record: object) -> None:
    """As DBOS sets its own connections, and durable."""
    connection.isolation_level = "IMMEDIATE"
    for pragma in ("busy_timeout = 30000", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}").close()
