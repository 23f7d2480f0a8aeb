"""A read model as it was at one moment, on both clocks; every row knows its event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from innforing.projections import books
from innforing.projections.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.eventlog.readstore import Rows
    from innforing.projections.books import Edition, Parked
    from innforing.projections.table import Cell


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

    def __init__(self, rows: Rows, edition: Edition, *, per: int, kjent: int | None) -> None:
        """Look at one edition; `kjent=None` is all that it has taken in."""
        if kjent is not None and not 0 <= kjent <= edition.position:
            raise OutsideTheLog(
                f"{edition.name} answers for the positions 0 to {edition.position}, not {kjent}."
            )
        self._rows = rows
        self.edition = edition
        self.per = per
        self.kjent = edition.position if kjent is None else kjent

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
            for _, ((since, position), row) in sorted(best.items(), key=lambda item: str(item[0]))
        ]

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
        """Rows known and begun; of history only those not followed by one known and begun."""
        stored = self.edition.stored(table)
        chosen = f"SELECT {', '.join(columns)}, gyldig_fra, fra_pos FROM"
        begun = "gyldig_fra <= ? AND fra_pos <= ?"
        only = "".join(f" AND {name} = ?" for name in where)
        values = tuple(where.values())
        return self._rows.fetch(
            f"{chosen} {stored.current} WHERE {begun}{only} UNION ALL "
            f"{chosen} {stored.history} WHERE {begun} AND (gyldig_til > ? OR til_pos > ?){only}",
            (self.per, self.kjent, *values, self.per, self.kjent, self.per, self.kjent, *values),
        )
