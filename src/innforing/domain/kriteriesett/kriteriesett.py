"""One version of the klar-til-bruk criteria: a check is judged by the version in force then."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.kriteriesett.verdier import Kriteriestyrke, Kriterium


class Kriteriesett(Aggregat):
    """The published criteria of one version; never changed, only followed by the next (K-054)."""

    prefiks: ClassVar[str] = "kriteriesett"
    nokkelform: ClassVar[str] = "[1-9][0-9]{0,3}"

    gjelder_fra: date | None = None
    kriterier: tuple[Kriterium, ...] = ()

    def kriterium(self, kriterium_id: str) -> Kriterium | None:
        """The criterion with the id."""
        return next((k for k in self.kriterier if k.id == kriterium_id), None)

    def med_styrke(self, *styrker: Kriteriestyrke) -> tuple[Kriterium, ...]:
        """The criteria of the given weights, in order."""
        return tuple(k for k in self.kriterier if k.styrke in styrker)

    @property
    def obligatoriske(self) -> tuple[str, ...]:
        """Ids of criteria that must be met whatever the type (K-053)."""
        return tuple(k.id for k in self.med_styrke(Kriteriestyrke.OBLIGATORISK))

    @property
    def beredskap(self) -> tuple[str, ...]:
        """Ids of criteria that must be met for those the løp is for (K-057, K-058)."""
        return tuple(k.id for k in self.med_styrke(Kriteriestyrke.BEREDSKAP))

    @property
    def anbefalte(self) -> tuple[str, ...]:
        """Ids of criteria that only warn."""
        return tuple(k.id for k in self.med_styrke(Kriteriestyrke.BOR))
