"""A dated fact of governance that belongs to no other stream (K-337)."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.milepel.verdier import Innhold


class Milepel(Aggregat):
    """What happened, as it is known now."""

    prefiks: ClassVar[str] = "milepel"

    innhold: Innhold | None = None
