"""One piece of felles materiell, reused across løp and updated between them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.materiell.verdier import Materielltype


class Materiell(Aggregat):
    """What it is, for which løsning, in which utgave, and who keeps it current."""

    prefiks: ClassVar[str] = "materiell"

    art: Materielltype | None = None
    losning: str | None = None
    """Id of the løsning it belongs to."""
    tittel: str | None = None
    forvalter: str | None = None
    """Organ id of the one who keeps it current (K-080); None: nobody has taken it."""
    utgave: str | None = None
    oppdatert: date | None = None
    """When the utgave came (K-081)."""
