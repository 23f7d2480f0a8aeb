"""One samling: when, about what, who took part, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.samling.verdier import Oppmote, Samlingsform, Samlingsstatus


class Samling(Aggregat):
    """What the steps must know of one samling."""

    prefiks: ClassVar[str] = "samling"

    tittel: str | None = None
    form: Samlingsform | None = None
    arrangor: str | None = None
    """Organ id of the one who invites (K-247)."""
    fra: date | None = None
    til: date | None = None
    """The last day; None: one day."""
    status: Samlingsstatus | None = None
    inviterte: tuple[str, ...] = ()
    """Organ ids."""
    oppmote: tuple[Oppmote, ...] = ()
    evaluert: bool = False
