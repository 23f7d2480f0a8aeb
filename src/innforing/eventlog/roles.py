"""PostgreSQL roles and grants of tillit.md §3, so that the application does not own its log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from innforing.eventlog.checks import check_schema
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import UnsafeSettings
from innforing.eventlog.readlog import beside_schema
from innforing.eventlog.readstore import READ_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import psycopg
    from sqlalchemy import Connection

PREFIX = "innforing_"
TABLES = (
    "alembic_version",
    "anchors",
    "avviste_steg",
    "checkpoints",
    "command_outcomes",
    "events",
    "fritekst",
    "personer",
    "prosesser",
)
FUNCTIONS = (
    "append_events",
    "avviste_steg_check_insert",
    "erasure_is_logged",
    "events_check_insert",
    "events_check_update",
    "open_batch",
    "refuse_change",
    "sladd_hendelse",
    "slett_fritekst",
    "slett_person",
)
APPEND = "append_events(text, bytea, json, json, bigint, boolean)"
ERASE = "slett_person(text), slett_fritekst(text), sladd_hendelse(bigint)"
"""Each looks in the log for itself: what nobody approved there cannot be erased with them."""
PROOF = "position, stream_id, stream_version, topic, recorded_us, commitment"
GRANTS: Mapping[str, tuple[str, ...]] = {
    "app": (
        f"EXECUTE ON FUNCTION {APPEND}, {ERASE}",
        "SELECT ON alembic_version, avviste_steg, checkpoints, command_outcomes, events",
        "SELECT ON fritekst, personer, prosesser",
        "INSERT ON avviste_steg, fritekst, personer",
        "INSERT, UPDATE ON prosesser",
    ),
    "projektor": ("SELECT ON alembic_version, events",),
    "logg": (
        f"SELECT ({PROOF}) ON events",
        "SELECT, INSERT ON checkpoints, anchors",
    ),
    "sletter": (f"EXECUTE ON FUNCTION {ERASE}",),
    "revisor": (f"SELECT ON {', '.join(TABLES)}",),
    "migrator": (),
}
"""What each role may do on the log."""
READ_LOG_GRANTS: Mapping[str, tuple[str, ...]] = {
    "app": (
        f"EXECUTE ON FUNCTION {APPEND}",
        "SELECT ON alembic_version, command_outcomes, events",
    ),
    "logg": GRANTS["logg"],
    "revisor": GRANTS["revisor"],
}
"""What they may do on the log of who reads: it is only added to, and the revisor reads it all."""

READING = "lesing"
"""Owner of the read models, who may do nothing else; those who follow act as it (readstore.py)."""
FOLLOWERS = ("app", "projektor")


def create_roles(
    owner_url: str,
    *,
    app_password: str,
    passwords: Mapping[str, str] | None = None,
    prefix: str = PREFIX,
) -> tuple[str, ...]:
    """Make the roles, hand the log over to `eier`, and give each role its rights.

    Roles belong to the whole server, hence the prefix. A role can log in when it has a password:
    `app` always, the others when `passwords` names them. It can be run again.
    """
    if re.fullmatch(r"[a-z][a-z0-9_]{0,30}", prefix) is None:
        msg = "a role prefix is lower-case ASCII letters, digits and _"
        raise UnsafeSettings(msg)
    known = {**(passwords or {}), "app": app_password}
    if unknown := known.keys() - GRANTS.keys():
        msg = f"no such role: {', '.join(sorted(unknown))}"
        raise UnsafeSettings(msg)
    engine = make_engine(owner_url, "owner")
    try:
        with engine.begin() as connection:
            if connection.dialect.name != "postgresql":
                msg = "SQLite has no roles: the application owns its own log"
                raise UnsafeSettings(msg)
            check_schema(connection)
            for statement in _statements(connection, known, prefix):
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()
    return tuple(prefix + role for role in ("eier", READING, *GRANTS))


def owns_its_log(connection: Connection) -> bool:
    """Tell whether this connection could undo the triggers: the start says so plainly."""
    if connection.dialect.name == "sqlite":
        return True
    return bool(
        connection.exec_driver_sql(
            "SELECT pg_has_role(current_user, relowner, 'MEMBER') "
            "FROM pg_class WHERE oid = 'events'::regclass",
        ).scalar_one(),
    )


def _statements(
    connection: Connection,
    passwords: Mapping[str, str],
    prefix: str,
) -> Iterator[str]:
    owner = prefix + "eier"
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    existing = set(connection.exec_driver_sql("SELECT rolname FROM pg_roles").scalars())
    if owner not in existing:
        yield f"CREATE ROLE {owner} NOLOGIN"
    for role in GRANTS:
        name = prefix + role
        verb = "ALTER" if name in existing else "CREATE"
        yield f"{verb} ROLE {name} {_login(connection, name, passwords.get(role))}"
    yield from _reading(connection, existing, prefix)
    # whoever migrates from now on does it as the owner
    yield f"GRANT {owner} TO CURRENT_USER, {prefix}migrator"
    yield from _handed_over(schema, GRANTS, prefix)
    read_log = beside_schema(schema)
    if connection.exec_driver_sql("SELECT to_regclass(%s)", (f"{read_log}.events",)).scalar():
        yield f"SET LOCAL search_path TO {read_log}"
        yield from _handed_over(read_log, READ_LOG_GRANTS, prefix)
        yield f"SET LOCAL search_path TO {schema}"


def _handed_over(schema: str, grants: Mapping[str, tuple[str, ...]], prefix: str) -> Iterator[str]:
    """The tables of the schema that is looked in first become the owner's; each role its rights."""
    owner = prefix + "eier"
    yield f"GRANT USAGE, CREATE ON SCHEMA {schema} TO {owner}"
    for table in TABLES:
        yield f"ALTER TABLE {table} OWNER TO {owner}"
    for function in FUNCTIONS:
        yield f"ALTER FUNCTION {function} OWNER TO {owner}"
    for role in GRANTS:
        yield f"REVOKE ALL ON {', '.join(TABLES)} FROM {prefix}{role}"
    for role, rights in grants.items():
        yield f"GRANT USAGE ON SCHEMA {schema} TO {prefix}{role}"
        for right in rights:
            yield f"GRANT {right} TO {prefix}{role}"


def _reading(connection: Connection, existing: set[str], prefix: str) -> Iterator[str]:
    """A schema for the read models: none of those who make tables may make them in the log's."""
    owner = prefix + READING
    beside = "SELECT quote_ident(current_schema() || %s)"
    schema = connection.exec_driver_sql(beside, (READ_SCHEMA,)).scalar_one()
    if owner not in existing:
        yield f"CREATE ROLE {owner} NOLOGIN"
    yield f"GRANT {owner} TO CURRENT_USER, {', '.join(prefix + role for role in FOLLOWERS)}"
    yield f"CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {owner}"


def _login(connection: Connection, name: str, password: str | None) -> str:
    if password is None:
        return "NOLOGIN"
    driver: psycopg.Connection[object]
    driver = connection.connection.driver_connection  # type: ignore[assignment]
    # hashed here, or the server's log could hold the password itself
    hashed = driver.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    return f"LOGIN PASSWORD '{hashed.decode('ascii')}'"
