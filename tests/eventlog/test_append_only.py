"""The database itself refuses to change or go past the log, whoever asks (tillit.md §3)."""

# the statements are put together from the lists in this file
# ruff: noqa: S608

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from innforing.eventlog.engines import make_engine
from innforing.eventlog.rows import RefusedRow
from tests.eventlog.given import SALT, Log, commitment, owner_engine, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

KEPT = ("events", "command_outcomes", "avviste_steg", "checkpoints", "anchors")
COLUMNS = "position, stream_id, stream_version, topic, state, recorded_us, salt, commitment"
VALUES = ":position, :stream, :version, 'T', :state, :us, :salt, :commitment"
RIGHT = {
    "position": 4,
    "stream": "lop-1",
    "version": 4,
    "state": b"{}",
    "us": 4_000_000_000_000_000,
    "salt": SALT,
    "commitment": commitment(b"{}"),
}
WRONG = {
    "same position": {"position": 3},
    "first position again": {"position": 1},
    "hole": {"position": 5},
    "zero": {"position": 0},
    "negative": {"position": -1},
    "no position": {"position": None},
    "known version": {"version": 2},
    "known version of another stream": {"stream": "lop-2", "version": 1},
    "hole in versions": {"version": 4},
    "first version 2": {"stream": "lop-3", "version": 2},
    "earlier time": {"us": 1},
    "salt without state": {"state": None},
    "state without salt": {"salt": None},
    "short salt": {"salt": b"salt"},
    "short commitment": {"commitment": b"c"},
    "no commitment": {"commitment": None},
}
ONLY_POSTGRES = {
    "wrong commitment": {"commitment": commitment(b"[]")},
    "another state": {"state": b"[]"},
}
SOME_CHECKPOINT = (
    "INSERT INTO checkpoints (size, root, note, signed_us) VALUES (3, :root, :root, 1)",
    "INSERT INTO anchors (size, kind, evidence, obtained_us) VALUES (3, 'journal', :root, 1)",
)


@pytest.fixture
def filled(log: Log) -> Log:
    log.append(row(), row(version=2), command_id="k-1", body_hash=b"h")
    log.append(row("lop-2"))
    log.append(command_id="k-2", body_hash=b"h")
    log.writer.run(lambda tx: tx.refuse(RefusedRow(stream_id="lop-1", step="s", unmet=())))
    engine = owner_engine(log.url)
    with engine.begin() as connection:
        for statement in SOME_CHECKPOINT:
            connection.execute(text(statement), {"root": b"r" * 32})
    engine.dispose()
    return log


@pytest.fixture
def owner(filled: Log) -> Iterator[Engine]:
    """The owner of the tables, with no authorizer: only triggers and checks are left."""
    engine = owner_engine(filled.url)
    yield engine
    engine.dispose()


def refused(engine: Engine, statement: str, **values: object) -> str:
    """Run one statement, see it refused, and give the database's reason."""
    with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
        connection.execute(text(statement), values)
    return str(caught.value.orig)


