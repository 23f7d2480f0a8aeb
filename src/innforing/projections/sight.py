"""A read model as it was at one moment, on both clocks; every row knows its event."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from innforing.projections import books
from innforing.projections.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from innforing.eventlog.readstore import Rows
    from innforing.projections.books import Edition, Parked
    from innforing.projections.table import Cell


CLOCKS = ("NULL AS gyldig_fra", "NULL AS fra_pos")
Question = tuple[str, tuple["Cell", ...]]
"""SQL and its parameters."""


class OutsideTheLog(Exception):
    """The moment asked for is one that the read model cannot answer for."""


class Found(NamedTuple):
    """One row as it held at the moment asked for."""

    cells: dict[str, Cell]
    gyldig_fra: int
    fra_pos: int
    """The event that it rests on."""

    def text(self, column: str) -> str:
        """A column that always holds text."""
        return str(self.cells[column])

    def number(self, column: str) -> int:
        """A column that always holds a whole number."""
        return int(self.cells[column] or 0)


class Figure(NamedTuple):
    """A count, and the positions of the events it rests on."""

    antall: int
    posisjoner: tuple[int, ...]


def count(found: Iterable[Found]) -> Figure:
    """How many rows, with what they rest on."""
    positions = tuple(sorted(row.fra_pos for row in found))
    return Figure(len(positions), positions)


class Sight:
    """The questions of one projection at one moment: `per` in µs, `kjent` as a position."""

    def __init__(
        self,
        rows: Rows,
        edition: Edition,
        *,
        per: int,
        kjent: int | None,
        kjent_dag: date | None = None,
    ) -> None:
        """Look at one edition; `kjent=None` is all that it has taken in.

        `kjent_dag` is the day in Norway of that position: as of then registers are known.
        """
        if kjent is not None and not 0 <= kjent <= edition.position:
            raise OutsideTheLog(
                f"{edition.name} answers for the positions 0 to {edition.position}, not {kjent}."
            )
        self._rows = rows
        self.edition = edition
        self.per = per
        self.kjent = edition.position if kjent is None else kjent
        self.kjent_dag = kjent_dag

    def rows(self, table: Table, **where: Cell) -> list[Found]:
        """The rows of a table that held, by key; `where` names columns of the key.

        A column that an older edition does not keep is not known.
        """
        held, parameters = self.held(table, **where)
        found = self.ask(f"SELECT * FROM {held} AS held", parameters)
        width = len(table.key)
        return [
            Found(dict(zip(table.columns, row, strict=False)), int(row[-2] or 0), int(row[-1] or 0))
            for row in sorted(found, key=lambda row: row[:width])
        ]

    def at(self, per: int) -> Sight:
        """The same rows, as known now, as they were at another moment."""
        return Sight(self._rows, self.edition, per=per, kjent=self.kjent, kjent_dag=self.kjent_dag)

    def tally(self, table: Table, *columns: str, **where: Cell) -> Counter[tuple[Cell, ...]]:
        """How many of the rows that held have each combination of values."""
        held, parameters = self.held(table, **where)
        counted = ", ".join(columns)
        found = self.ask(
            f"SELECT {counted}, count(*) FROM {held} AS held GROUP BY {counted}", parameters
        )
        return Counter({row[:-1]: int(row[-1] or 0) for row in found})

    def held(self, table: Table, **where: Cell) -> Question:
        """The rows that held, one for each key, to be asked of in a larger question (`ask`).

        The current row of a key is the last of its facts in their order: known and begun it
        holds. Else the last of its history that was known and had begun.
        """
        kept = self._kept().get(table.name, [])
        columns = [name if name in kept else f"NULL AS {name}" for name in table.columns]
        if not set(table.key) <= set(kept):
            return f"(SELECT {', '.join((*columns, *CLOCKS))} WHERE 1 = 0)", ()
        stored, moment = self.edition.stored(table), (self.per, self.kjent)
        only = "".join(f" AND h.{name} = ?" for name in where)
        chosen = f"SELECT {', '.join((*columns, 'gyldig_fra', 'fra_pos'))} FROM"
        begun, values = "h.gyldig_fra <= ? AND h.fra_pos <= ?", tuple(where.values())
        current = f"{chosen} {stored.current} AS h WHERE {begun}{only}"
        ended = f"{begun} AND (h.gyldig_til > ? OR h.til_pos > ?){only}"
        asked = (*moment, *moment, *values)
        if not self._ended_since(stored.history):
            return f"({current})", (*moment, *values)
        same = " AND ".join(f"o.{name} = h.{name}" for name in table.key)
        later = f"{same} AND o.gyldig_fra <= ? AND o.fra_pos <= ?"
        one, other = (", ".join(f"{x}.{clock}" for clock in table.order) for x in "oh")
        return (
            f"({current} UNION ALL {chosen} {stored.history} AS h WHERE {ended} "
            f"AND NOT EXISTS (SELECT 1 FROM {stored.current} AS o WHERE {later}) "
            f"AND NOT EXISTS (SELECT 1 FROM {stored.history} AS o WHERE {later} "
            f"AND ({one}) > ({other})))"
        ), (*moment, *values, *asked, *moment, *moment)

    def _ended_since(self, history: str) -> bool:
        """Whether any row was followed after the moment asked for, on either clock."""
        last = (f"(SELECT max({column}) FROM {history})" for column in ("gyldig_til", "til_pos"))
        [(til, position)] = self.ask(f"SELECT {', '.join(last)}")
        return int(til or 0) > self.per or int(position or 0) > self.kjent

    def ask(self, sql: str, parameters: Sequence[Cell] = ()) -> list[tuple[Cell, ...]]:
        """A question of its own, over what `held` gives."""
        return self._rows.fetch(sql, parameters)

    def sizes(self) -> dict[str, int]:
        """How many current rows each table of the edition has."""
        stored = {n: self.edition.stored(Table(name=n, key=(), values=())) for n in self._kept()}
        sql = "SELECT count(*) FROM {}"
        return {n: int(self._rows.fetch(sql.format(s.current))[0][0]) for n, s in stored.items()}

    def parked(self) -> list[Parked]:
        """The events that the edition could not take; what rests on them is not known."""
        return books.parked(self._rows, self.edition)

    def _kept(self) -> dict[str, list[str]]:
        return self.edition.has()
