"""Are two editions equal, row by row? Both are read in key order, so that size takes no memory."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.eventlog.readstore import Rows
    from innforing.projections.books import Edition
    from innforing.projections.projection import Projection
    from innforing.projections.table import Cell, Table

LISTED = 1_000
"""Differences that are kept in words; all of them count, and are in the digest."""

Line = tuple["Cell", ...]
Pair = tuple["Line | None", "Line | None"]


@dataclass(slots=True)
class Seal:
    """What an approval names: every difference as it was known at one position."""

    position: int
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, what: str) -> None:
        """One more difference."""
        self._hash.update(what.encode() + b"\n")

    def __str__(self) -> str:
        """As `--godta` takes it."""
        return f"{self.position}-{self._hash.hexdigest()[:16]}"


@dataclass(slots=True)
class Parity:
    """What a comparison found."""

    position: int
    approved: str | None = None
    """What somebody has approved: a position, and the digest of the differences there."""
    unequal: list[str] = field(default_factory=list)
    """Differences that nobody announced; the first of them."""
    announced: list[str] = field(default_factory=list)
    """Differences in the columns that the new version means to change; the first of them."""
    counted: int = 0
    """All differences, also those that are not listed."""
    seals: tuple[Seal, ...] = ()

    def __post_init__(self) -> None:
        """Seal the differences of now, and those of the position that was approved."""
        named = (self.approved or "").partition("-")[0]
        then = int(named) if named.isascii() and named.isdigit() else self.position
        self.seals = (Seal(self.position), Seal(min(then, self.position)))

    @property
    def digest(self) -> str:
        """What `--godta` must say for the announced differences to be let through."""
        return str(self.seals[0])

    @property
    def is_approved(self) -> bool:
        """The same differences were there at the position that was approved.

        What came since is let through: the same columns, changed by the same program.
        """
        return self.approved == str(self.seals[1])

    def note(self, found: list[str], what: str) -> None:
        """One difference."""
        self.counted += 1
        if len(found) < LISTED:
            found.append(what)


class _Rowed(NamedTuple):
    """How one table is compared."""

    name: str
    key: tuple[str, ...]
    equal: tuple[str, ...]
    """The columns that must be equal, key first."""
    meant: tuple[str, ...]
    """Those that the new version means to change, and both have."""


def compare(
    rows: Rows,
    projection: Projection,
    old: Edition,
    new: Edition,
    *,
    approved: str | None = None,
    anything: bool = False,
) -> Parity:
    """Compare the tables of two editions that stand at one position.

    `anything`: no difference needs to have been announced, as when one version is built anew.
    """
    parity = Parity(new.position, approved)
    announced = _Announced(parity, projection, anything=anything)
    had = old.has()
    for name in sorted(had.keys() - {table.name for table in projection.tabeller}):
        announced.note(f"{name}.*", f"{name} is gone")
    for table in projection.tabeller:
        if table.name not in had:
            announced.note(f"{table.name}.*", f"{table.name} is new")
            continue
        if f"{table.name}.*" in projection.endrer and old.version != new.version:
            announced.note(f"{table.name}.*", f"{table.name} is another")
            continue
        for column in sorted(set(had[table.name]) ^ set(table.columns)):
            name = f"{table.name}.{column}"
            announced.note(name, f"{name} came or went")
        if set(table.key) <= set(had[table.name]):
            _compare_rows(rows, (old, new), table, announced)
        else:
            announced.note(f"{table.name}.*", f"{table.name} has another key")
    return parity


class _Announced:
    """Whether a difference was announced, and where it is noted."""

    def __init__(self, parity: Parity, projection: Projection, *, anything: bool) -> None:
        self.parity = parity
        self.named = projection.endrer
        self._anything = anything

    def note(self, name: str, what: str) -> None:
        """A difference in the tables themselves, whatever the position."""
        self.now(name, what)
        self.parity.seals[1].add(what)

    def now(self, name: str, what: str) -> None:
        """A difference as it is known now, in what `name` names."""
        good = self._anything or name in self.named
        self.parity.note(self.parity.announced if good else self.parity.unequal, what)
        self.parity.seals[0].add(what)


def _compare_rows(
    rows: Rows, editions: tuple[Edition, Edition], table: Table, announced: _Announced
) -> None:
    old, _ = editions
    both = [name for name in table.columns if name in old.has()[table.name]]
    meant = {name for name in table.values if f"{table.name}.{name}" in announced.named}
    how = _Rowed(
        table.name,
        table.key,
        (*table.key, *(n for n in both if n not in meant and n not in table.key)),
        tuple(name for name in both if name in meant),
    )
    before, after = (_lines(rows, edition, table, how) for edition in editions)
    then = announced.parity.seals[1]
    for pair in _unequal(before, after, len(how.key)):
        for name, what in _differences(how, *pair):
            announced.now(name, what)
        for _, what in _differences(how, *(_known(line, then.position) for line in pair)):
            then.add(what)


def _differences(how: _Rowed, was: Line | None, now: Line | None) -> Iterator[tuple[str, str]]:
    """What differs between a row and its counterpart, each with what it differs in."""
    one, other = _equal(was, how), _equal(now, how)
    if one != other:
        yield from (
            (f"{how.name}.*row", f"{how.name} {sign} {json.dumps(line, ensure_ascii=False)}")
            for sign, line in (("had", one), ("got", other))
            if line is not None
        )
    if was is None or now is None:
        return
    width = len(how.equal)
    place = (*was[: len(how.key)], was[-3])
    for column, a, b in zip(how.meant, was[width:], now[width:], strict=False):
        if a != b:
            name = f"{how.name}.{column}"
            yield name, f"{name} of {place}: {a} became {b}"


def _equal(line: Line | None, how: _Rowed) -> Line | None:
    """What must be equal: those columns, and the clocks."""
    return None if line is None else (*line[: len(how.equal)], *line[-4:])


def _known(line: Line | None, position: int) -> Line | None:
    """A row as it was known at a position: not at all, or without the end that came later."""
    if line is None or int(line[-3] or 0) > position:
        return None
    return (*line[:-2], None, None) if int(line[-1] or 0) > position else line


def _lines(rows: Rows, edition: Edition, table: Table, how: _Rowed) -> Iterator[Line]:
    """Current rows and history together, by key and the event that they rest on."""
    stored = edition.stored(table)
    columns = ", ".join((*how.equal, *how.meant, "gyldig_fra", "fra_pos"))
    none = "CAST(NULL AS BIGINT)"
    order = ", ".join((*how.key, "fra_pos"))
    return rows.each(
        f"SELECT {columns}, {none} AS gyldig_til, {none} AS til_pos FROM {stored.current} "
        f"UNION ALL SELECT {columns}, gyldig_til, til_pos FROM {stored.history} ORDER BY {order}"
    )


def _unequal(before: Iterator[Line], after: Iterator[Line], width: int) -> Iterator[Pair]:
    """The rows that differ, with one of the same key and event, or None where there is none."""
    was, now = next(before, None), next(after, None)
    while was is not None or now is not None:
        if was == now:
            was, now = next(before, None), next(after, None)
            continue
        one, other = _place(was, width), _place(now, width)
        yield (was if one <= other else None, now if other <= one else None)
        if one <= other:
            was = next(before, None)
        if other <= one:
            now = next(after, None)


def _place(line: Line | None, width: int) -> list[tuple[bool, int, str]]:
    """Where a row comes in order; past all others when there is none."""
    if line is None:
        return [(True, 2, "")]
    cells = (*line[:width], line[-3])
    return [_sorts(cell) for cell in cells]


def _sorts(cell: Cell) -> tuple[bool, int, str]:
    return (True, 1, cell) if isinstance(cell, str) else (False, int(cell or 0), "")
