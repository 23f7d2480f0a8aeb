"""Meetings and items as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.koordineringsgruppe.mote import Sak as Saksgang
from innforing.domain.koordineringsgruppe.verdier import Saksemne, Sakstype, Utfall

if TYPE_CHECKING:
    from innforing.domain.koordineringsgruppe.verdier import Beslutningsmangel


@dataclass(frozen=True, slots=True, kw_only=True)
class Behandling:
    """What one meeting or round made of one item."""

    mote: str
    nr: int
    utfall: str | None
    """Empty: deferred."""
    form: str
    dato: date
    posisjon: int | None
    """The place in the log that was sent out."""
    avtrykk: str | None
    endret: tuple[str, ...]
    avklaring: str | None
    vilkar: str | None
    vilkarsfrist: date | None
    av: str | None
    begrunnelse: str | None
    ved: int
    """The position of the event itself: the page as it then was can be opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partssvar:
    """A party's answer in a round, or its dissent in a meeting; `merknad` is the id of a text."""

    part: str
    person: str | None
    standpunkt: str | None
    merknad: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhabil:
    """Who stepped aside, and why; `utdyping` is the id of a text."""

    person: str
    grunn: str
    utdyping: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sak:
    """One item with everything that became of it."""

    id: str
    tittel: str
    type: str
    emne: str
    lop: tuple[str, ...]
    forslag: str | None
    retter: str | None
    person: str | None
    organ: str | None
    mote: str | None
    """Where it is sent out to now."""
    nr: int
    posisjon: int | None
    avtrykk: str | None
    behandlinger: tuple[Behandling, ...]
    dissens: tuple[Partssvar, ...]
    svar: tuple[Partssvar, ...]
    inhabile: tuple[Inhabil, ...]
    bekreftet: date | None
    rettet_av: str | None
    posisjoner: tuple[int, ...]

    @property
    def beslutning(self) -> Behandling | None:
        """The decision, when there is one."""
        return next((b for b in self.behandlinger if b.utfall is not None), None)

    def mangel(self, dag: date) -> Beslutningsmangel | None:
        """Why the decision carries no step on that day, by the rule of the domain."""
        b = self.beslutning
        utfall = next((u for u in Utfall if b is not None and u.value == b.utfall), None)
        return Saksgang(
            id=self.id,
            type=next(t for t in Sakstype if t.value == self.type),
            emne=next(e for e in Saksemne if e.value == self.emne),
            utfall=utfall,
            vilkarsfrist=None if b is None else b.vilkarsfrist,
            vilkar_oppfylt=self.bekreftet is not None,
            rettet_av=self.rettet_av,
        ).mangel(dag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mote:
    """One meeting or round, with its items in the order of the agenda."""

    id: str
    form: str
    dato: date
    sted: str | None
    frist: date | None
    holdt: bool
    fort_av: str | None
    oppmote: tuple[tuple[str, str], ...]
    """Part and person."""
    uten_stemme: tuple[str, ...]
    godkjent_av: str | None
    godkjent_ved: int | None
    """The position at which the minutes were signed off: they are made from the log up to it."""
    saker: tuple[Sak, ...]
    posisjoner: tuple[int, ...]

    @property
    def er_runde(self) -> bool:
        """Whether it is a written round."""
        return self.form == "skriftlig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Venter:
    """A løp that waits to be put to the group, and with what."""

    lop: str
    tittel: str
    art: str
    emne: str
    gruppens: bool
    """The group owns it, and decides; else it comes as information only (K-111)."""
    posisjoner: tuple[int, ...]
