"""One table of a read model, on two clocks, and the folding of a page of facts into it.

A fact holds from its effective time to the next known fact of its key in effective order, ties by
position (livslop.md §5). The current row of a key is the last in that order; every other fact is a
history row, written once. Each fact of a key comes from one stream.

Where the engine has a kommune follows from what was entered last (ADR 0014): in a table that
`overrules`, a fact holds from its effective time on, over all that was entered before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from innforing.eventlog.readstore import Rows

Cell = str | int | None
Key = tuple[Cell, ...]
CHUNK = 200
"""Keys in one question; SQLite allows some thousand parameters."""
MOST = 200_000
"""Rows of one table that are remembered; past that they are looked up anew."""


class Fact(NamedTuple):
    """What an event says of one key of one table."""

    table: str
    key: Key
    values: tuple[Cell, ...]
    gyldig_fra: int | None = None
    """µs from which it holds; None: from when the event takes effect."""


class Current(NamedTuple):
    """The last fact of a key in effective order."""

    values: tuple[Cell, ...]
    gyldig_fra: int
    fra_pos: int


@dataclass(frozen=True, kw_only=True)
class Table:
    """The columns of one table; every fact gives all its values."""

    name: str
    key: tuple[str, ...]
    values: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    """The columns that hold whole numbers; the others hold text."""
    repeats: bool = True
    """False: a fact that says what already holds says nothing."""
    appends: bool = False
    """True: no two facts have one key, so nothing is looked for before a row is written.

    With `repeats=False` several may, and the first of them stands.
    """
    overrules: bool = False
    """True: a fact also undoes what was entered before it and takes effect later.

    With `repeats=False` one that says what already holds speaks only where it holds from earlier.
    """
    indexes: tuple[tuple[str, ...], ...] = ()
    """Columns of the current rows that are asked for together, beside the key; clocks too."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Key and values."""
        return self.key + self.values

    @property
    def order(self) -> tuple[str, ...]:
        """The clocks that the facts of a key follow each other by."""
        return ("fra_pos",) if self.overrules else ("gyldig_fra", "fra_pos")


class Stored:
    """A table as one edition of a projection keeps it: current rows and history."""

    def __init__(self, table: Table, suffix: str) -> None:
        """The suffix tells the version and the edition."""
        self.table = table
        self.current = f"{table.name}_{suffix}"
        self.history = f"{table.name}_historikk_{suffix}"

    def create(self, rows: Rows) -> None:
        """Make both tables and their indexes."""
        columns = ", ".join(self._typed(name, rows) for name in self.table.columns)
        clocks = "gyldig_fra BIGINT NOT NULL, fra_pos BIGINT NOT NULL"
        ends = "gyldig_til BIGINT NOT NULL, til_pos BIGINT NOT NULL"
        key = ", ".join(self.table.key)
        # on SQLite a row lies in its key, and is found with one look instead of two
        lies = " WITHOUT ROWID" if rows.sqlite else ""
        rows.run(
            f"CREATE TABLE {self.current} ({columns}, {clocks}, PRIMARY KEY ({key}))"
            f"{'' if self._numbered else lies}"
        )
        rows.run(
            f"CREATE TABLE {self.history} "
            f"({columns}, {clocks}, {ends}, PRIMARY KEY ({key}, fra_pos)){lies}"
        )
        for column in ("gyldig_til", "til_pos"):
            rows.run(f"CREATE INDEX {self.history}_{column} ON {self.history} ({column})")
        for number, together in enumerate(self.table.indexes):
            index = f"{self.current}_i{number}"
            rows.run(f"CREATE INDEX {index} ON {self.current} ({', '.join(together)})")

    def drop(self, rows: Rows) -> None:
        """Take both tables away."""
        rows.run(f"DROP TABLE IF EXISTS {self.current}")
        rows.run(f"DROP TABLE IF EXISTS {self.history}")

    def load(self, rows: Rows, keys: Sequence[Key]) -> dict[Key, Current]:
        """The current rows of some keys; of a table that only appends there are none."""
        if self.table.appends:
            return {}
        width = len(self.table.key)
        found: dict[Key, Current] = {}
        mark = f"({', '.join('?' * width)})"
        columns = ", ".join(self.table.columns)
        for first in range(0, len(keys), CHUNK):
            chunk = keys[first : first + CHUNK]
            sql = (
                f"SELECT {columns}, gyldig_fra, fra_pos FROM {self.current} "
                f"WHERE ({', '.join(self.table.key)}) IN (VALUES {', '.join([mark] * len(chunk))})"
            )
            for row in rows.fetch(sql, [cell for key in chunk for cell in key]):
                found[row[:width]] = Current(row[width:-2], row[-2], row[-1])
        return found

    def save(self, rows: Rows, fold: Fold) -> None:
        """Upsert each touched current row once, and add the rows that have ended."""
        columns = (*self.table.columns, "gyldig_fra", "fra_pos")
        changed = (*self.table.values, "gyldig_fra", "fra_pos")
        insert = (
            f"INSERT INTO {self.current} ({', '.join(columns)}) "
            f"VALUES ({', '.join('?' * len(columns))})"
        )
        if fold.added:
            kept = "" if self.table.repeats else " ON CONFLICT DO NOTHING"
            rows.many(insert + kept, fold.added)
        if fold.touched:
            rows.many(
                f"{insert} ON CONFLICT ({', '.join(self.table.key)}) DO UPDATE SET "
                + ", ".join(f"{name} = excluded.{name}" for name in changed),
                fold.upserts(),
            )
        if fold.ended:
            ends = (*columns, "gyldig_til", "til_pos")
            rows.many(
                f"INSERT INTO {self.history} ({', '.join(ends)}) "
                f"VALUES ({', '.join('?' * len(ends))})",
                fold.ended,
            )

    @property
    def _numbered(self) -> bool:
        """The key is one whole number: on SQLite that is where a row lies."""
        return len(self.table.key) == 1 and self.table.key[0] in self.table.numbers

    def _typed(self, name: str, rows: Rows) -> str:
        if rows.sqlite and self._numbered and (name,) == self.table.key:
            return f"{name} INTEGER NOT NULL"
        text = "TEXT" if rows.sqlite else 'TEXT COLLATE "C"'
        needed = " NOT NULL" if name in self.table.key else ""
        return f"{name} {'BIGINT' if name in self.table.numbers else text}{needed}"


