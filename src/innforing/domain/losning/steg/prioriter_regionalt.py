"""What the helse- and oppvekstledere of a region put first, beside the portefølje (K-355)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import RegionalPrioritering

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class PrioriterRegionalt(Steg[Losning]):
    tekst = Tekst(
        "Registrer regional prioritering",
        "Registrer regional prioritering",
        "Register a regional priority",
    )
    regel = Regel(hvem=("kontaktperson",), sperrer=("datoen_er_ikke_framover",))

    sektor: Sektor
    dato: date
    prioritert: bool
    """False: it is no longer among the priorities."""
    referanse: Publikumstekst

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[RegionaltPrioritert]:
        yield RegionaltPrioritert(
            organ=g.aktor.organ,
            prioritering=RegionalPrioritering(
                region=g.verv.region,
                sektor=self.sektor,
                dato=self.dato,
                prioritert=self.prioritert,
                referanse=self.referanse,
            ),
        )


class RegionaltPrioritert(Hendelse[Losning]):
    """One standing priority for each body and sektor."""

    tekst = Tekst(
        "Regional prioritering er registrert",
        "Regional prioritering er registrert",
        "A regional priority was registered",
    )
    organ: Kode
    prioritering: RegionalPrioritering

    def anvend(self, aggregat: Losning) -> Losning:
        ny = self.prioritering
        star = {(p.region, p.sektor): p for p in aggregat.regionale_prioriteringer}
        star[ny.region, ny.sektor] = ny
        return aggregat.med(regionale_prioriteringer=tuple(star.values()))
