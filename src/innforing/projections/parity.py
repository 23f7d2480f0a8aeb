"""Are two editions equal, row by row? By digest first, then by the rows that differ."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from innforing.eventlog.readstore import Rows
    from innforing.projections.books import Edition
    from innforing.projections.projection import Projection
    from innforing.projections.table import Cell, Table

SHOWN = 20
_CLOCKS = {
    False: ("gyldig_fra", "fra_pos"),
    True: ("gyldig_fra", "fra_pos", "gyldig_til", "til_pos"),
}

Line = tuple["Cell", ...]
Endrer = Mapping[str, str]
"""What a version means to change, and why."""


@dataclass(slots=True)
class Parity:
    """What a comparison found."""

    position: int
    checked: str = ""
    """Digest of all columns that must be equal, of the new edition."""
    unequal: list[str] = field(default_factory=list)
    """Differences that nobody announced."""
    announced: list[str] = field(default_factory=list)
    """Differences in the columns that the new version means to change."""

    @property
    def digest(self) -> str:
        """What `--godta` must say for the announced differences to be let through."""
        raw = json.dumps([self.position, self.announced], ensure_ascii=False)
        return hashlib.sha256(raw.encode()).hexdigest()[:16]


def compare(rows: Rows, projection: Projection, old: Edition, new: Edition) -> Parity:
    """Compare the tables of two editions that stand at one position."""
    # the same version built anew means to change nothing
    endrer = {} if old.version == new.version else projection.endrer
    parity = Parity(new.position)
    total = hashlib.sha256()
    had = old.has()
    for name in sorted(had.keys() - {table.name for table in projection.tabeller}):
        _note(parity, f"{name}.*", endrer, f"{name} is gone")
    for table in projection.tabeller:
        if table.name not in had:
            _note(parity, f"{table.name}.*", endrer, f"{table.name} is new")
            continue
        if f"{table.name}.*" in endrer:
            parity.announced.append(f"{table.name} is another")
            continue
        for history in (False, True):
            columns = _shared(table, endrer, had[table.name], parity)
            before = _lines(rows, old, table, (*columns, *_CLOCKS[history]), history=history)
            after = _lines(rows, new, table, (*columns, *_CLOCKS[history]), history=history)
            total.update(_digest(after))
            if _digest(before) != _digest(after):
                gone, come = set(before) - set(after), set(after) - set(before)
                parity.unequal += [f"{table.name} had {line}" for line in sorted(gone, key=str)]
                parity.unequal += [f"{table.name} got {line}" for line in sorted(come, key=str)]
            else:
                _changes(rows, endrer, (old, new), table, parity, history=history)
    parity.checked = total.hexdigest()
    return parity


def _shared(table: Table, endrer: Endrer, had: list[str], parity: Parity) -> list[str]:
    """The columns that must be equal; one that came or went must have been announced."""
    for column in sorted(set(had) ^ set(table.columns)):
        _note(parity, f"{table.name}.{column}", endrer, f"{table.name}.{column} came or went")
    meant = {name for name in table.columns if f"{table.name}.{name}" in endrer}
    return [name for name in table.columns if name in had and name not in meant]


def _note(parity: Parity, name: str, endrer: Endrer, what: str) -> None:
    found = parity.announced if name in endrer else parity.unequal
    if what not in found:
        found.append(what)


def _changes(
    rows: Rows,
    endrer: Endrer,
    editions: tuple[Edition, Edition],
    table: Table,
    parity: Parity,
    *,
    history: bool,
) -> None:
    """List what differs in the announced columns that both editions have."""
    old, new = editions
    meant = [
        name
        for name in table.values
        if f"{table.name}.{name}" in endrer and name in old.has()[table.name]
    ]
    for name in meant:
        columns = (*table.key, "fra_pos", name)
        before = _lines(rows, old, table, columns, history=history)
        after = _lines(rows, new, table, columns, history=history)
        parity.announced += [
            f"{table.name}.{name} of {was[:-1]}: {was[-1]} became {now[-1]}"
            for was, now in zip(before, after, strict=True)
            if was != now
        ]


def _lines(
    rows: Rows, edition: Edition, table: Table, columns: tuple[str, ...], *, history: bool
) -> list[Line]:
    stored = edition.stored(table)
    source = stored.history if history else stored.current
    order = ", ".join((*table.key, "fra_pos"))
    sql = f"SELECT {', '.join(columns)} FROM {source} ORDER BY {order}"
    return rows.fetch(sql)


def _digest(lines: list[Line]) -> bytes:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    return digest.digest()
