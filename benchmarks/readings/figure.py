"""One line of the table: what was measured, against what, and whether the goal was met."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Figure:
    """A figure beside its goal; without a goal it is told for what it is."""

    what: str
    against: str
    figure: str
    goal: str = "–"
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """The cells of its line."""
        mark = {True: "met", False: "**missed**", None: ""}[self.met]
        return (self.what, self.against, self.figure, self.goal, mark)


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
