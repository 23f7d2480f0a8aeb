"""What a read model says, cell by cell: the common form of explaining, comparing and checking."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.table import Cell


class Statement(NamedTuple):
    """One cell of an answer, and the events that it rests on."""

    path: tuple[str, ...]
    """Where it stands; the first part is what it is about, as the id of a løp."""
    value: Cell
    positions: tuple[int, ...]


class Change(NamedTuple):
    """One cell that two answers differ in; None where it was not there."""

    path: tuple[str, ...]
    before: Statement | None
    after: Statement | None


def difference(before: Iterable[Statement], after: Iterable[Statement]) -> list[Change]:
    """The cells whose value is another, in the order of their paths."""
    one = {cell.path: cell for cell in before}
    two = {cell.path: cell for cell in after}
    return [
        Change(path, one.get(path), two.get(path))
        for path in sorted(one.keys() | two.keys())
        if path not in one or path not in two or one[path].value != two[path].value
    ]
