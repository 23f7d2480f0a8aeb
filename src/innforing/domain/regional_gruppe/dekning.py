"""What a group of people covers on a day: functions, competences and kommuner (K-226).

Asked of one regional gruppe, or of all the groups of a network taken together (K-217): give it
the people of them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.grunnmur.verdi import Kodeverk, Verdi
from innforing.domain.regional_gruppe.verdier import (
    Fagkompetanse,
    Funksjon,
    Kompetanseomrade,
    Tilknytning,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Dekning(Verdi):
    """Who covers what on one day; the whole group must cover it, not each person."""

    tilknytninger: tuple[Tilknytning, ...] = ()
    """Those that hold on the day."""

    def med_funksjon(self, funksjon: Funksjon) -> tuple[str, ...]:
        """The persons in the function."""
        return _personer(t for t in self.tilknytninger if funksjon in t.funksjoner)

    def med_kompetanse(self, kompetanse: Fagkompetanse) -> tuple[str, ...]:
        """The persons who bring the competence."""
        return _personer(t for t in self.tilknytninger if kompetanse in t.kompetanser)

    @property
    def manglende_funksjoner(self) -> tuple[Funksjon, ...]:
        """The functions that nobody has (K-218)."""
        return tuple(f for f in Funksjon if not self.med_funksjon(f))

    @property
    def manglende_kompetanser(self) -> tuple[Fagkompetanse, ...]:
        """The competences that nobody brings (K-224, K-225)."""
        return tuple(k for k in Fagkompetanse if not self.med_kompetanse(k))

    @property
    def hull(self) -> tuple[str, ...]:
        """The codes of all that is not covered, functions first."""
        mangler: tuple[Kodeverk, ...] = (*self.manglende_funksjoner, *self.manglende_kompetanser)
        return tuple(str(m.value) for m in mangler)

    def dekker(self, omrade: Kompetanseomrade) -> bool:
        """Whether somebody brings each competence of the area."""
        return not any(k.omrade is omrade for k in self.manglende_kompetanser)

    @property
    def kommuner(self) -> tuple[str, ...]:
        """The kommuner that the people come from (K-227)."""
        return tuple(sorted({t.kommune for t in self.tilknytninger}))

    @property
    def stillingsprosent(self) -> int:
        """Per cent of a full position, all people together."""
        return sum(t.stillingsprosent for t in self.tilknytninger)


def dekning(tilknytninger: Iterable[Tilknytning], dag: date) -> Dekning:
    """What the people cover on the day."""
    return Dekning(tilknytninger=tuple(t for t in tilknytninger if t.gjelder(dag)))


def _personer(tilknytninger: Iterable[Tilknytning]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.person for t in tilknytninger))
