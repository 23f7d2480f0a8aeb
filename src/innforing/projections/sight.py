"""A read model as it was at one moment, on both clocks; every row knows its event."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from innforing.projections import books
from innforing.projections.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from innforing.eventlog.readstore import Rows
    from innforing.projections.books import Edition, Parked
    from innforing.projections.table import Cell, Stored


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
        """The rows of a table that held, by key; `where` names columns of the key."""
        kept = self._kept().get(table.name, [])
        columns = [name for name in table.columns if name in kept]
        if not columns:
            return []
        width = len(table.key)
        best: dict[tuple[Cell, ...], tuple[tuple[int, int], tuple[Cell, ...]]] = {}
        for row in self._candidates(table, columns, where):
            key, order = row[:width], (int(row[-2] or 0), int(row[-1] or 0))
            if key not in best or best[key][0] < order:
                best[key] = (order, row)
        # a column that an older edition does not keep is not known
        missing: dict[str, Cell] = dict.fromkeys(n for n in table.columns if n not in kept)
        return [
            Found({**dict(zip(columns, row[:-2], strict=True)), **missing}, since, position)
            for _, ((since, position), row) in sorted(best.items(), key=_by_key)
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
        """The rows that held, one for each key, to be asked of in a larger question (`ask`)."""
        if not set(table.columns) <= set(self._kept().get(table.name, [])):
            # an older edition does not keep it
            nothing = ", ".join(f"NULL AS {name}" for name in table.columns)
            return f"(SELECT {nothing} WHERE 1 = 0)", ()
        source = _Source(self.edition.stored(table), (self.per, self.kjent), where)
        ended, parameters = source.ended("1")
        if not self._rows.fetch(f"{ended} LIMIT 1", parameters):
            going_on, parameters = source.going_on(", ".join(table.columns))
            return f"({going_on})", parameters
        both, parameters = source.both(", ".join(table.columns))
        last = f"PARTITION BY {', '.join(table.key)} ORDER BY gyldig_fra DESC, fra_pos DESC"
        ranked = f"SELECT r.*, row_number() OVER ({last}) AS rank_nr FROM ({both}) AS r"
        return f"(SELECT * FROM ({ranked}) AS q WHERE rank_nr = 1)", parameters

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

    def _candidates(
        self, table: Table, columns: list[str], where: dict[str, Cell]
    ) -> list[tuple[Cell, ...]]:
        source = _Source(self.edition.stored(table), (self.per, self.kjent), where)
        return self._rows.fetch(*source.both(", ".join(columns)))


class _Source:
    """The rows known and begun; of history only those not followed by one known and begun."""

    def __init__(self, stored: Stored, moment: tuple[int, int], where: Mapping[str, Cell]) -> None:
        self._stored = stored
        self._moment = moment
        self._only = "".join(f" AND {name} = ?" for name in where)
        self._values = tuple(where.values())

    def going_on(self, columns: str) -> Question:
        """Those that nothing has followed."""
        sql = (
            f"SELECT {columns}, gyldig_fra, fra_pos FROM {self._stored.current} "
            f"WHERE gyldig_fra <= ? AND fra_pos <= ?{self._only}"
        )
        return sql, (*self._moment, *self._values)

    def ended(self, columns: str) -> Question:
        """Those that something has followed since."""
        sql = (
            f"SELECT {columns}, gyldig_fra, fra_pos FROM {self._stored.history} "
            f"WHERE gyldig_fra <= ? AND fra_pos <= ? AND (gyldig_til > ? OR til_pos > ?)"
            f"{self._only}"
        )
        return sql, (*self._moment, *self._moment, *self._values)

    def both(self, columns: str) -> Question:
        """All of them; of one key the last in effective order holds."""
        one, two = self.going_on(columns), self.ended(columns)
        return f"{one[0]} UNION ALL {two[0]}", (*one[1], *two[1])


def _by_key(item: tuple[tuple[Cell, ...], object]) -> tuple[Cell, ...]:
    return item[0]
