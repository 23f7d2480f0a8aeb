"""Each PostgreSQL role may do what tillit.md §3 says, and no more."""

# no password here opens anything, and the statements are our own
# ruff: noqa: S106, S608

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from innforing.eventlog import database, readlog
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogMissing, UnsafeSettings
from innforing.eventlog.roles import FUNCTIONS, GRANTS, TABLES, create_roles, owns_its_log
from innforing.eventlog.rows import RefusedRow, TextRow
from tests.eventlog.given import Log, drop_roles, owner_engine, row

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "rolletest_"


@pytest.fixture
def with_roles(postgres_log: Log) -> Iterator[Log]:
    postgres_log.append(row(), row(version=2), command_id="k-1", body_hash=b"h")
    every = dict.fromkeys(set(GRANTS) - {"app"}, "passord")
    made = create_roles(postgres_log.url, app_password="passord", passwords=every, prefix=PREFIX)
    yield postgres_log
    drop_roles(postgres_log.url, made)


def as_role(log: Log, role: str) -> str:
    parsed = make_url(log.url).set(username=PREFIX + role, password="passord")
    return parsed.render_as_string(hide_password=False)


def attempt(log: Log, role: str, statement: str) -> str:
    """Give «done», or the reason the database gives for refusing."""
    engine = make_engine(as_role(log, role), "owner")
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    except DBAPIError as error:
        return str(error.orig)
    finally:
        engine.dispose()
    return "done"


def test_the_application_does_all_its_work_without_owning_the_log(with_roles: Log) -> None:
    url = as_role(with_roles, "app")
    with database.open_writer(url) as writer, database.open_reader(url) as reader:
        texts = [TextRow("t-1", b"c", b"c")]
        (stored,) = writer.run(
            lambda tx: tx.append([row(version=3)], command_id="k", body_hash=b"h", texts=texts),
        )
        writer.run(lambda tx: tx.refuse(RefusedRow(stream_id="lop-1", step="s", unmet=("v",))))
        writer.run(lambda tx: tx.advance("svarfrist", 3))
        writer.run(lambda tx: tx.advance("svarfrist", 4))
        assert reader.stream("lop-1")[-1] == stored
        assert reader.outcome("k") is not None
        assert len(reader.refused("lop-1")) == 1
        assert reader.process("svarfrist") == 4


ALLOWED = [
    ("app", "INSERT INTO personer VALUES ('p', '')"),
    ("app", "INSERT INTO fritekst VALUES ('t', '', '')"),
    ("app", "SELECT signed_us FROM checkpoints"),
    ("projektor", "SELECT state FROM events"),
    ("logg", "SELECT position, topic, commitment FROM events"),
    ("logg", "INSERT INTO checkpoints VALUES (1, '', '', 1)"),
    ("logg", "INSERT INTO anchors VALUES (1, 'journal', '', 1)"),
    *(("revisor", f"SELECT * FROM {table}") for table in TABLES),
]
DENIED = [
    ("app", "INSERT INTO events SELECT * FROM events"),
    ("app", "UPDATE personer SET ciphertext = NULL"),
    ("app", "INSERT INTO anchors VALUES (1, 'journal', '', 1)"),
    ("app", "INSERT INTO checkpoints VALUES (1, '', '', 1)"),
    ("projektor", "SELECT * FROM personer"),
    ("projektor", "DELETE FROM events"),
    ("projektor", "SELECT append_events(NULL, NULL, '[]', NULL, NULL, false)"),
    ("logg", "SELECT state FROM events"),
    ("logg", "SELECT salt FROM events"),
    ("logg", "SELECT person FROM events"),
    ("logg", "DELETE FROM checkpoints"),
    ("sletter", "DELETE FROM personer"),
    ("sletter", "SELECT * FROM events"),
    ("revisor", "INSERT INTO personer VALUES ('p', '')"),
    ("revisor", "SELECT append_events(NULL, NULL, '[]', NULL, NULL, false)"),
]


@pytest.mark.parametrize(("role", "statement"), ALLOWED)
def test_what_each_role_may_do(with_roles: Log, role: str, statement: str) -> None:
    assert attempt(with_roles, role, statement) == "done"


@pytest.mark.parametrize(("role", "statement"), DENIED)
def test_what_each_role_may_not_do(with_roles: Log, role: str, statement: str) -> None:
    assert "permission denied" in attempt(with_roles, role, statement)


READ_LOG = [
    ("app", "SELECT state FROM innsyn.events", True),
    ("app", "INSERT INTO innsyn.events SELECT * FROM innsyn.events", False),
    ("app", "UPDATE innsyn.events SET person = NULL", False),
    ("app", "DELETE FROM innsyn.events", False),
    ("app", "TRUNCATE innsyn.events", False),
    ("app", "INSERT INTO innsyn.avviste_steg SELECT * FROM innsyn.avviste_steg", False),
    ("projektor", "SELECT * FROM innsyn.events", False),
    ("logg", "SELECT position, commitment FROM innsyn.events", True),
    ("logg", "SELECT person FROM innsyn.events", False),
    ("logg", "INSERT INTO innsyn.checkpoints VALUES (1, '', '', 1)", True),
    ("sletter", "SELECT * FROM innsyn.events", False),
    ("revisor", "SELECT person, role, state FROM innsyn.events", True),
    ("revisor", "DELETE FROM innsyn.events", False),
]


