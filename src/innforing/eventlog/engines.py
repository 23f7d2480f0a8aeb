"""Engines for the log: settings that keep acknowledged events, nothing weaker (tillit.md §3)."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Literal

import structlog
from sqlalchemy import create_engine, event, make_url

from innforing.eventlog.errors import UnsafeSettings

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

Use = Literal["writer", "reader", "owner", "listener", "projector"]
BUSY_MS = 30_000
CONNECT_S = 10
POOL = {"writer": 1, "reader": 5, "owner": 1, "listener": 1, "projector": 2}
# an idle writer holds no transaction; a reader that forgot one must not stop the vacuum for ever
POSTGRES_SETTINGS = {
    "lock_timeout": str(BUSY_MS),
    "statement_timeout": "60000",
    "idle_in_transaction_session_timeout": "60000",
    "client_min_messages": "warning",
}
_log = structlog.get_logger()
_DENIED = {
    sqlite3.SQLITE_ALTER_TABLE,
    sqlite3.SQLITE_ATTACH,
    sqlite3.SQLITE_DETACH,
    sqlite3.SQLITE_DROP_INDEX,
    sqlite3.SQLITE_DROP_TABLE,
    sqlite3.SQLITE_DROP_TRIGGER,
    sqlite3.SQLITE_DROP_VIEW,
}
_DENIED_PRAGMAS = {
    "ignore_check_constraints",
    "journal_mode",
    "recursive_triggers",
    "secure_delete",
    "synchronous",
    "writable_schema",
}


def make_engine(url: str | URL, use: Use, *, busy_ms: int = BUSY_MS) -> Engine:
    """Make an engine for the writer, for readers, or for the owner who migrates.

    `busy_ms` is how long it waits for another process that holds the log.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed, use, busy_ms)
    if parsed.get_backend_name() == "postgresql":
        return _postgres_engine(parsed, use, busy_ms)
    msg = f"the log is kept in SQLite or PostgreSQL, not in {parsed.get_backend_name()}"
    raise UnsafeSettings(msg)


def _sqlite_engine(url: URL, use: Use, busy_ms: int) -> Engine:
    if url.database in {None, "", ":memory:"}:
        msg = "a log in memory is lost with the process: give a file"
        raise UnsafeSettings(msg)
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=POOL[use],
        max_overflow=-1,
        connect_args={"check_same_thread": False, "timeout": busy_ms / 1000},
    )

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        # the driver must not begin transactions behind our back
        connection.isolation_level = None
        for pragma in (
            "journal_mode = WAL",
            # read models can be made anew, and their position goes with their rows
            f"synchronous = {'NORMAL' if use == 'projector' else 'FULL'}",
            f"busy_timeout = {busy_ms}",
            # KiB: a page of the log touches more of the indexes than the 2 MiB that is usual
            f"cache_size = {-16_384 if use == 'projector' else -2_000}",
            "secure_delete = ON",
            "recursive_triggers = ON",
            "foreign_keys = ON",
            "trusted_schema = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
        if use not in {"owner", "projector"}:
            connection.set_authorizer(_authorize)

    if use == "owner":

        @event.listens_for(engine, "begin")
        def begun(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def empty_wal(driver: sqlite3.Connection) -> bool:
    """Copy the WAL into the file and cut it to nothing: what was erased stands in it too.

    False where another reader holds it for longer than a busy database is waited for.
    """
    busy = bool(driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
    if busy:
        _log.warning("wal_not_emptied")
    return not busy


def _authorize(
    action: int,
    first: str | None,
    second: str | None,
    _database: str | None,
    _source: str | None,
) -> int:
    """Deny what would take the triggers away; SQLite asks once per prepared statement."""
    if action in _DENIED:
        return sqlite3.SQLITE_DENY
    setting = action == sqlite3.SQLITE_PRAGMA and second is not None
    if setting and str(first).lower() in _DENIED_PRAGMAS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _postgres_engine(url: URL, use: Use, busy_ms: int) -> Engine:
    chosen = {**POSTGRES_SETTINGS, "lock_timeout": str(busy_ms)}
    settings = " ".join(f"-c {name}={value}" for name, value in chosen.items())
    given = url.query.get("options", "")
    # what the address says comes last, and so wins
    options = f"{settings} {given if isinstance(given, str) else ' '.join(given)}".strip()
    return create_engine(
        url.set(drivername="postgresql+psycopg").difference_update_query(["options"]),
        hide_parameters=True,
        pool_size=POOL[use],
        max_overflow=5,
        pool_timeout=busy_ms / 1000,
        pool_pre_ping=use in {"reader", "projector"},
        connect_args={
            "options": options,
            "connect_timeout": CONNECT_S,
            "application_name": f"innforing-{use}",
            "keepalives_idle": 30,
        },
    )
