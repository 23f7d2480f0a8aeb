"""How the log is born: bootstrap writes one of these, once, and no step gives them."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.logg.logg import Logg


class EkteLoggOpprettet(Hendelse[Logg]):
    """Recorded times come from the database and chance from the operating system."""

    tekst: ClassVar[Tekst] = Tekst(
        "Ekte logg er opprettet", "Ekte logg er oppretta", "A real log was made"
    )
    id: Kode

    def anvend(self, aggregat: Logg) -> Logg:
        """The log has its id."""
        return aggregat.med(id=self.id)


class DemoLoggOpprettet(Hendelse[Logg]):
    """Example data: recorded times come from stories and chance from a seed."""

    tekst: ClassVar[Tekst] = Tekst(
        "Demologg er opprettet", "Demologg er oppretta", "A demo log was made"
    )
    id: Kode
    fro: Kode

    def anvend(self, aggregat: Logg) -> Logg:
        """The log has its id and its seed."""
        return aggregat.med(id=self.id, fro=self.fro)
