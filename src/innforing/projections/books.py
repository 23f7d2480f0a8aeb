"""The books of the read models: who follows, how far, what is parked (docs/adr/0011)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from innforing.eventlog.errors import SchemaOutdated
from innforing.projections.table import Stored, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.eventlog.reading import Reads
    from innforing.eventlog.readstore import Rows
    from innforing.projections.projection import Projection

SERVING, BUILDING, PREVIOUS = "serving", "building", "previous"

_MODELS = """CREATE TABLE IF NOT EXISTS read_models (
    name TEXT NOT NULL, edition BIGINT NOT NULL, version BIGINT NOT NULL, status TEXT NOT NULL,
    position BIGINT NOT NULL, fence BIGINT NOT NULL, holder TEXT NOT NULL,
    since_us BIGINT NOT NULL, until_us BIGINT NOT NULL, columns TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (name, edition))"""
_PARKED = """CREATE TABLE IF NOT EXISTS read_parked (
    name TEXT NOT NULL, edition BIGINT NOT NULL, position BIGINT NOT NULL, stream_id TEXT NOT NULL,
    topic TEXT NOT NULL, reason TEXT NOT NULL, given_up BIGINT NOT NULL,
    PRIMARY KEY (name, edition, position))"""
_COLUMNS = (
    "name, edition, version, status, position, fence, holder, since_us, until_us, columns, seal"
)


class LostLead(Exception):
    """Somebody else follows for this edition now: nothing may be written."""


class Discarded(LostLead):
    """The edition was taken away: what was read for it may say what the log no longer says."""


class Edition(NamedTuple):
    """One build of one projection."""

    name: str
    number: int
    version: int
    status: str
    position: int
    fence: int
    holder: str
    since_us: int
    """When the holder began."""
    until_us: int
    """On SQLite the end of the holder's lease."""
    columns: str
    """Table → its columns, as JSON: a program of another version reads what is there."""
    seal: str
    """Commitment of the last event taken in: a log put in another's place has another there."""

    def stored(self, table: Table) -> Stored:
        """The table as this edition keeps it."""
        return Stored(table, f"v{self.version}_{self.number}")

    def has(self) -> dict[str, list[str]]:
        """The tables and columns that this edition keeps."""
        found: dict[str, list[str]] = json.loads(self.columns)
        return found


class Parked(NamedTuple):
    """An event that a projection could not take; the rest of its stream waits for it."""

    position: int
    stream_id: str
    topic: str
    reason: str
    given_up: int = 0
    """1 where somebody decided that it counts for nothing: its stream goes on without it."""


def open_books(rows: Rows) -> None:
    """Make the tables of the books, if they are not there."""
    if not rows.sqlite:
        # two processes that make the same table at once: one of them would fail
        rows.run("SELECT pg_advisory_xact_lock(7595436301104107621)")
    rows.run(_MODELS)
    rows.run(_PARKED)
    kept = rows.columns("read_models")
    if kept != [name.strip() for name in _COLUMNS.split(",")]:
        what = "their file" if rows.sqlite else "the tables read_models and read_parked"
        raise SchemaOutdated(
            "the read models are kept by another version of the program: run that one, or take "
            f"{what} away and run «innforing project --once», which makes them anew from the log."
        )


def editions(rows: Rows, name: str) -> list[Edition]:
    """Every edition of a projection that has tables, oldest first."""
    sql = f"SELECT {_COLUMNS} FROM read_models WHERE name = ? ORDER BY edition"
    return [Edition(*row) for row in rows.fetch(sql, (name,))]


def serving(rows: Rows, name: str) -> Edition | None:
    """The edition that answers."""
    return next((one for one in editions(rows, name) if one.status == SERVING), None)


def all_serving(rows: Rows) -> dict[str, Edition]:
    """The edition that answers, of every projection that has one."""
    sql = f"SELECT {_COLUMNS} FROM read_models WHERE status = ? ORDER BY edition DESC"
    # the oldest is put in last, and so it is the one that stands, as in `serving`
    return {one.name: one for one in (Edition(*row) for row in rows.fetch(sql, (SERVING,)))}


def begin(rows: Rows, projection: Projection, status: str) -> Edition:
    """Make the tables of a new edition."""
    number = max((one.number for one in editions(rows, projection.navn)), default=0) + 1
    columns = json.dumps({table.name: table.columns for table in projection.tabeller})
    new = Edition(projection.navn, number, projection.versjon, status, 0, 0, "", 0, 0, columns, "")
    marks = ", ".join("?" * len(new))
    rows.run(f"INSERT INTO read_models ({_COLUMNS}) VALUES ({marks})", new)
    for table in projection.tabeller:
        # what a program left whose books are gone
        new.stored(table).drop(rows)
        new.stored(table).create(rows)
    return new