@pytest.fixture
def with_read_log(postgres_log: Log) -> Iterator[Log]:
    readlog.upgrade(readlog.beside(postgres_log.url))
    every = dict.fromkeys(set(GRANTS) - {"app"}, "passord")
    made = create_roles(postgres_log.url, app_password="passord", passwords=every, prefix=PREFIX)
    yield postgres_log
    drop_roles(postgres_log.url, made)


@pytest.mark.parametrize(("role", "statement", "allowed"), READ_LOG)
def test_the_log_of_who_reads_is_only_added_to(
    with_read_log: Log, role: str, statement: str, *, allowed: bool
) -> None:
    answer = attempt(with_read_log, role, statement)
    assert (answer == "done") is allowed, answer
    assert allowed or "permission denied" in answer


def test_the_application_adds_to_the_log_of_who_reads(with_read_log: Log) -> None:
    url = readlog.beside(as_role(with_read_log, "app"))
    with database.open_writer(url) as writer, database.open_reader(url) as reader:
        writer.run(lambda tx: tx.append([row()], command_id=None, body_hash=None))
        writer.run(lambda tx: tx.append([row(version=2)], command_id=None, body_hash=None))
        assert reader.version("lop-1") == 2
    assert with_read_log.reader.last() == (0, 0)


def test_nobody_but_the_owner_could_undo_the_triggers(with_roles: Log) -> None:
    for role in GRANTS:
        engine = make_engine(as_role(with_roles, role), "owner")
        with engine.connect() as connection:
            assert owns_its_log(connection) is (role == "migrator")
        engine.dispose()


def test_without_roles_the_application_owns_its_own_log(log: Log) -> None:
    engine = owner_engine(log.url)
    with engine.connect() as connection:
        assert owns_its_log(connection)
    engine.dispose()


def test_the_owner_cannot_log_in_and_owns_everything(with_roles: Log) -> None:
    engine = owner_engine(with_roles.url)
    with engine.connect() as connection:
        owners = connection.execute(
            text(
                "SELECT relname, pg_get_userbyid(relowner) FROM pg_class "
                "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S', 'v') "
                "UNION SELECT proname, pg_get_userbyid(proowner) FROM pg_proc "
                "WHERE pronamespace = 'public'::regnamespace",
            ),
        ).all()
        login = connection.scalar(
            text(f"SELECT rolcanlogin FROM pg_roles WHERE rolname = '{PREFIX}eier'"),
        )
    engine.dispose()
    assert login is False
    assert {name for name, _ in owners} == {*TABLES, *FUNCTIONS}
    assert {owner for _, owner in owners} == {f"{PREFIX}eier"}


def test_the_password_reaches_the_server_only_as_a_hash(with_roles: Log) -> None:
    engine = owner_engine(with_roles.url)
    with engine.connect() as connection:
        stored = connection.scalar(
            text(f"SELECT rolpassword FROM pg_authid WHERE rolname = '{PREFIX}app'"),
        )
    engine.dispose()
    assert stored.startswith("SCRAM-SHA-256$")


def test_roles_can_be_made_again_and_the_log_upgraded_after(with_roles: Log) -> None:
    create_roles(with_roles.url, app_password="passord", prefix=PREFIX)
    database.upgrade(with_roles.url)
    # named without a password the second time, so it can no longer log in
    assert "not permitted to log in" in attempt_connect(with_roles, "revisor")
    assert attempt(with_roles, "app", "SELECT * FROM events") == "done"


def attempt_connect(log: Log, role: str) -> str:
    engine = make_engine(as_role(log, role), "owner")
    with pytest.raises(DBAPIError) as caught:
        engine.connect()
    engine.dispose()
    return str(caught.value.orig)


def test_the_migrating_role_can_upgrade(with_roles: Log) -> None:
    database.upgrade(as_role(with_roles, "migrator"))
    assert with_roles.reader.last()[0] == 2


@pytest.mark.parametrize("prefix", ["", "Stor_", "a b", "a'b", "1_", "x" * 40])
def test_a_prefix_that_is_no_plain_name_is_refused(postgres_log: Log, prefix: str) -> None:
    with pytest.raises(UnsafeSettings):
        create_roles(postgres_log.url, app_password="p", prefix=prefix)


def test_an_unknown_role_is_refused(postgres_log: Log) -> None:
    with pytest.raises(UnsafeSettings, match="konge"):
        create_roles(postgres_log.url, app_password="p", passwords={"konge": "p"})


def test_sqlite_has_no_roles(sqlite_log: Log) -> None:
    with pytest.raises(UnsafeSettings, match="no roles"):
        create_roles(sqlite_log.url, app_password="p")


def test_roles_need_a_log(postgres_url: str) -> None:
    with pytest.raises(LogMissing):
        create_roles(postgres_url, app_password="p")
