"""Møter: what has the group met about, what did it decide, and what waits for it? (K-109, K-375).

Asked by the members and their secretary, by the regions whose løp come for information, and by
the revisor: who was there, who stepped aside, what they were sent, what came of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.projections.moter import moterader as r
from innforing.projections.projection import Projection

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.table import Fact, Table


class Moter(Projection):
    """Meetings, written rounds, items and decisions; each cell is its own answer."""

    navn: ClassVar[str] = "moter"
    prefikser: ClassVar[frozenset[str]] = frozenset({"koordineringsgruppe", "innforingslop"})
    tabeller: ClassVar[tuple[Table, ...]] = r.TABELLER

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What the group did, and what løp have come to wait for it."""
        for_, etter = happened.for_, happened.etter
        if isinstance(etter, Koordineringsgruppe):
            yield from r.gruppen(happened)
        elif isinstance(for_, Innforingslop) and isinstance(etter, Innforingslop):
            yield from r.lopet(happened.nokkel[0], for_, etter)
