"""What every page of the group's meetings needs: who may see it, the record, and the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.fakta.koordineringsgruppe import STROMMEN
from innforing.application.ordbok import Ordbok
from innforing.domain.grunnmur.aggregat import Beslutningsform
from innforing.domain.koordineringsgruppe.verdier import (
    Beslutningsmangel,
    Saksemne,
    Sakstype,
    Utfall,
)
from innforing.projections.moter.motebok import Motebok
from innforing.projections.moter.moter import Moter
from innforing.web.innsyn import ser_alt
from innforing.web.kall import IkkeAdgang
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.losninger.losningssteg import stegets_adresse
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from innforing.application.neste_steg import Mulig
    from innforing.projections.moter.motesaker import Behandling, Mote, Sak
    from innforing.web.kall import Kall

APEN, FERDIG, TATT, VENTER = "ring", "hake", "strek", "klokke"
"""Shapes that stand before the state of an item or a meeting."""


def moteboken(kall: Kall) -> Motebok:
    """The record at the moment of the page; kommuner and programs have their own pages."""
    if not ser_alt(kall):
        raise IkkeAdgang
    with kall.sight(Moter.navn) as sight:
        return Motebok(sight)


class Motesteg:
    """The steps on the group's stream that the reader may take."""

    def __init__(self, kall: Kall) -> None:
        """Ask the engine once."""
        self._kall = kall
        self._ordbok = Ordbok(kall.sprak)
        self._mine: dict[str, Mulig] = {m.steg: m for m in kall.mulige(STROMMEN) if m.min}

    def lenke(self, trigger: str, tekst: str | None = None, **forhand: str) -> Lenke | None:
        """Where the step is taken, with fields filled in; None when it is not the reader's."""
        if trigger not in self._mine:
            return None
        adresse = stegets_adresse(self._kall, trigger, STROMMEN, **forhand)
        return Lenke(tekst or self._ordbok.steg(trigger), adresse)

    def lenker(self, *triggere: str, **forhand: str) -> tuple[Lenke, ...]:
        """Those of the steps that are the reader's."""
        alle = (self.lenke(trigger, **forhand) for trigger in triggere)
        return tuple(en for en in alle if en is not None)


def typeord(kall: Kall, sak: Sak) -> str:
    """«Til beslutning · Plan for et løp»."""
    return f"{kodeord(kall, Sakstype, sak.type)} · {kodeord(kall, Saksemne, sak.emne)}"


def formord(kall: Kall, form: str) -> str:
    """«Møte» or «Skriftlig runde»."""
    return kall._("Skriftlig runde") if form == "skriftlig" else kall._("Møte")


def motetittel(kall: Kall, mote: Mote) -> str:
    """«Møte 20. februar 2024»."""
    return f"{formord(kall, mote.form)} {kall.dato(mote.dato)}"


def motestatus(kall: Kall, mote: Mote) -> tuple[str, str]:
    """Shape and word of how far the meeting or round has come."""
    if mote.godkjent_av is not None:
        return FERDIG, kall._("Protokollen er godkjent")
    if mote.holdt:
        return "halv", kall._("Lukket") if mote.er_runde else kall._("Holdt")
    return (VENTER, kall._("Åpen for svar")) if mote.er_runde else (VENTER, kall._("Innkalt"))


def utfallsord(kall: Kall, behandling: Behandling) -> tuple[str, str]:
    """Shape and word of what came of an item in a meeting."""
    if behandling.utfall is None:
        return VENTER, kall._("Utsatt")
    nei = behandling.utfall == str(Utfall.NEI.value)
    return (TATT if nei else FERDIG), kodeord(kall, Utfall, behandling.utfall)


def saksstatus(kall: Kall, sak: Sak) -> tuple[str, str]:
    """Shape and word of where an item stands on the day of the page."""
    if sak.beslutning is None:
        pa_plass = sak.mote is not None
        return APEN, kall._("Står på sakslisten") if pa_plass else kall._("Venter på møte")
    mangel = sak.mangel(kall.moment.dag)
    if mangel in (Beslutningsmangel.BORTFALT, Beslutningsmangel.ER_RETTET):
        return "stopp", kall.t(mangel.tekst)
    return utfallsord(kall, sak.beslutning)


def beslutningsform(kall: Kall, form: str) -> str:
    """«I møte», «Skriftlig mellom møter»."""
    return kodeord(kall, Beslutningsform, form)
