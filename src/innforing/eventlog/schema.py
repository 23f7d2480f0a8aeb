"""The tables of the log and the registers beside it, as Core tables for reads (tillit.md §3).

The migrations are what makes the tables; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0002"
"""The migration this program was written for."""

metadata = MetaData()

_ASCII = Text().with_variant(Text(collation="C"), "postgresql")
# SQLite makes a rowid alias of INTEGER only, never of BIGINT
_POSITION = BigInteger().with_variant(Integer(), "sqlite")

events = Table(
    "events",
    metadata,
    Column("position", _POSITION, primary_key=True, autoincrement=False),
    Column("stream_id", _ASCII, nullable=False),
    Column("stream_version", BigInteger, nullable=False),
    Column("topic", _ASCII, nullable=False),
    Column("state", LargeBinary),
    Column("recorded_us", BigInteger, nullable=False),
    Column("salt", LargeBinary),
    Column("commitment", LargeBinary, nullable=False),
    Column("command_id", _ASCII),
    Column("person", _ASCII),
    Column("role", _ASCII),
    Column("body", _ASCII),
    Column("effective_us", BigInteger),
    Column("step", _ASCII),
    Column("tilstand", _ASCII),
    Column("definition", _ASCII),
    Column("correlation_id", _ASCII),
    Column("causation", BigInteger),
    UniqueConstraint("stream_id", "stream_version"),
)

command_outcomes = Table(
    "command_outcomes",
    metadata,
    Column("command_id", _ASCII, primary_key=True),
    Column("body_hash", LargeBinary),
    Column("first_position", BigInteger),
    Column("last_position", BigInteger),
    sqlite_with_rowid=False,
)

avviste_steg = Table(
    "avviste_steg",
    metadata,
    Column("id", _POSITION, primary_key=True, autoincrement=False),
    Column("after_position", BigInteger, nullable=False),
    Column("recorded_us", BigInteger, nullable=False),
    Column("person", _ASCII),
    Column("role", _ASCII),
    Column("body", _ASCII),
    Column("stream_id", _ASCII),
    Column("step", _ASCII, nullable=False),
    Column("unmet", _ASCII, nullable=False),
)

prosesser = Table(
    "prosesser",
    metadata,
    Column("name", _ASCII, primary_key=True),
    Column("position", BigInteger, nullable=False),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("size", _POSITION, primary_key=True, autoincrement=False),
    Column("root", LargeBinary, nullable=False),
    Column("note", LargeBinary, nullable=False),
    Column("signed_us", BigInteger, nullable=False),
)

anchors = Table(
    "anchors",
    metadata,
    Column("size", BigInteger, nullable=False),
    Column("kind", _ASCII, nullable=False),
    Column("evidence", LargeBinary, nullable=False),
    Column("obtained_us", BigInteger, nullable=False),
)

personer = Table(
    "personer",
    metadata,
    Column("id", _ASCII, primary_key=True),
    Column("ciphertext", LargeBinary),
)

fritekst = Table(
    "fritekst",
    metadata,
    Column("id", _ASCII, primary_key=True),
    Column("ciphertext", LargeBinary),
    Column("commitment", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
