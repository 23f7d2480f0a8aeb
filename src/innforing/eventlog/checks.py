"""What is looked at before a log is opened: refuse rather than lose events (tillit.md §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.types import LargeBinary

from innforing.eventlog.errors import LogMissing, SchemaNewer, SchemaOutdated, UnsafeSettings
from innforing.eventlog.schema import REVISION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

UPGRADE = "run «innforing db upgrade»"
SQLITE_FULL = 2
_DB_FUNCTIONS = "POSTGRES_ENABLE_DB_FUNCTIONS"
_TRUE = {"1", "on", "t", "true", "y", "yes"}


def check_environment(environment: Mapping[str, str]) -> None:
    """Refuse the library's own database functions, which take no lock.

    The library looks a setting up under the application's name first, so any such name counts.
    """
    for name, value in environment.items():
        if name.upper().endswith(_DB_FUNCTIONS) and value.strip().lower() in _TRUE:
            msg = f"{name} must not be set: its inserts take no lock, and readers skip events"
            raise UnsafeSettings(msg)


def check_connection(connection: Connection, *, unsafe_test_server: bool = False) -> None:
    """Refuse settings under which an acknowledged event could be lost.

    Only a test server may run without fsync, and only where the caller says so.
    """
    if connection.dialect.name == "sqlite":
        _check_sqlite(connection)
    elif not unsafe_test_server:
        _check_postgres(connection)


def check_schema(connection: Connection) -> None:
    """Refuse tables that are not those this program was written for."""
    found = inspect(connection)
    if not found.has_table("alembic_version") or not found.has_table("events"):
        msg = f"there is no log in this database: {UPGRADE}"
        raise LogMissing(msg)
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is None or revision < REVISION:
        msg = f"the tables are of version {revision}, the program needs {REVISION}: {UPGRADE}"
        raise SchemaOutdated(msg)
    if revision > REVISION:
        msg = (
            f"the tables are of version {revision}, newer than the program's {REVISION}: "
            f"install the newer program, or {UPGRADE} from it"
        )
        raise SchemaNewer(msg)
    state = next(one for one in found.get_columns("events") if one["name"] == "state")
    if not isinstance(state["type"], LargeBinary):
        msg = f"events.state is {state['type']}: it must be bytes, for proofs are over bytes"
        raise UnsafeSettings(msg)


def _check_sqlite(connection: Connection) -> None:
    level = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    if level < SQLITE_FULL:
        msg = f"PRAGMA synchronous is {level}: below FULL a power cut loses acknowledged events"
        raise UnsafeSettings(msg)


def _check_postgres(connection: Connection) -> None:
    for name in ("synchronous_commit", "fsync"):
        if connection.exec_driver_sql(f"SHOW {name}").scalar_one() == "off":
            msg = f"{name} is off: a crash loses acknowledged events"
            raise UnsafeSettings(msg)
