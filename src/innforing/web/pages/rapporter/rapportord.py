"""How reports are said on the pages that show them, and who may see which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.application.frister.virkedager import er_virkedag, helligdag, neste_virkedag
from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.rapportering import Rapportslag
from innforing.projections.rapporter import APEN, LEVERT, LEVERT_SENT, OVER_FRISTEN
from innforing.web.innlogging import Flate
from innforing.web.kall import IkkeAdgang, IkkeFunnet
from innforing.web.pages.lopet.lopsord import kodeord

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.rapporter import Rad
    from innforing.web.kall import Kall

RAPPORTER: Final = "/rapporter"
SER: Final = frozenset({Flate.KOORDINERING, Flate.LEDER, Flate.REVISOR})
"""Who has a way in; which networks they see is another question (sider.md §3, P-16)."""
FORMER: Final = {
    APEN: "klokke",
    OVER_FRISTEN: "frist_passert",
    LEVERT: "hake",
    LEVERT_SENT: "hake",
}
"""The shape that stands before each status."""


def eget_nettverk(kall: Kall) -> str | None:
    """The network that the reader sees alone; None for those who see them all.

    A network sees its own reports, and a regional gruppe those of the network that covers it.
    """
    jeg = kall.jeg
    if jeg is None:
        raise IkkeAdgang
    if jeg.organtype is Organtype.KS or jeg.aktor.rolle is Rolle.REVISOR:
        return None
    if jeg.organtype is Organtype.DIGINETTVERK:
        return jeg.aktor.organ
    dag = max(kall.moment.dag, kall.hus.kommuner.begynner)
    fylker = kall.hus.kommuner.fylker(dag)
    eget = next((f.diginettverk for f in fylker if f.nummer == jeg.region), None)
    if eget is None:
        raise IkkeAdgang(Rolle.SAKSBEHANDLER)
    return f"digi-{eget}"


def krev_nettverk(kall: Kall, nettverk: str) -> None:
    """`IkkeFunnet` for a network that is not the reader's: that it is there is not told either."""
    if eget_nettverk(kall) not in (None, nettverk):
        raise IkkeFunnet


def slagord(kall: Kall, slag: str) -> str:
    """«Halvårsrapport»."""
    return kodeord(kall, Rapportslag, slag)


def tittel(kall: Kall, rad: Rad) -> str:
    """«Halvårsrapport for 2024»."""
    return kall._("{slag} for {ar}").format(slag=slagord(kall, rad.slag), ar=rad.ar)


def statusord(kall: Kall, rad: Rad) -> str:
    """Open, past its deadline, delivered, or delivered late (K-313)."""
    return {
        APEN: kall._("Ikke levert"),
        OVER_FRISTEN: kall._("Ikke levert, fristen er passert"),
        LEVERT: kall._("Levert"),
        LEVERT_SENT: kall._("Levert etter fristen"),
    }[rad.status]


def fridag(kall: Kall, dag: date) -> str:
    """What the next working day is, where a deadline falls on a day off: it is not moved."""
    if er_virkedag(dag):
        return ""
    hva = helligdag(dag) or kall._("en lørdag eller søndag")
    setning = kall._("Fristen er {hva}; neste virkedag er {dag}.")
    return setning.format(hva=hva.casefold(), dag=kall.dato(neste_virkedag(dag)))
