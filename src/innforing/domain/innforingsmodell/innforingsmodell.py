"""One version of the model, from the proposal to the day that new løp are born with it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.grunnmur.modell import Loputfall
from innforing.domain.innforingsmodell.verdier import Funn, Justering


class Innforingsmodell(Aggregat):
    """A version has the name of its livsløp; the table itself is frozen code (hus.md §5)."""

    prefiks: ClassVar[str] = "innforingsmodell"
    nokkelform: ClassVar[str] = r"[1-9][0-9]{3}\.[1-9][0-9]?"

    foreslatt_av: str | None = None
    kriteriesett: int | None = None
    """The kriteriesett that goes with it; None: the one in force stays."""
    funn: tuple[Funn, ...] = ()
    justeringer: tuple[Justering, ...] = ()
    provd: tuple[Loputfall, ...] | None = None
    """The newest dry run over all running løp."""
    godkjent_av: str | None = None
    gjelder_fra: date | None = None
    """From this day new løp are born with it."""
