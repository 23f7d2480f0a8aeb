"""What the log says is erased may be blanked; nothing else may, nor anything else of it (§3)."""

# no password here opens anything, and the statements are our own
# ruff: noqa: S106, S608

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, make_url, text
from sqlalchemy.exc import DBAPIError

from innforing.eventlog import database
from innforing.eventlog.bevis import leaves, root
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import SchemaOutdated
from innforing.eventlog.roles import create_roles
from innforing.eventlog.rows import TextRow
from tests.eventlog.given import Log, commitment, drop_roles, new_log, owner_engine, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.eventlog.rows import NewRow

BLANK = "UPDATE events SET state = NULL, salt = NULL"
COLUMNS = (
    "position",
    "stream_id",
    "stream_version",
    "topic",
    "recorded_us",
    "command_id",
    "person",
    "role",
    "body",
    "effective_us",
    "step",
    "tilstand",
    "definition",
    "correlation_id",
    "causation",
)
SECRET = "kanarifugl-i-en-tittel"  # noqa: S105


def said(topic: str, field: str, key: str | int, version: int = 1) -> NewRow:
    state = json.dumps(
        {"v": 1, "hendelse": {field: key, "hjemmel": "art_17"}}, separators=(",", ":")
    )
    return row("sletting:s", version, topic=topic, state=state.encode())


def attempt(url: str, statement: str) -> str:
    engine = owner_engine(url)
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    except DBAPIError as error:
        return str(error.orig)
    finally:
        engine.dispose()
    return "done"


def ready(log: Log) -> None:
    """One event to redact, one beside it, and two that say what is erased."""
    log.append(row(state=b'{"t":"%s"}' % SECRET.encode()), row(version=2))
    log.append(said("HendelseSladdet", "posisjon", 1), said("PersonSlettet", "person", "p", 2))


def test_an_event_loses_state_and_salt_once_the_log_says_so(log: Log) -> None:
    log.append(row(), row(version=2))
    assert "append-only" in attempt(log.url, f"{BLANK} WHERE position = 1")
    before = root(leaves(log.reader, 2))
    log.append(said("HendelseSladdet", "posisjon", 1))
    assert log.writer.run(lambda tx: tx.erase("event", 1))
    first, second = log.reader.span(1, 2)
    assert (first.state, first.salt) == (None, None)
    assert second.state is not None
    assert root(leaves(log.reader, 2)) == before
    assert log.writer.run(lambda tx: tx.erase("event", 1)), "again, and nothing happens"


@pytest.mark.parametrize("where", ["position = 2", "position = 3", "position = 4", "position < 3"])
def test_nothing_goes_that_the_log_does_not_name(log: Log, where: str) -> None:
    ready(log)
    assert "append-only" in attempt(log.url, f"{BLANK} WHERE {where}")
    assert all(one.state for one in log.reader.tail(0))


@pytest.mark.parametrize(
    "change",
    [
        "salt = NULL",
        "state = NULL",
        "state = CAST('x' AS {bytes})",
        "salt = NULL, state = CAST('x' AS {bytes})",
        *(f"state = NULL, salt = NULL, {one} = {{other}}" for one in COLUMNS),
        "state = NULL, salt = NULL, commitment = salt",
    ],
)
def test_nothing_else_of_the_row_may_go_with_it(log: Log, change: str) -> None:
    ready(log)
    sqlite = log.url.startswith("sqlite")
    column = change.rpartition(", ")[2].partition(" ")[0]
    numbers = {"position", "stream_version", "recorded_us", "effective_us", "causation"}
    other = "77" if column in numbers else "'x'"
    set_to = change.format(bytes="BLOB" if sqlite else "bytea", other=other)
    reason = attempt(log.url, f"UPDATE events SET {set_to} WHERE position = 1")
    assert "append-only" in reason
    assert log.reader.span(1, 1)[0].state is not None


@pytest.mark.parametrize("stream", ["sletting:s", "logg"])
def test_the_logs_own_story_is_never_redacted(log: Log, stream: str) -> None:
    log.append(row(stream), said("HendelseSladdet", "posisjon", 1, 2 if ":" in stream else 1))
    assert "append-only" in attempt(log.url, f"{BLANK} WHERE position = 1")


def test_a_person_is_blanked_on_the_server_only_when_the_log_says_so(postgres_log: Log) -> None:
    ready(postgres_log)
    for one in ("p", "q"):
        attempt(postgres_log.url, f"INSERT INTO personer VALUES ('{one}', 'x')")
    assert "does not say" in attempt(postgres_log.url, "SELECT slett_person('q')")
    assert "does not say" in attempt(postgres_log.url, "SELECT slett_fritekst('p')")
    assert postgres_log.writer.run(lambda tx: tx.erase("person", "p"))
    engine = owner_engine(postgres_log.url)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT id, ciphertext FROM personer ORDER BY id")).all()
    engine.dispose()
    assert [(one.id, one.ciphertext) for one in found] == [("p", None), ("q", b"x")]


def test_what_was_never_there_is_told_apart(log: Log) -> None:
    log.append(said("FritekstSlettet", "fritekst", "t"), said("PersonSlettet", "person", "p", 2))
    assert not log.writer.run(lambda tx: tx.erase("text", "t"))
    assert not log.writer.run(lambda tx: tx.erase("person", "p"))


