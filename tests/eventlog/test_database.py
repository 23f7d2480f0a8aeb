"""Making, checking and opening a log: what is refused at the start (tillit.md §3)."""

# the statements are put together from the lists in this file
# ruff: noqa: S608

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from innforing.eventlog import database
from innforing.eventlog.checks import check_connection, check_environment
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import (
    LogMissing,
    SchemaNewer,
    SchemaOutdated,
    StorageFault,
    UnsafeSettings,
)
from innforing.eventlog.schema import REVISION, metadata
from tests.eventlog.given import Log, owner_engine, row

if TYPE_CHECKING:
    from pathlib import Path

OPENERS = [database.check_settings, database.open_writer, database.open_reader]


def change(url: str, *statements: str) -> None:
    engine = owner_engine(url)
    with engine.begin() as connection:
        for one in statements:
            connection.execute(text(one))
    engine.dispose()


def test_upgrade_can_be_run_again_and_keeps_the_log(log: Log) -> None:
    log.append(row())
    database.upgrade(log.url)
    assert log.reader.last()[0] == 1


def test_the_program_is_written_for_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "innforing.eventlog:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_the_tables_of_the_migrations_are_those_the_reads_are_compiled_from(log: Log) -> None:
    engine = owner_engine(log.url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, metadata)
        found = inspect(connection)
        for table in metadata.sorted_tables:
            names = [one["name"] for one in found.get_columns(table.name)]
            assert names == [column.name for column in table.columns]
    engine.dispose()
    # an index is of no concern to the reads
    assert [one for one in differences if one[0] != "remove_index"] == []


def test_text_sorts_by_byte_on_postgres(postgres_log: Log) -> None:
    engine = owner_engine(postgres_log.url)
    with engine.connect() as connection:
        other = connection.execute(
            text(
                "SELECT table_name, column_name FROM information_schema.columns "
                "WHERE table_schema = 'public' AND data_type = 'text' "
                "AND collation_name IS DISTINCT FROM 'C'",
            ),
        ).all()
    engine.dispose()
    assert other == []


def test_command_outcomes_and_fritekst_have_no_rowid(sqlite_log: Log) -> None:
    connection = sqlite3.connect(sqlite_log.url.removeprefix("sqlite:///"))
    without = {
        name
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema")
        if sql and "WITHOUT ROWID" in sql
    }
    connection.close()
    assert without == {"command_outcomes", "fritekst"}


@pytest.mark.parametrize("use", ["writer", "reader", "owner"])
def test_sqlite_is_set_up_to_keep_what_it_acknowledges(sqlite_log: Log, use: str) -> None:
    engine = make_engine(sqlite_log.url, use)  # type: ignore[arg-type]
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "secure_delete")
        }
    engine.dispose()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 30_000,
        "secure_delete": 1,
    }


@pytest.mark.parametrize("use", ["writer", "reader", "owner"])
def test_postgres_has_timeouts_that_the_address_can_change(postgres_url: str, use: str) -> None:
    for url, expected in (
        (postgres_url, "30s"),
        (f"{postgres_url}&options=-c%20lock_timeout%3D7s", "7s"),
    ):
        engine = make_engine(url, use)  # type: ignore[arg-type]
        with engine.connect() as connection:
            shown = [
                connection.exec_driver_sql(f"SHOW {name}").scalar()
                for name in ("lock_timeout", "idle_in_transaction_session_timeout")
            ]
        engine.dispose()
        assert shown == [expected, "1min"]


@pytest.mark.parametrize("use", ["writer", "reader", "owner"])
def test_no_engine_shows_bound_values_in_its_errors(log: Log, use: str) -> None:
    engine = make_engine(log.url, use)  # type: ignore[arg-type]
    assert engine.hide_parameters
    engine.dispose()


@pytest.mark.parametrize("opener", OPENERS)
def test_a_database_without_a_log_says_how_to_make_one(
    log_url: str,
    opener: type,
) -> None:
    with pytest.raises(LogMissing, match="innforing db upgrade"):
        opener(log_url)


def test_looking_for_a_log_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "finnes-ikke.sqlite"
    with pytest.raises(LogMissing):
        database.open_reader(f"sqlite:///{path}")
    assert not path.exists()


