"""Answers of kommuner, which may be entered after what they come before (livslop.md §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.folger import KommunePameldt, KommuneSattPaVenteliste
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, KommuneTrakkSeg

if TYPE_CHECKING:
    from innforing.projections.projection import Happened

GITT_SVAR: Final = (KommunePameldt, KommuneSattPaVenteliste, KommuneTakketNei, KommuneTrakkSeg)
"""An answer; one that repeats what stood is the standing answer from then on."""
SENT_FORT: Final = "an answer that is entered late holds from the day it was given"
"""Why rows changed, for `endrer` of the projections that tell of answers."""


def svart_for(happened: Happened) -> bool:
    """Whether the event is an answer that was given before it was entered."""
    svar = isinstance(happened.hendelse.hendelse, GITT_SVAR)
    return svar and happened.virker_us < happened.hendelse.registrert_us


def er_nytt(happened: Happened, for_: object, etter: object) -> bool:
    """Whether the event has something to say to a table that `overrules`.

    An answer given before says what holds from that day, also where it changed nothing after.
    """
    return for_ != etter or svart_for(happened)