class Known:
    """The current rows of one table that have been looked up; true for as long as one leads."""

    def __init__(self, stored: Stored, *, empty: bool) -> None:
        """`empty`: the table has no rows yet, so that what is not known is not there."""
        self.stored = stored
        self._whole = empty
        self._rows: dict[Key, Current] = {}

    def of(self, rows: Rows, keys: Iterable[Key]) -> dict[Key, Current]:
        """The rows of some keys, among others; changed in place by who folds."""
        if len(self._rows) > MOST:
            self._rows.clear()
            self._whole = False
        if not self._whole:
            unknown = [key for key in keys if key not in self._rows]
            self._rows |= self.stored.load(rows, unknown)
        return self._rows


class Fold:
    """The facts of one page on one table, folded in memory."""

    def __init__(self, table: Table, current: dict[Key, Current]) -> None:
        """Begin from the current rows of the keys that the page touches."""
        self.table = table
        self.current = current
        self.touched: set[Key] = set()
        self.added: list[tuple[Cell, ...]] = []
        """The rows of a table that only appends."""
        self.ended: list[tuple[Cell, ...]] = []

    def add(self, fact: Fact, *, position: int, gyldig_fra: int) -> None:
        """Let one fact take its place; the one it follows, or itself, becomes history."""
        if self.table.appends:
            self.added.append((*fact.key, *fact.values, gyldig_fra, position))
            return
        new = Current(fact.values, gyldig_fra, position)
        old = self.current.get(fact.key)
        if old is None:
            self._set(fact.key, new)
            return
        earlier = (new.gyldig_fra, new.fra_pos) < (old.gyldig_fra, old.fra_pos)
        if earlier and not self.table.overrules:
            # back-dated: it fills a gap before what is already known, and never is the last
            self._end(fact.key, new, old.gyldig_fra, position)
        elif self.table.repeats or earlier or new.values != old.values:
            # one that is undone ends before it began: it held for those who knew no better
            self._end(fact.key, old, new.gyldig_fra, position)
            self._set(fact.key, new)

    def upserts(self) -> Iterator[tuple[Cell, ...]]:
        """The touched current rows, in column order."""
        for key in sorted(self.touched, key=str):
            row = self.current[key]
            yield (*key, *row.values, row.gyldig_fra, row.fra_pos)

    def _set(self, key: Key, row: Current) -> None:
        self.current[key] = row
        self.touched.add(key)

    def _end(self, key: Key, row: Current, gyldig_til: int, til_pos: int) -> None:
        self.ended.append((*key, *row.values, row.gyldig_fra, row.fra_pos, gyldig_til, til_pos))
