"""One version of a template: what KS asks the networks for (K-312)."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.grunnmur.aggregat import LEDD, Aggregat
from innforing.domain.grunnmur.rapportering import RAPPORTSLAG
from innforing.domain.rapportmal.verdier import Malfelt


class Rapportmal(Aggregat):
    """The stream is `rapportmal:<slag>:<version>`; it is published once and never changed."""

    prefiks: ClassVar[str] = "rapportmal"
    nokkelform: ClassVar[str] = f"({RAPPORTSLAG}):{LEDD}"

    tittel: str | None = None
    felter: tuple[Malfelt, ...] = ()
