"""What participants are asked; `sporreskjema:<løp>`, or `sporreskjema:<løp>:<pulje>`."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import LEDD, Aggregat
from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.sporreskjema.verdier import Temasvar


class Sporreskjema(Aggregat):
    """Who was asked, who has answered, and whether it still takes answers (K-215)."""

    prefiks: ClassVar[str] = "sporreskjema"
    nokkelform: ClassVar[str] = f"{LEDD}(:[0-9]+)?"

    utgave: int | None = None
    temaer: tuple[Evalueringstema, ...] = ()
    svarfrist: date | None = None
    spurte: tuple[str, ...] = ()
    """Everyone who has had a seat, also those who withdrew."""
    svar: dict[str, tuple[Temasvar, ...]] = Field(default_factory=dict)
    """Kommune → its latest answer; what it says in words stands in the event."""
    lukket: date | None = None

    @property
    def er_apent(self) -> bool:
        """Whether it takes answers; late ones count too, until somebody closes it."""
        return self.finnes and self.lukket is None

    @property
    def svarte(self) -> tuple[str, ...]:
        """The kommuner that have answered, in the order they were asked."""
        return tuple(kommune for kommune in self.spurte if kommune in self.svar)
