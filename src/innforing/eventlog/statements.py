"""The log's SQL, compiled once from the Core tables to strings the driver takes as they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, literal_column, select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from innforing.eventlog.schema import (
    avviste_steg,
    command_outcomes,
    events,
    fritekst,
    prosesser,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import BindParameter, Dialect, Insert, Select

    from innforing.eventlog.rows import Erasable

_P = events.c.position
_REFUSED = (
    avviste_steg.c.after_position,
    avviste_steg.c.recorded_us,
    avviste_steg.c.person,
    avviste_steg.c.role,
    avviste_steg.c.body,
    avviste_steg.c.stream_id,
    avviste_steg.c.step,
    avviste_steg.c.unmet,
)


_ERASE_IN_FILE: Mapping[Erasable, str] = {
    "person": "UPDATE personer SET ciphertext = NULL WHERE id = ?",
    "text": "UPDATE fritekst SET ciphertext = NULL WHERE id = ?",
    "event": "UPDATE events SET state = NULL, salt = NULL WHERE position = ?",
}
_ERASE_ON_SERVER: Mapping[Erasable, str] = {
    "person": "SELECT slett_person(%s)",
    "text": "SELECT slett_fritekst(%s)",
    "event": "SELECT sladd_hendelse(%s)",
}


class Statements:
    """Positional SQL for one database; parameters are plain tuples in the order of the text."""

    def __init__(self, dialect: Dialect, mark: str) -> None:
        """Compile every statement for the dialect, whose parameter mark is given."""
        self._dialect = dialect
        text = self._text
        number: BindParameter[Any] = bindparam("number")
        by_position = select(events).order_by(_P)
        in_stream = select(events).where(events.c.stream_id == bindparam("stream"))
        later = events.c.stream_version > bindparam("after")
        # LIMIT by hand: Core adds an OFFSET on SQLite
        self.last = text(select(_P, events.c.recorded_us).order_by(_P.desc())) + " LIMIT 1"
        self.tail = text(by_position.where(number < _P))
        self.page = f"{self.tail} LIMIT {mark}"
        self.span = text(by_position.where(number <= _P, bindparam("stop") >= _P))
        self.stream = text(in_stream.where(later).order_by(events.c.stream_version))
        low: BindParameter[Any] = bindparam("low")
        high: BindParameter[Any] = bindparam("high")
        prefixed = (events.c.stream_id >= low, events.c.stream_id < high)
        self.under = text(by_position.where(*prefixed))
        begun = select(events.c.stream_id).where(
            *prefixed, events.c.stream_version == literal_column("1")
        )
        self.begun = text(begun.order_by(events.c.stream_id))
        self.version = text(
            select(func.max(events.c.stream_version)).where(
                events.c.stream_id == bindparam("stream"),
            ),
        )
        self._newest_first(mark)
        self.outcome = text(
            select(command_outcomes).where(command_outcomes.c.command_id == bindparam("command")),
        )
        self._beside_the_events(mark)

    def _newest_first(self, mark: str) -> None:
        earlier = bindparam("before") > _P
        since = events.c.recorded_us >= bindparam("since")
        until = events.c.recorded_us < bindparam("until")
        newest = select(events).where(earlier, since, until)
        of_person = newest.where(events.c.person == bindparam("person"))
        self.newest = f"{self._text(newest.order_by(_P.desc()))} LIMIT {mark}"
        self.newest_of = f"{self._text(of_person.order_by(_P.desc()))} LIMIT {mark}"

    def _beside_the_events(self, mark: str) -> None:
        text = self._text
        refused = select(*_REFUSED)
        of_stream = refused.where(avviste_steg.c.stream_id == bindparam("stream"))
        self.refused = text(of_stream.order_by(avviste_steg.c.id))
        until = refused.where(avviste_steg.c.after_position <= bindparam("position"))
        newest = text(until.order_by(avviste_steg.c.id.desc()))
        self.refused_newest = f"{newest} LIMIT {mark}"
        self.refused_as = text(refused.where(avviste_steg.c.id == bindparam("id")))
        # a plain 0 would become a parameter
        self.last_refused = text(
            select(func.coalesce(func.max(avviste_steg.c.id), literal_column("0")))
        )
        self.process = text(
            select(prosesser.c.position).where(prosesser.c.name == bindparam("name")),
        )
        self.add_event = text(events.insert())
        self.add_outcome = text(command_outcomes.insert())
        self.add_text = text(fritekst.insert())
        self.add_refused = text(avviste_steg.insert())
        self.advance = (
            f"INSERT INTO prosesser (name, position) VALUES ({mark}, {mark}) "  # noqa: S608
            "ON CONFLICT (name) DO UPDATE SET position = excluded.position "
            "WHERE prosesser.position < excluded.position"
        )
        self.erase = _ERASE_IN_FILE if mark == "?" else _ERASE_ON_SERVER

    def _text(self, statement: Select[Any] | Insert) -> str:
        return " ".join(str(statement.compile(dialect=self._dialect)).split())


@cache
def statements_for(backend: str) -> Statements:
    """Give the compiled statements of SQLite or PostgreSQL."""
    if backend == "sqlite":
        return Statements(SQLiteDialect(paramstyle="qmark"), "?")
    dialect: Dialect = PGDialect_psycopg(paramstyle="format")  # type: ignore[no-untyped-call]
    return Statements(dialect, "%s")
