"""One lesemodell; the stream is `lesemodell:<navn>`, and begins when somebody must step in."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat


class Lesemodell(Aggregat):
    """What people decided about the events that the lesemodell could not take."""

    prefiks: ClassVar[str] = "lesemodell"

    provd: tuple[int, ...] = ()
    """Positions of events that were tried once more."""
    gitt_opp: tuple[int, ...] = ()
    """Positions of events that count for nothing in it, for ever."""
