"""What KS has set for the samlinger of one year (K-250); the stream is `samlingsplan:<year>`."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.samlingsplan.verdier import Tema


class Samlingsplan(Aggregat):
    """How many, and the themes that come beside the five of 2023."""

    prefiks: ClassVar[str] = "samlingsplan"
    nokkelform: ClassVar[str] = "20[0-9]{2}"

    fysiske: int | None = None
    digitale: int | None = None
    temaer: tuple[Tema, ...] = ()
    malgrupper: tuple[str, ...] = ()