def contents(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return [connection.execute(text(f"SELECT * FROM {one}")).all() for one in KEPT]


@pytest.mark.parametrize("table", KEPT)
def test_nothing_is_updated_or_deleted(owner: Engine, table: str) -> None:
    before = contents(owner)
    column = {"checkpoints": "signed_us", "anchors": "obtained_us", "command_outcomes": "body_hash"}
    name = column.get(table, "step")
    assert "append-only" in refused(owner, f"UPDATE {table} SET {name} = {name}")
    assert "append-only" in refused(owner, f"UPDATE {table} SET {name} = NULL")
    assert "append-only" in refused(owner, f"DELETE FROM {table}")
    assert contents(owner) == before
    assert all(before)


@pytest.mark.parametrize("change", ["state = NULL, salt = NULL", "position = position + 10"])
def test_no_part_of_an_event_is_changed(owner: Engine, change: str) -> None:
    assert "append-only" in refused(owner, f"UPDATE events SET {change}")


def test_a_right_row_at_the_right_place_is_all_that_gets_through(owner: Engine) -> None:
    right = RIGHT | {"version": 3}
    with owner.begin() as connection:
        connection.execute(text(f"INSERT INTO events ({COLUMNS}) VALUES ({VALUES})"), right)
        assert connection.scalar(text("SELECT max(position) FROM events")) == 4


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_an_insert_past_append_is_refused(owner: Engine, wrong: dict[str, object]) -> None:
    before = contents(owner)
    values = RIGHT | {"version": 3} | wrong
    refused(owner, f"INSERT INTO events ({COLUMNS}) VALUES ({VALUES})", **values)
    assert contents(owner) == before


@pytest.mark.parametrize("way", ["REPLACE", "IGNORE", "FAIL", "ABORT", "ROLLBACK"])
@pytest.mark.parametrize(
    "wrong",
    [{"position": 3}, {"position": 2, "version": 2}, {"version": 2}, {"position": 4, "version": 1}],
    ids=["position", "row", "version", "first"],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_insert_or_replace_deletes_nothing(
    sqlite_log: Log,
    way: str,
    wrong: dict[str, object],
    recursive: str,
) -> None:
    sqlite_log.append(row(), row(version=2), row("lop-2"))
    path = sqlite_log.url.removeprefix("sqlite:///")
    # another tool, with none of our settings
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = other.execute("SELECT * FROM events").fetchall()
    with pytest.raises(sqlite3.IntegrityError):
        other.execute(f"INSERT OR {way} INTO events ({COLUMNS}) VALUES ({VALUES})", RIGHT | wrong)
    for change in ("position = 1 WHERE position = 2", "stream_version = 1 WHERE position = 2"):
        with pytest.raises(sqlite3.IntegrityError):
            other.execute(f"UPDATE OR {way} events SET {change}")
    other.rollback()
    assert other.execute("SELECT * FROM events").fetchall() == before
    other.close()


def test_insert_or_replace_changes_no_outcome_or_refusal(sqlite_log: Log) -> None:
    sqlite_log.append(row(), command_id="k-1", body_hash=b"h")
    sqlite_log.writer.run(lambda tx: tx.refuse(RefusedRow(stream_id="a", step="s", unmet=())))
    other = sqlite3.connect(sqlite_log.url.removeprefix("sqlite:///"))
    for statement in (
        "INSERT OR REPLACE INTO command_outcomes VALUES ('k-1', x'00', 1, 1)",
        "INSERT OR REPLACE INTO command_outcomes VALUES ('k-9', x'00', 1, 9)",
        "INSERT OR REPLACE INTO avviste_steg VALUES (1, 0, 0, NULL, NULL, NULL, NULL, 's', '[]')",
        "INSERT OR REPLACE INTO avviste_steg VALUES (3, 0, 0, NULL, NULL, NULL, NULL, 's', '[]')",
        "INSERT INTO avviste_steg VALUES (NULL, 0, 0, NULL, NULL, NULL, NULL, 's', '[]')",
        "INSERT INTO events SELECT * FROM events WHERE true ON CONFLICT DO UPDATE SET state = NULL",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            other.execute(statement)
    other.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE events",
        "DROP TRIGGER events_delete",
        "DROP INDEX avviste_steg_stream",
        "ALTER TABLE events RENAME TO gone",
        "ALTER TABLE events DROP COLUMN topic",
        "ATTACH DATABASE 'x.sqlite' AS x",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = MEMORY",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA ignore_check_constraints = ON",
        "VACUUM INTO 'copy.sqlite'",
    ],
)
@pytest.mark.parametrize("use", ["writer", "reader"])
def test_the_authorizer_denies_what_would_take_the_triggers_away(
    sqlite_log: Log,
    use: str,
    statement: str,
) -> None:
    engine = make_engine(sqlite_log.url, use)  # type: ignore[arg-type]
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|authorization denied"):
            driver.execute(statement)
    engine.dispose()


@pytest.mark.parametrize("table", KEPT)
def test_truncate_is_refused(postgres_log: Log, table: str) -> None:
    engine = owner_engine(postgres_log.url)
    assert "append-only" in refused(engine, f"TRUNCATE {table}")
    assert "append-only" in refused(engine, f"TRUNCATE {table} CASCADE")
    engine.dispose()


@pytest.mark.parametrize("wrong", ONLY_POSTGRES.values(), ids=ONLY_POSTGRES)
def test_postgres_computes_the_commitment(
    postgres_log: Log,
    wrong: dict[str, object],
) -> None:
    postgres_log.append(row(), row(version=2), row(version=3))
    engine = owner_engine(postgres_log.url)
    refused(engine, f"INSERT INTO events ({COLUMNS}) VALUES ({VALUES})", **(RIGHT | wrong))
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO events ({COLUMNS}) VALUES ({VALUES})"), RIGHT)
    engine.dispose()
    assert postgres_log.reader.last()[0] == 4


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM events", "UPDATE events SET topic = 'T'", "TRUNCATE events"],
)
def test_triggers_hold_in_a_replica_session_too(postgres_log: Log, statement: str) -> None:
    postgres_log.append(row())
    engine = owner_engine(postgres_log.url)
    insert = f"INSERT INTO events ({COLUMNS}) VALUES ({VALUES})"
    for one, reason in ((statement, "append-only"), (insert, "not the next")):
        with engine.connect() as connection:
            connection.execute(text("SET session_replication_role = replica"))
            with pytest.raises(DBAPIError, match=reason):
                connection.execute(text(one), RIGHT if one == insert else {})
    engine.dispose()


def test_the_owners_own_insert_stands_in_line_with_the_writer(postgres_log: Log) -> None:
    postgres_log.append(row(), row(version=2), row(version=3))
    engine = owner_engine(postgres_log.url)
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO events ({COLUMNS}) VALUES ({VALUES})"), RIGHT)
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = "
        assert connection.scalar(text(f"{held} pg_backend_pid()")) == 1
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        f"INSERT INTO events ({COLUMNS}) VALUES ({VALUES})",
        "UPDATE events SET topic = 'T'",
        "DELETE FROM events",
        "TRUNCATE events",
        "LOCK events IN EXCLUSIVE MODE",
        "ALTER TABLE events DISABLE TRIGGER ALL",
        "DROP TABLE events",
        "INSERT INTO command_outcomes VALUES ('k-9', NULL, NULL, NULL)",
        "DELETE FROM command_outcomes",
        "UPDATE avviste_steg SET step = 'x'",
        "DELETE FROM fritekst",
        "UPDATE fritekst SET ciphertext = NULL",
        "DELETE FROM prosesser",
        "INSERT INTO checkpoints VALUES (9, '', '', 1)",
        "SET session_replication_role = replica",
        "DROP FUNCTION append_events",
        "ALTER FUNCTION append_events OWNER TO CURRENT_USER",
        "CREATE TABLE mine (a int)",
    ],
)
def test_the_app_role_can_only_append(postgres_log: Log, app_url: str, statement: str) -> None:
    postgres_log.append(row(), row(version=2), row(version=3))
    engine = make_engine(app_url, "writer")
    reason = refused(engine, statement, **(RIGHT if ":position" in statement else {}))
    engine.dispose()
    assert "permission denied" in reason or "must be owner" in reason
    assert postgres_log.reader.last()[0] == 3
