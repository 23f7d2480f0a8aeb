"""The way in to a log: make or upgrade its tables, check it, open it for writing or reading."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from sqlalchemy import inspect, make_url
from sqlalchemy.exc import OperationalError

from innforing.eventlog.checks import check_connection, check_environment, check_schema
from innforing.eventlog.engines import BUSY_MS, make_engine
from innforing.eventlog.errors import LogMissing, StorageFault
from innforing.eventlog.postgres_log import PostgresLog
from innforing.eventlog.reader import Reader
from innforing.eventlog.sqlite_log import SqliteLog
from innforing.eventlog.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection, Engine


def system_clock_us() -> int:
    """This machine's clock in µs since 1970 UTC: what SQLite, which runs here, would answer."""
    return time.time_ns() // 1000


def upgrade(url: str) -> None:
    """Make the tables of log and registers, or bring them up to this program's version."""
    # Alembic is slow to import and only needed here
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "innforing.eventlog:migrations")
    engine = make_engine(url, "owner")
    try:
        with engine.begin() as connection:
            become_owner(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def check_settings(
    url: str,
    *,
    environment: Mapping[str, str] = os.environ,
    unsafe_test_server: bool = False,
) -> None:
    """Refuse a database, or an environment, that could lose or skip events (tillit.md §3)."""
    engine = _existing(url)
    try:
        _check(engine, environment, unsafe_test_server=unsafe_test_server)
    finally:
        engine.dispose()


def open_writer(
    url: str,
    *,
    clock: Callable[[], int] = system_clock_us,
    environment: Mapping[str, str] = os.environ,
    unsafe_test_server: bool = False,
    busy_ms: int = BUSY_MS,
) -> Writer:
    """Check the log and open it for writing: one writer per process and log."""
    engine = _existing(url, busy_ms)
    try:
        _check(engine, environment, unsafe_test_server=unsafe_test_server)
        session = SqliteLog(engine, clock) if _is_sqlite(engine) else PostgresLog(engine)
    except BaseException:
        engine.dispose()
        raise
    return Writer(session, on_close=engine.dispose)


def has_log(url: str) -> bool:
    """Whether there is a log at all, as seen by one who may read only a part of it."""
    try:
        engine = _existing(url)
    except LogMissing:
        return False
    try:
        with engine.connect() as connection:
            return inspect(connection).has_table("events")
    finally:
        engine.dispose()


def open_reader(url: str) -> Reader:
    """Check that there is a log of this program's version and open it for reading."""
    checked = _existing(url)
    try:
        _look(checked)
    finally:
        checked.dispose()
    return Reader(make_engine(url, "reader"))


def become_owner(connection: Connection) -> None:
    """Where roles are made, new tables are to belong to the same owner as the old."""
    if connection.dialect.name == "sqlite":
        return
    owner = connection.exec_driver_sql(
        "SELECT quote_ident(tableowner) FROM pg_tables WHERE tablename = 'events' "
        "AND schemaname = current_schema() AND tableowner <> current_user",
    ).scalar()
    if owner is not None:
        connection.exec_driver_sql(f"SET LOCAL ROLE {owner}")


def _existing(url: str, busy_ms: int = BUSY_MS) -> Engine:
    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in {None, ":memory:"}
    # SQLite would make an empty file of it
    if is_file and not os.path.exists(str(parsed.database)):  # noqa: PTH110, may be a file: address
        msg = f"there is no log at {parsed.database}: run «innforing db upgrade»"
        raise LogMissing(msg)
    return make_engine(parsed, "writer", busy_ms=busy_ms)


def _check(
    engine: Engine,
    environment: Mapping[str, str],
    *,
    unsafe_test_server: bool,
) -> None:
    check_environment(environment)
    _look(engine, settings=True, unsafe_test_server=unsafe_test_server)


def _look(engine: Engine, *, settings: bool = False, unsafe_test_server: bool = False) -> None:
    try:
        with engine.connect() as connection:
            if settings:
                check_connection(connection, unsafe_test_server=unsafe_test_server)
            check_schema(connection)
    except OperationalError as error:
        msg = f"the database does not answer: {error.orig}"
        raise StorageFault(msg) from None


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"
