"""The state of the group that its steps need in order to decide."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.koordineringsgruppe.mote import Mote, Sak
from innforing.domain.koordineringsgruppe.verdier import Vara


class Koordineringsgruppe(Aggregat):
    """The one group (K-103): who sits in it stands on `organ:koordineringsgruppen`."""

    prefiks: ClassVar[str] = "koordineringsgruppe"
    nokkelform: ClassVar[str] = "koordineringsgruppen"

    moter: dict[str, Mote] = Field(default_factory=dict)
    saker: dict[str, Sak] = Field(default_factory=dict)
    varaer: tuple[Vara, ...] = ()
    parter_til_stede: int | None = None
    """How many parties must take part in a decision; None: as many as there are."""

    def med_mote(self, mote: Mote) -> Self:
        """Return the group with the meeting added, or put in place of the one it was."""
        return self.med(moter={**self.moter, mote.id: mote})

    def med_sak(self, *saker: Sak) -> Self:
        """Return the group with the items added, or put in place of those they were."""
        return self.med(saker={**self.saker, **{s.id: s for s in saker}})

    def endret_mote(self, id_: str, **endringer: object) -> Self:
        """Return the group with fields of one meeting replaced."""
        return self.med_mote(self.moter[id_].med(**endringer))

    def endret_sak(self, id_: str, **endringer: object) -> Self:
        """Return the group with fields of one item replaced."""
        return self.med_sak(self.saker[id_].med(**endringer))

    def motet_for(self, sak: str) -> Mote | None:
        """The meeting or round that an item is sent out to."""
        funnet = self.saker.get(sak)
        return None if funnet is None or funnet.mote is None else self.moter[funnet.mote]

    def vara_for(self, person: str, dag: date) -> Vara | None:
        """Whom the person acts for on the day."""
        return next((v for v in self.varaer if v.person == person and v.gjelder(dag)), None)

    def nytt_motenummer(self, ar: int) -> str:
        """The next free name of a meeting or round in the year."""
        return _ledig(self.moter, f"mote-{ar}-")

    def nytt_saksnummer(self, ar: int) -> str:
        """The next free name of an item in the year."""
        return _ledig(self.saker, f"sak-{ar}-")


def _ledig(kjente: dict[str, Mote] | dict[str, Sak], foran: str) -> str:
    nr = 1
    while f"{foran}{nr}" in kjente:
        nr += 1
    return f"{foran}{nr}"
