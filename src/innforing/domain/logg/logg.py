"""The log's own stream: ekte or demo, for ever, from its first event (issue A, tillit.md §3)."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat, Hendelse
from innforing.domain.grunnmur.verdi import Kode, Tekst

STROM = "logg"


class Logg(Aggregat):
    """What the log is: its id, and the seed that a demo log draws all chance from."""

    prefiks: ClassVar[str] = "logg"

    id: str | None = None
    fro: str | None = None

    @property
    def demo(self) -> bool:
        """Whether everything in the log is example data."""
        return self.fro is not None


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
