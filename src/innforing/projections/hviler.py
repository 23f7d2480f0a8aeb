"""What a figure rests on: the positions of several events as one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def samlet(flere: Iterable[Iterable[int]]) -> tuple[int, ...]:
    """Several lists of positions as one in the order of the log, each position once."""
    return tuple(sorted({posisjon for en in flere for posisjon in en}))
