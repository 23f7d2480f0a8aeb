"""Who acts for one body: authority is by body and date."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.organ.verdier import Rolleperiode


class Organ(Aggregat):
    """One body and everyone who holds or held a role in it."""

    prefiks: ClassVar[str] = "organ"

    organtype: Organtype | None = None
    navn: str | None = None
    region: str | None = None
    """Fylkesnummer, or `helseregion-<code>`."""
    kommune: str | None = None
    """Our lasting id of the kommune this is the body of."""
    overordnet: str | None = None
    """Organ id of the body this one is set up by, e.g. its diginettverk."""
    roller: tuple[Rolleperiode, ...] = ()

    def innehar(self, person: str | None, rolle: Rolle, dato: date) -> bool:
        """Whether the person holds the role on the day."""
        return any(r.person == person and r.rolle is rolle for r in self.aktive(dato))

    def aktive(self, dato: date) -> tuple[Rolleperiode, ...]:
        """Every role held on the day."""
        return tuple(r for r in self.roller if r.gjelder(dato))

    def har_person(self, person: str | None, dato: date) -> bool:
        """Whether the person holds any role on the day."""
        return any(r.person == person for r in self.aktive(dato))

    def parter(self, dato: date) -> frozenset[Part]:
        """The parts that somebody stands for on the day (K-104, K-120, K-121)."""
        return frozenset(r.part for r in self.aktive(dato) if r.part is not None)
