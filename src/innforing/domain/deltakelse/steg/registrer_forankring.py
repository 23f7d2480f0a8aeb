"""The leaders of a sektor in the kommune know of the change, agree and own it (K-188)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.myndigheter import ALLE_NAER, DeltakelseFakta
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Tekst

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerForankring(Steg[Deltakelse]):
    tekst = Tekst("Registrer lederforankring", "Registrer leiarforankring", "Register buy-in")
    fakta = DeltakelseFakta
    regel = Regel(hvem=ALLE_NAER, sperrer=("det_har_skjedd",))

    sektorer: Annotated[tuple[Sektor, ...], Field(min_length=1)]
    endringseier: Kode | None = None
    """Person id of the one who owns the change locally."""
    notat: Begrunnelse | None = None

    def avgjor(self, g: Grunnlag[Deltakelse, DeltakelseFakta]) -> Iterator[ForankringRegistrert]:
        yield ForankringRegistrert(
            dato=g.gjelder_dag,
            sektorer=self.sektorer,
            endringseier=self.endringseier,
            notat=self.notat,
        )


class ForankringRegistrert(Hendelse[Deltakelse]):
    tekst = Tekst(
        "Lederforankring er registrert", "Leiarforankring er registrert", "Buy-in is registered"
    )
    dato: date
    sektorer: tuple[Sektor, ...]
    endringseier: Kode | None = None
    notat: Begrunnelse | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        nye = tuple(s for s in self.sektorer if s not in aggregat.forankret)
        return aggregat.med(forankret=(*aggregat.forankret, *nye))
