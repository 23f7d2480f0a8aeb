"""Where the log of who read what is kept: the same tables as the log, in a place of their own."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from innforing.eventlog import database
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogMissing, UnsafeSettings

if TYPE_CHECKING:
    from sqlalchemy import URL

READ_LOG_SCHEMA = "innsyn"
"""On PostgreSQL, beside the log; of a log in a schema of its own, added to the name of that."""
BUSY_MS = 2_000
"""How long a reader waits for the read log before being told that nothing can be shown."""
_PATH = re.compile(r"(?:-c\s*)?search_path=(\S+)")
_upgrading = threading.Lock()
"""Alembic keeps what it is doing in the module."""
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,50}")


def beside(url: str) -> str:
    """The URL of the read log of a log on PostgreSQL: another schema of the same database."""
    parsed = make_url(url)
    options = _options(parsed)
    own = _PATH.search(options)
    schema = beside_schema("public" if own is None else own[1])
    kept = f"{_PATH.sub('', options).strip()} -csearch_path={schema}".strip()
    changed = parsed.update_query_dict({"options": kept})
    return changed.render_as_string(hide_password=False)


def beside_schema(schema: str) -> str:
    """The schema of the read log of a log in a schema."""
    return READ_LOG_SCHEMA if schema == "public" else f"{schema}_{READ_LOG_SCHEMA}"


def schema_of(url: str) -> str | None:
    """The schema that a URL names; None on SQLite, and where it names none."""
    found = _PATH.search(_options(make_url(url)))
    if found is None:
        return None
    if _SCHEMA.fullmatch(found[1]) is None:
        msg = "the schema of the read log is lower-case ASCII letters, digits and _"
        raise UnsafeSettings(msg)
    return found[1]


def upgrade(url: str) -> None:
    """Make the tables of the read log, with their schema, or bring them up to this version."""
    schema = schema_of(url)
    with _upgrading:
        if schema is None:
            database.upgrade(url)
        else:
            _upgrade_within(url, schema)


def _upgrade_within(url: str, schema: str) -> None:
    engine = make_engine(url, "owner")
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # several processes may open an older log at once; the lock goes with the connection
            connection.exec_driver_sql(f"SELECT pg_advisory_lock(hashtext('{schema}'))")
            connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {schema}")
            database.upgrade(url)
            connection.exec_driver_sql(f"SELECT pg_advisory_unlock(hashtext('{schema}'))")
    finally:
        engine.dispose()


def identity(url: str) -> tuple[int, int] | None:
    """Which file a SQLite log is: rows written to one that was deleted or replaced are lost."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database is None:
        return None
    try:
        found = Path(parsed.database).stat()
    except OSError:
        msg = f"the read log is gone: {parsed.database}"
        raise LogMissing(msg) from None
    return found.st_dev, found.st_ino


def _options(parsed: URL) -> str:
    given = parsed.query.get("options", "")
    return given if isinstance(given, str) else " ".join(given)
