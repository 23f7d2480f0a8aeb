"""A meeting or a written round, and an item on its agenda, as the steps need them."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Beslutningsform
from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.koordineringsgruppe.verdier import (
    Beslutningsmangel,
    Oppmotte,
    Saksemne,
    Sakstype,
    SakTilBehandling,
    Standpunkt,
    Utfall,
)


class Rundesvar(Verdi):
    """What a party answered in a written round, by whom."""

    sak: str
    part: Part
    person: str
    standpunkt: Standpunkt

    @property
    def stemte(self) -> bool:
        """Whether the party was for or against."""
        return self.standpunkt is not Standpunkt.STEMMER_IKKE


class Mote(Verdi):
    """A meeting, or a written round between meetings."""

    id: str
    form: Beslutningsform
    dato: date
    """The day of the meeting; of a round the day it was opened, then the day it was closed."""
    frist: date | None = None
    """Of a round: the last day for answers."""
    saker: tuple[str, ...] = ()
    holdt: bool = False
    """The meeting has been opened, or the round closed: its items can be decided."""
    oppmote: tuple[Oppmotte, ...] = ()
    svar: tuple[Rundesvar, ...] = ()
    fort_av: str | None = None
    """Who entered the attendance, or closed the round (four eyes)."""
    protokoll_godkjent: bool = False

    @property
    def er_runde(self) -> bool:
        """Whether it is a written round."""
        return self.form is Beslutningsform.SKRIFTLIG

    def med_svar(self, svar: Rundesvar) -> Mote:
        """The round with an answer; the last answer of a party counts."""
        andre = (s for s in self.svar if (s.sak, s.part) != (svar.sak, svar.part))
        return self.med(svar=(*andre, svar))

    def deltok(self, sak: Sak) -> tuple[Oppmotte, ...]:
        """Who took part in the item for a party: there or answering, and not stepped aside."""
        avgitt = (s for s in self.svar if s.sak == sak.id)
        svarte = (Oppmotte(person=s.person, part=s.part) for s in avgitt if s.stemte)
        alle = svarte if self.er_runde else self.oppmote
        return tuple(o for o in alle if o.person not in sak.inhabile)

    def mot(self, sak: str) -> frozenset[Part]:
        """The parties that answered against the item."""
        return frozenset(
            s.part for s in self.svar if s.sak == sak and s.standpunkt is Standpunkt.MOT
        )


class Sak(Verdi):
    """One item: what it is about, where it is treated, and what came of it."""

    id: str
    type: Sakstype
    emne: Saksemne
    lop: tuple[str, ...] = ()
    retter: str | None = None
    """The earlier item whose decision this one corrects."""
    mote: str | None = None
    utsendt: SakTilBehandling | None = None
    inhabile: frozenset[str] = Field(default_factory=frozenset)
    utfall: Utfall | None = None
    besluttet: date | None = None
    besluttet_ved: int = 0
    """How far the log had come when it was decided."""
    vilkarsfrist: date | None = None
    vilkar_oppfylt: bool = False
    rettet_av: str | None = None
    bortfalt: bool = False
    """The system has noted that the condition was not met in time."""

    @property
    def venter_pa_vilkar(self) -> bool:
        """Whether it was decided on a condition of which nothing has come yet."""
        avsluttet = self.vilkar_oppfylt or self.bortfalt or self.rettet_av is not None
        return self.vilkarsfrist is not None and not avsluttet

    @property
    def er_apen(self) -> bool:
        """Whether it is still to be treated."""
        return self.utfall is None

    def er_bortfalt(self, dag: date) -> bool:
        """A yes on a condition that was not met in time is no yes, by itself."""
        frist = self.vilkarsfrist
        return frist is not None and not self.vilkar_oppfylt and frist < dag

    def mangel(self, dag: date) -> Beslutningsmangel | None:
        """Why the decision carries no step on that day; None when it does."""
        if self.utfall is None:
            return Beslutningsmangel.IKKE_BESLUTTET
        if self.rettet_av is not None:
            return Beslutningsmangel.ER_RETTET
        if self.utfall is Utfall.JA_PA_VILKAR and not self.vilkar_oppfylt:
            for_sent = self.er_bortfalt(dag)
            return Beslutningsmangel.BORTFALT if for_sent else Beslutningsmangel.VILKARET_ER_APENT
        if self.utfall is Utfall.NEI:
            return Beslutningsmangel.SLUTTET_SEG_IKKE_TIL
        return None