@pytest.mark.parametrize("opener", OPENERS)
def test_older_and_newer_tables_are_refused_with_what_to_do(log: Log, opener: type) -> None:
    for version, error in (("0000", SchemaOutdated), ("9999", SchemaNewer)):
        change(log.url, f"UPDATE alembic_version SET version_num = '{version}'")
        with pytest.raises(error, match="innforing db upgrade"):
            opener(log.url)
    change(log.url, "DELETE FROM alembic_version")
    with pytest.raises(SchemaOutdated, match="innforing db upgrade"):
        opener(log.url)


@pytest.mark.parametrize("opener", OPENERS)
def test_state_as_jsonb_is_refused(postgres_log: Log, opener: type) -> None:
    change(
        postgres_log.url,
        "ALTER TABLE events DROP CONSTRAINT events_commitment, DROP CONSTRAINT events_check",
        "ALTER TABLE events ALTER COLUMN state TYPE jsonb USING convert_from(state, 'UTF8')::jsonb",
    )
    with pytest.raises(UnsafeSettings, match="bytes"):
        opener(postgres_log.url)


@pytest.mark.parametrize("application", ["", "LOGG_"])
@pytest.mark.parametrize("value", ["y", "yes", "TRUE", "on", "1"])
def test_the_librarys_lockless_functions_are_refused(application: str, value: str) -> None:
    name = f"{application}POSTGRES_ENABLE_DB_FUNCTIONS"
    with pytest.raises(UnsafeSettings, match=name):
        check_environment({name: value})
    check_environment({name: "no", "PATH": "yes"})


@pytest.mark.parametrize("opener", [database.check_settings, database.open_writer])
def test_the_environment_is_looked_at_on_opening(log: Log, opener: type) -> None:
    with pytest.raises(UnsafeSettings):
        opener(log.url, environment={"POSTGRES_ENABLE_DB_FUNCTIONS": "y"})


@pytest.mark.parametrize("opener", [database.check_settings, database.open_writer])
def test_synchronous_commit_off_is_refused(postgres_log: Log, opener: type) -> None:
    unsafe = f"{postgres_log.url}&options=-c%20synchronous_commit%3Doff"
    with pytest.raises(UnsafeSettings, match="synchronous_commit"):
        opener(unsafe)


def test_a_test_server_may_be_unsafe_only_where_the_caller_says_so(postgres_log: Log) -> None:
    unsafe = f"{postgres_log.url}&options=-c%20synchronous_commit%3Doff"
    database.check_settings(unsafe, unsafe_test_server=True)
    with database.open_writer(unsafe, unsafe_test_server=True) as writer:
        assert writer.run(lambda tx: tx.last()) == (0, 0)


def test_fsync_off_is_refused(postgres_log: Log) -> None:
    """The server must be restarted to turn it off, so the answer is played."""
    engine = owner_engine(postgres_log.url)

    class Played:
        dialect = engine.dialect

        def exec_driver_sql(self, statement: str) -> object:
            class Answer:
                def scalar_one(self) -> str:
                    return "off" if "fsync" in statement else "on"

            return Answer()

    with pytest.raises(UnsafeSettings, match="fsync"):
        check_connection(Played())  # type: ignore[arg-type]
    engine.dispose()


@pytest.mark.parametrize("level", ["OFF", "NORMAL"])
def test_sqlite_below_full_is_refused(sqlite_log: Log, level: str) -> None:
    weak = create_engine(sqlite_log.url)
    with weak.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA synchronous = {level}")
        with pytest.raises(UnsafeSettings, match="synchronous"):
            check_connection(connection)
        connection.exec_driver_sql("PRAGMA synchronous = EXTRA")
        check_connection(connection)
    weak.dispose()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://x/y"])
@pytest.mark.parametrize("opener", [*OPENERS, database.upgrade])
def test_a_log_that_would_be_lost_or_is_kept_elsewhere_is_refused(opener: type, url: str) -> None:
    with pytest.raises(UnsafeSettings):
        opener(url)


@pytest.mark.parametrize("opener", OPENERS)
def test_a_server_that_does_not_answer_is_one_sentence(opener: type) -> None:
    with pytest.raises(StorageFault, match="does not answer"):
        opener("postgresql+psycopg://x:hemmelig@127.0.0.1:1/x?connect_timeout=1")