def discard(rows: Rows, edition: Edition) -> None:
    """Take an edition away, tables and all."""
    for name in edition.has():
        edition.stored(Table(name=name, key=(), values=())).drop(rows)
    where = (edition.name, edition.number)
    rows.run("DELETE FROM read_parked WHERE name = ? AND edition = ?", where)
    rows.run("DELETE FROM read_models WHERE name = ? AND edition = ?", where)


def discard_all(rows: Rows) -> None:
    """Take every edition away; whoever follows begins anew from the log."""
    for (name,) in rows.fetch("SELECT DISTINCT name FROM read_models ORDER BY name"):
        for edition in editions(rows, name):
            discard(rows, edition)


def discard_foreign(rows: Rows, reads: Reads) -> list[str]:
    """Take away editions that follow another log than this one; the names of what went."""
    gone = []
    for (name,) in rows.fetch("SELECT DISTINCT name FROM read_models ORDER BY name"):
        for edition in editions(rows, name):
            there = reads.span(edition.position, edition.position)
            if edition.position and [row.commitment.hex() for row in there] != [edition.seal]:
                discard(rows, edition)
                gone.append(name)
    return gone


def lead(rows: Rows, edition: Edition, *, holder: str, now_us: int, until_us: int) -> Edition:
    """Become the one who follows; raises the fence, so that whoever did before cannot write."""
    found = one(rows, edition)
    taken = found.holder not in {"", holder} and found.until_us > now_us
    if rows.sqlite and taken:
        raise LostLead(f"{found.name} is followed by {found.holder}")
    rows.run(
        "UPDATE read_models SET fence = fence + 1, holder = ?, since_us = ?, until_us = ? "
        "WHERE name = ? AND edition = ?",
        (holder, now_us, until_us, found.name, found.number),
    )
    return one(rows, edition)


def one(rows: Rows, edition: Edition) -> Edition:
    """The edition as the books have it now; `LostLead` when it is gone."""
    for found in editions(rows, edition.name):
        if found.number == edition.number:
            return found
    raise LostLead(f"{edition.name} has been built anew")


def keep(rows: Rows, edition: Edition, *, until_us: int) -> None:
    """Prolong the lease; raises when the fence has been raised, or the position moved."""
    kept = rows.run(
        "UPDATE read_models SET until_us = ? "
        "WHERE name = ? AND edition = ? AND fence = ? AND position = ?",
        (until_us, edition.name, edition.number, edition.fence, edition.position),
    )
    if kept != 1:
        if edition.number not in {found.number for found in editions(rows, edition.name)}:
            raise Discarded(f"{edition.name} is to be made anew")
        raise LostLead(f"{edition.name} is followed by somebody else")


def advance(rows: Rows, edition: Edition, position: int, *, seal: str) -> Edition:
    """Move the position on, from where it was and never back."""
    moved = rows.run(
        "UPDATE read_models SET position = ?, seal = ? "
        "WHERE name = ? AND edition = ? AND fence = ? AND position = ? AND position <= ?",
        (position, seal, edition.name, edition.number, edition.fence, edition.position, position),
    )
    if moved != 1:
        raise LostLead(f"{edition.name} is followed by somebody else")
    return edition._replace(position=position, seal=seal)


def leave(rows: Rows, edition: Edition) -> None:
    """Let somebody else follow, if we still do."""
    rows.run(
        "UPDATE read_models SET holder = '', until_us = 0 "
        "WHERE name = ? AND edition = ? AND fence = ?",
        (edition.name, edition.number, edition.fence),
    )


def set_status(rows: Rows, edition: Edition, status: str) -> None:
    """Change what an edition is for; whoever follows must ask anew."""
    rows.run(
        "UPDATE read_models SET status = ?, fence = fence + 1, holder = '', until_us = 0 "
        "WHERE name = ? AND edition = ?",
        (status, edition.name, edition.number),
    )


def parked(rows: Rows, edition: Edition) -> list[Parked]:
    """The events that wait, and those that were given up, by position."""
    sql = (
        "SELECT position, stream_id, topic, reason, given_up FROM read_parked "
        "WHERE name = ? AND edition = ? ORDER BY position"
    )
    return [Parked(*row) for row in rows.fetch(sql, (edition.name, edition.number))]


def park(rows: Rows, edition: Edition, events: Iterable[Parked]) -> None:
    """Write down what could not be taken, and why."""
    rows.many(
        "INSERT INTO read_parked (name, edition, position, stream_id, topic, reason, given_up) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(edition.name, edition.number, *event) for event in events],
    )


def unpark(rows: Rows, edition: Edition, position: int) -> None:
    """Take a parked event out of the books."""
    rows.run(
        "DELETE FROM read_parked WHERE name = ? AND edition = ? AND position = ?",
        (edition.name, edition.number, position),
    )
