"""The engine and schema of the key database, SQLite and PostgreSQL alike (tillit.md §3, §6)."""

import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa

SCHEMA = "0001"  # the last file in migrations/versions; a test holds them together
VERSION_TABLE = "nokler_versjon"
_WRITES = "innforing_writes"
_UPGRADE_LOCK = 0x6E6F6B6C  # «nokl»: two processes upgrading one PostgreSQL database take turns
_POSTGRES_OPTIONS = "-c synchronous_commit=on -c statement_timeout=5000"
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a key must be as durable as the text it opens
    "PRAGMA secure_delete = ON",  # a destroyed key must not stay in a free page
    "PRAGMA busy_timeout = 5000",
)


class KeySchemaOutdated(RuntimeError):
    """The key database is older or newer than the code."""

    def __init__(self, found: str | None) -> None:
        """Say which revision was found and which is needed."""
        newer = found is not None and found > SCHEMA
        remedy = "take a newer innforing" if newer else "run «innforing db upgrade»"
        super().__init__(
            f"the key database has schema {found or 'none'}, this program needs {SCHEMA}: {remedy}"
        )


def make_engine(url: str) -> sa.Engine:
    """An engine for the key database. Parameters never reach a message: they are keys."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return sa.create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5, "options": _options(parsed)},
    )


def writing(engine: sa.Engine) -> sa.Engine:
    """The same engine for transactions that write: on SQLite they take the lock at once."""
    return engine.execution_options(**{_WRITES: True})


def upgrade(url: str) -> None:
    """Bring the key database at `url` to the newest schema, making it if need be."""
    engine = make_engine(url)
    try:
        found = _revision(engine)
        if found is not None and found > SCHEMA:
            raise KeySchemaOutdated(found)
        if found != SCHEMA:
            _migrate(engine)
    finally:
        engine.dispose()


def check_schema(engine: sa.Engine) -> None:
    """Refuse a key database whose schema is not the one this code was written for."""
    found = _revision(engine)
    if found != SCHEMA:
        raise KeySchemaOutdated(found)


def _revision(engine: sa.Engine) -> str | None:
    """The schema that is there; asked without making the file that is not."""
    if engine.dialect.name == "sqlite" and not _file(engine).exists():
        return None
    version = sa.select(sa.column("version_num", sa.String)).select_from(sa.table(VERSION_TABLE))
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(VERSION_TABLE):
            return None
        return connection.execute(version).scalar()


def _migrate(engine: sa.Engine) -> None:
    # Alembic is slow to import and needed only here
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    if engine.dialect.name == "sqlite":
        # Made by us and not by SQLite, so that nobody else on the machine may read it; the WAL
        # takes over the mode of its file.
        os.close(os.open(_file(engine), os.O_CREAT | os.O_RDWR, 0o600))
    config = Config()
    config.set_main_option("script_location", "innforing.registers:migrations")
    with writing(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_UPGRADE_LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _file(engine: sa.Engine) -> Path:
    return Path(str(engine.url.database))


def _options(url: sa.URL) -> str:
    """What the address asks for, and after it, so that it wins, what durable keys need."""
    given = url.query.get("options", "")
    asked = given if isinstance(given, str) else " ".join(given)
    return f"{asked} {_POSTGRES_OPTIONS}".strip()


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
