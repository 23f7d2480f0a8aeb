"""How a samling is said on the pages that show one: themes, days and status."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.samling.verdier import Samlingsform, Samlingsstatus, Samlingstema
from innforing.web.pages.lopet.lopsord import kodeord

if TYPE_CHECKING:
    from innforing.projections.samlinger import Samlingsbilde
    from innforing.web.kall import Kall

SAMLINGER: Final = "/samlinger"
FORMER: Final = {
    str(Samlingsstatus.PLANLAGT.value): "klokke",
    str(Samlingsstatus.GJENNOMFORT.value): "hake",
    str(Samlingsstatus.AVLYST.value): "stopp",
}
"""The shape that stands before each status."""


def dager(kall: Kall, bilde: Samlingsbilde) -> str:
    """«16. november 2023», or the first and the last day."""
    fra, til = date.fromisoformat(bilde.fra), bilde.felt.get("til")
    if til is None or til == bilde.fra:
        return kall.dato(fra)
    return kall._("{fra} til {til}").format(
        fra=kall.dato(fra), til=kall.dato(date.fromisoformat(til))
    )


def temaord(kall: Kall, bilde: Samlingsbilde, egne: dict[str, str]) -> str:
    """The themes by name: the five, and those that KS has set."""
    navn = {str(t.value): kall.t(t.tekst) for t in Samlingstema} | egne
    return ", ".join(navn.get(tema, tema) for tema in bilde.temaer)


def formord(kall: Kall, bilde: Samlingsbilde) -> str:
    """Fysisk or digital."""
    return kodeord(kall, Samlingsform, str(bilde.hva["form"]))


def statusord(kall: Kall, bilde: Samlingsbilde) -> str:
    """Planned, held or cancelled."""
    return kodeord(kall, Samlingsstatus, bilde.status)
