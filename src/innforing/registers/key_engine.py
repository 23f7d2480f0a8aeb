"""The engine and schema of the key database, SQLite and PostgreSQL alike (tillit.md §3, §6)."""

import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

VERSION_TABLE = "nokler_versjon"
_WRITES = "innforing_writes"
_UPGRADE_LOCK = 0x6E6F6B6C  # «nokl»: two processes upgrading one PostgreSQL database take turns
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a key must be as durable as the text it opens
    "PRAGMA secure_delete = ON",  # a destroyed key must not stay in a free page
    "PRAGMA busy_timeout = 5000",
)


class KeySchemaOutdated(RuntimeError):
    """The key database is older or newer than the code."""

    def __init__(self, found: str | None, expected: str | None) -> None:
        """Say which revision was found and which is needed."""
        super().__init__(
            f"the key database has schema {found or 'none'}, this version needs {expected}: "
            "run «innforing db upgrade»"
        )


def make_engine(url: str) -> sa.Engine:
    """An engine for the key database. Parameters never reach a message: they are keys."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return sa.create_engine(
        parsed,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 5,
            "options": "-c synchronous_commit=on -c statement_timeout=5000",
        },
    )


def writing(engine: sa.Engine) -> sa.Engine:
    """The same engine for transactions that write: on SQLite they take the lock at once."""
    return engine.execution_options(**{_WRITES: True})


def upgrade(url: str) -> None:
    """Bring the key database at `url` to the newest schema, making it if need be."""
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":
        # Made by us and not by SQLite, so that nobody else on the machine may read it; the WAL
        # takes over the mode of its file.
        os.close(os.open(_file(engine), os.O_CREAT | os.O_RDWR, 0o600))
    try:
        with writing(engine).begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_UPGRADE_LOCK)))
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def check_schema(engine: sa.Engine) -> None:
    """Refuse a key database whose schema is not the one this code was written for."""
    expected = ScriptDirectory.from_config(_config()).get_current_head()
    if engine.dialect.name == "sqlite" and not _file(engine).exists():
        raise KeySchemaOutdated(None, expected)  # before SQLite makes an empty file
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        found = context.get_current_revision()
    if found != expected:
        raise KeySchemaOutdated(found, expected)


def _file(engine: sa.Engine) -> Path:
    return Path(str(engine.url.database))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _sqlite(url: sa.URL) -> sa.Engine:
    if not url.database or url.database == ":memory:":
        raise ValueError("keys need a file: a key in memory is gone before the text it opens")
    engine = sa.create_engine(url, hide_parameters=True)
    sa.event.listen(engine, "connect", _set_pragmas)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(dbapi_connection: sqlite3.Connection, _record: object) -> None:
    dbapi_connection.isolation_level = None  # transactions are begun by _begin, also around DDL
    for pragma in _SQLITE_PRAGMAS:
        dbapi_connection.execute(pragma)


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
