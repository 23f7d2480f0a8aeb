"""One arbeidsgruppe: the people stand in `organ:<id>`, what they are asked to do stands here."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.arbeidsgruppe.verdier import Grupperesultat, Mandat
from innforing.domain.grunnmur.aggregat import Aggregat


class Arbeidsgruppe(Aggregat):
    """Mandate, results and end; the key is the id of the body."""

    prefiks: ClassVar[str] = "arbeidsgruppe"

    mandat: Mandat | None = None
    resultater: tuple[Grupperesultat, ...] = ()
    avsluttet: date | None = None
    """The last day of the group."""

    def resultatet(self, materiell: str) -> Grupperesultat | None:
        """The result that is the piece of materiell."""
        return next((r for r in self.resultater if r.materiell == materiell), None)
