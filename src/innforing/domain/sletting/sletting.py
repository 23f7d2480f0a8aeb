"""One case of erasing; the stream is `sletting:<id>` (K-377, tillit.md §6)."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.sletting.verdier import Sletteart, Slettehjemmel, Slettestatus


class Sletting(Aggregat):
    """What one asked to have erased, and what became of it."""

    prefiks: ClassVar[str] = "sletting"

    status: Slettestatus | None = None
    """None until somebody has asked; what follows means nothing before that."""
    art: Sletteart = Sletteart.PERSON
    id: str = ""
    """Id of a person or a text, or the position of an event."""
    hjemmel: Slettehjemmel = Slettehjemmel.ART_17
    bedt_av: str = ""
