"""A joint roadmap for development and innføring, that løp are shown against (K-345)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.veikart.verdier import Veikartart, Veikartpunkt


class Veikart(Aggregat):
    """What is planned, by løsning."""

    prefiks: ClassVar[str] = "veikart"

    tittel: str | None = None
    fra: date | None = None
    til: date | None = None
    punkter: tuple[Veikartpunkt, ...] = ()

    def punkt(self, losning: str, art: Veikartart) -> Veikartpunkt | None:
        """What is planned of that kind for the løsning."""
        treff = (p for p in self.punkter if (p.losning, p.art) == (losning, art))
        return next(treff, None)