def test_it_is_all_or_nothing_with_the_event_that_says_it(log: Log) -> None:
    log.append(row())

    def half(tx: object) -> None:
        tx.append([said("HendelseSladdet", "posisjon", 1)], command_id=None, body_hash=None)  # type: ignore[attr-defined]
        tx.erase("event", 1)  # type: ignore[attr-defined]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        log.writer.run(half)
    assert [one.state for one in log.reader.tail(0)] == [b'{"n":1}']


def test_nothing_of_it_is_left_in_the_file_or_its_wal(sqlite_log: Log) -> None:
    texts = [TextRow("t", SECRET.encode(), b"c")]
    sqlite_log.append(row(state=b'{"t":"%s"}' % SECRET.encode() * 300), texts=texts)
    sqlite_log.append(
        said("HendelseSladdet", "posisjon", 1), said("FritekstSlettet", "fritekst", "t", 2)
    )
    assert b"kanarifugl" in in_files(sqlite_log.url)

    def erase(tx: object) -> bool:
        return tx.erase("event", 1) and tx.erase("text", "t")  # type: ignore[attr-defined, no-any-return]

    assert sqlite_log.writer.run(erase)
    assert b"kanarifugl" not in in_files(sqlite_log.url)


def in_files(url: str) -> bytes:
    """Every byte that SQLite keeps on disk, while the log is open."""
    fil = Path(str(make_url(url).database))
    return b"".join(one.read_bytes() for one in sorted(fil.parent.glob(f"{fil.name}*")))


@pytest.fixture
def erasers(postgres_log: Log) -> Iterator[dict[str, str]]:
    """Role → its address, on a log where something is to be erased."""
    ready(postgres_log)
    prefix = f"t{uuid.uuid4().hex[:12]}_"
    passwords = dict.fromkeys(["sletter", "projektor"], "passord")
    made = create_roles(
        postgres_log.url, app_password="passord", passwords=passwords, prefix=prefix
    )
    url = make_url(postgres_log.url)
    yield {
        role: url.set(username=prefix + role, password="passord").render_as_string(
            hide_password=False
        )
        for role in ("app", "sletter", "projektor")
    }
    drop_roles(postgres_log.url, made)


@pytest.mark.parametrize("role", ["app", "sletter"])
def test_roles_erase_by_the_functions_alone(erasers: dict[str, str], role: str) -> None:
    url = erasers[role]
    assert "permission denied" in attempt(url, f"{BLANK} WHERE position = 1")
    assert "append-only" in attempt(url, "SELECT sladd_hendelse(2)")
    assert attempt(url, "SELECT sladd_hendelse(1)") == "done"
    assert attempt(url, "SELECT slett_person('p')") == "done"
    assert "permission denied" in attempt(erasers["projektor"], "SELECT sladd_hendelse(1)")


def upgraded_to(url: str, revision: str) -> None:
    """Make the tables as a program of that time did."""
    config = Config()
    config.set_main_option("script_location", "innforing.eventlog:migrations")
    engine = make_engine(url, "owner")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_a_log_of_the_first_version_is_upgraded_with_all_that_is_in_it(log_url: str) -> None:
    upgraded_to(log_url, "0001")
    with pytest.raises(SchemaOutdated, match="innforing db upgrade"):
        database.open_reader(log_url)
    there = row()
    state = "CAST('{\"n\":1}' AS BLOB)" if log_url.startswith("sqlite") else "'{\"n\":1}'::bytea"
    engine = owner_engine(log_url)
    with engine.begin() as connection:
        as_bytes = "x'{}'" if log_url.startswith("sqlite") else "'\\x{}'::bytea"
        connection.exec_driver_sql(
            "INSERT INTO events (position, stream_id, stream_version, topic, state, recorded_us, "
            f"salt, commitment) VALUES (1, 'lop-1', 1, 'LopForeslatt', {state}, 1, "
            f"{as_bytes.format(there.salt.hex())}, "
            f"{as_bytes.format(commitment(there.state).hex())})"
        )
    engine.dispose()
    log = new_log(log_url)
    try:
        (kept,) = log.reader.tail(0)
        assert (kept.state, kept.salt, kept.topic) == (there.state, there.salt, there.topic)
        assert "append-only" in attempt(log.url, f"{BLANK} WHERE position = 1")
        log.append(said("HendelseSladdet", "posisjon", 1))
        assert log.writer.run(lambda tx: tx.erase("event", 1))
    finally:
        log.close()


def test_roles_made_for_the_first_version_may_carry_out_what_they_append(postgres_url: str) -> None:
    upgraded_to(postgres_url, "0001")
    role = f"t{uuid.uuid4().hex[:12]}_app"
    engine = owner_engine(postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {role}")
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION append_events TO {role}")
    database.upgrade(postgres_url)
    with engine.connect() as connection:
        allowed = [
            connection.scalar(
                text(f"SELECT has_function_privilege('{role}', '{one}', 'EXECUTE')"),
            )
            for one in ("slett_person(text)", "slett_fritekst(text)", "sladd_hendelse(bigint)")
        ]
        public = connection.scalar(
            text("SELECT has_function_privilege('public', 'sladd_hendelse(bigint)', 'EXECUTE')")
        )
        assert inspect(connection).has_table("events")
    engine.dispose()
    drop_roles(postgres_url, [role])
    assert allowed == [True] * 3
    assert public is False
