"""One regional gruppe e-helse: a group per fylke, attached to its diginettverk (K-217)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.regional_gruppe.arbeid import RegionalPlan, Samarbeid, Spredningsprosjekt
from innforing.domain.regional_gruppe.dekning import Dekning, dekning
from innforing.domain.regional_gruppe.verdier import (
    Funksjonsoppsett,
    Medlemskap,
    Ordning,
    Rammebruk,
    TidligereNettverk,
    Tilknytning,
)

if TYPE_CHECKING:
    from innforing.domain.regional_gruppe.verdier import Periode


class RegionalGruppe(Aggregat):
    """What the steps on a regional gruppe must know of it; the key is the id of the body."""

    prefiks: ClassVar[str] = "regional_gruppe"

    arbeidsgruppe: str | None = None
    """Organ id of the temporary arbeidsgruppe that prepares the group (K-240)."""
    startet: date | None = None
    funksjoner: tuple[Funksjonsoppsett, ...] = ()
    tilknytninger: tuple[Tilknytning, ...] = ()
    samarbeid: tuple[Samarbeid, ...] = ()
    prosjekter: tuple[Spredningsprosjekt, ...] = ()
    planer: tuple[RegionalPlan, ...] = ()
    """One a year; a new one for the same year takes its place."""
    forankret: date | None = None
    """The last day that something was secured in the region (K-229)."""
    veiledet: tuple[str, ...] = ()
    """Ids of the kommuner that got help beside the løp (K-231)."""
    etablert: date | None = None
    medlemskap: tuple[Medlemskap, ...] = ()
    """In the earlier networks, those that have ended too (K-326)."""
    viderefort: dict[str, int] = Field(default_factory=dict)
    """Code of an earlier network → the year whose ressursnivå it goes on with (K-328)."""
    nedlagt: dict[str, date] = Field(default_factory=dict)
    """Code of an earlier network → its last day in the region."""
    ramme: dict[str, int] = Field(default_factory=dict)
    """Year → kroner given to the network for it."""
    rammebruk: tuple[Rammebruk, ...] = ()

    def dekning(self, dag: date) -> Dekning:
        """What the people of the group cover on the day (K-226)."""
        return dekning(self.tilknytninger, dag)

    def ordning(self, dag: date) -> Ordning:
        """Which arrangement is in force on the day (K-327)."""
        ny = self.etablert is not None and self.etablert <= dag
        return Ordning.REGIONAL_GRUPPE if ny else Ordning.VIDEREFORT

    def tilknytningen(self, person: str, dag: date) -> Tilknytning | None:
        """How the person is tied to the group on the day."""
        return next((t for t in self.tilknytninger if t.person == person and t.gjelder(dag)), None)

    def medlemskapet(
        self, person: str, nettverk: TidligereNettverk, dag: date
    ) -> Medlemskap | None:
        """The person's membership of the earlier network on the day."""
        egne = (m for m in self.medlemskap if (m.person, m.nettverk) == (person, nettverk))
        return next((m for m in egne if m.gjelder(dag)), None)

    def medlemskap_i(self, periode: Periode) -> tuple[Medlemskap, ...]:
        """The person's memberships of earlier networks that meet the period."""
        return tuple(
            m for m in self.medlemskap if m.person == periode.person and m.overlapper(periode)
        )

    def brukt(self, ar: int) -> int:
        """Kroner of the ramme of the year that are used, before and after (K-269)."""
        return sum(b.belop for b in self.rammebruk if b.ar == ar)
