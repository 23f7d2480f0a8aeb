"""What every chart is, and what it needs of a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from markupsafe import Markup

    from innforing.application.ordbok import Sprak
    from innforing.web.lister.tabell import Liste


class Grafkall(Protocol):
    """What a chart needs of a request."""

    @property
    def sprak(self) -> Sprak:
        """The reader's language."""

    def _(self, tekst: str) -> str:
        """A text in it."""

    def dato(self, tid: date | int) -> str:
        """A day in it."""

    def tall(self, verdi: float) -> str:
        """A number in it."""

    def prosent(self, andel: float) -> str:
        """A share in it."""


@dataclass(frozen=True, slots=True)
class Graf:
    """A chart, what it shows in one sentence, and its numbers."""

    svg: Markup
    funn: str
    tabell: Liste
    mer: tuple[Liste, ...] = ()
    """Tables of what stands below the first part of the chart."""

    @property
    def hode(self) -> tuple[str, ...]:
        """The heads of the table, for the macro `graf`."""
        return tuple(kolonne.tittel for kolonne in self.tabell.kolonner)

    @property
    def rader(self) -> tuple[tuple[str, ...], ...]:
        """Its rows as people read them."""
        return tuple(tuple(celle.tekst for celle in rad.celler) for rad in self.tabell.rader)
