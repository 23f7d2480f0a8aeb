"""The questions the log answers, the same inside a transaction and outside it."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from innforing.eventlog.rows import Outcome, RefusedRow, StoredRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.eventlog.statements import Statements


class Reads(ABC):
    """Reading methods over one way of fetching rows; subclasses say how."""

    __slots__ = ("_sql",)

    def __init__(self, sql: Statements) -> None:
        """Take the compiled statements of the database."""
        self._sql = sql

    @abstractmethod
    def fetch(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run one statement on the driver connection and give every row."""

    def last(self) -> tuple[int, int]:
        """Position and recorded time of the last event; (0, 0) when the log is empty."""
        rows = self.fetch(self._sql.last, ())
        return (rows[0][0], rows[0][1]) if rows else (0, 0)

    def tail(self, after: int, limit: int | None = None) -> list[StoredRow]:
        """Events with a higher position, by position."""
        if limit is None:
            return [StoredRow(*row) for row in self.fetch(self._sql.tail, (after,))]
        return [StoredRow(*row) for row in self.fetch(self._sql.page, (after, limit))]

    def span(self, first: int, last: int) -> list[StoredRow]:
        """Events at the positions from first to last, both included."""
        return [StoredRow(*row) for row in self.fetch(self._sql.span, (first, last))]

    def stream(self, stream_id: str, *, after: int = 0) -> list[StoredRow]:
        """Events of one stream with a higher version, by version.

        A stream of the library's may begin at version 0: ask for it after -1.
        """
        return [StoredRow(*row) for row in self.fetch(self._sql.stream, (stream_id, after))]

    def under(self, prefix: str) -> list[StoredRow]:
        """All events of the streams whose id begins with the prefix, by position."""
        if not prefix:
            return self.tail(0)
        return [StoredRow(*row) for row in self.fetch(self._sql.under, _span_of(prefix))]

    def begun(self, prefix: str) -> list[str]:
        """The ids of the streams that begin with the prefix, from the index alone."""
        return [str(row[0]) for row in self.fetch(self._sql.begun, _span_of(prefix))]

    def version(self, stream_id: str) -> int:
        """The version of the last event of one stream; 0 when it has not begun."""
        return int(self.fetch(self._sql.version, (stream_id,))[0][0] or 0)

    def newest(
        self, before: int, limit: int, span_us: tuple[int, int], person: str | None = None
    ) -> list[StoredRow]:
        """Events below a position, newest first: recorded within a span, by one person or any."""
        sql, by = (self._sql.newest, ()) if person is None else (self._sql.newest_of, (person,))
        return [StoredRow(*row) for row in self.fetch(sql, (before, *span_us, *by, limit))]

    def outcome(self, command_id: str) -> Outcome | None:
        """What the command gave the first time, if it is known."""
        rows = self.fetch(self._sql.outcome, (command_id,))
        return Outcome(*rows[0]) if rows else None

    def refused(self, stream_id: str) -> list[RefusedRow]:
        """The refused steps of one stream, in order."""
        return [refused_row(row) for row in self.fetch(self._sql.refused, (stream_id,))]

    def refusals(self, until: int, limit: int) -> list[RefusedRow]:
        """The refused steps of all streams up to a position, newest first."""
        return [refused_row(row) for row in self.fetch(self._sql.refused_newest, (until, limit))]

    def process(self, name: str) -> int:
        """How far a process manager has come; 0 when it has not begun."""
        rows = self.fetch(self._sql.process, (name,))
        return int(rows[0][0]) if rows else 0


def refused_row(row: tuple[Any, ...]) -> RefusedRow:
    """One row of `avviste_steg`, without its number."""
    after, recorded, person, role, body, stream, step, unmet = row
    return RefusedRow(
        after_position=after,
        recorded_us=recorded,
        person=person,
        role=role,
        body=body,
        stream_id=stream,
        step=step,
        unmet=tuple(json.loads(unmet)),
    )


def _span_of(prefix: str) -> tuple[str, str]:
    """The first id with the prefix, and the first that is past them all."""
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)
