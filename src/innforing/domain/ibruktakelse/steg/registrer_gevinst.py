"""A gevinst the kommune plans or has realised (K-197, K-198)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Notat, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.myndigheter import (
    FOR_KOMMUNEN,
    IbruktakelseFakta,
    meldt_av_andre,
)
from innforing.domain.ibruktakelse.verdier import Gevinst, Gevinstkategori

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerGevinst(Steg[Ibruktakelse]):
    """A planned gevinst that is realised is registered again under the same id."""

    tekst = Tekst("Registrer gevinst", "Registrer gevinst", "Register a benefit")
    fakta = IbruktakelseFakta
    oppretter = None
    regel = Regel(
        hvem=FOR_KOMMUNEN,
        sperrer=(
            "losningen_og_kommunen_finnes",
            "realisering_har_skjedd",
            "realisert_gevinst_er_vist",
        ),
    )

    id: Kode
    kategori: Gevinstkategori
    indikator: Kode | None = None
    """A gevinstindikator from the program phase."""
    realisert: bool = False
    dokumentasjon: Notat | None = None
    """Where it is documented."""
    beskrivelse: Begrunnelse | None = None

    def avgjor(
        self, g: Grunnlag[Ibruktakelse, IbruktakelseFakta]
    ) -> Iterator[Hendelse[Ibruktakelse]]:
        gevinst = Gevinst(
            id=self.id,
            kategori=self.kategori,
            indikator=self.indikator,
            realisert=g.gjelder_dag if self.realisert else None,
            dokumentasjon=self.dokumentasjon,
        )
        yield GevinstRegistrert(gevinst=gevinst, beskrivelse=self.beskrivelse)
        if meldt_av_andre(g):
            yield KommuneOrientert(av_organ=g.aktor.organ)


class GevinstRegistrert(Hendelse[Ibruktakelse]):
    tekst = Tekst(
        "En gevinst er registrert", "Ein gevinst er registrert", "A benefit is registered"
    )
    gevinst: Gevinst
    beskrivelse: Begrunnelse | None = None

    def anvend(self, aggregat: Ibruktakelse) -> Ibruktakelse:
        kjente = {g.id: g for g in aggregat.gevinster}
        return aggregat.med(gevinster=tuple({**kjente, self.gevinst.id: self.gevinst}.values()))


@vilkar(
    "K-373",
    "En realisert gevinst ligger ikke fram i tid",
    "Ein realisert gevinst ligg ikkje fram i tid",
    "A realised benefit is not ahead in time",
    rettes_av=FOR_KOMMUNEN,
    slik=(
        "Registrer gevinsten som planlagt",
        "Registrer gevinsten som planlagd",
        "Register the benefit as planned",
    ),
)
def realisering_har_skjedd(g: Grunnlag[Ibruktakelse, IbruktakelseFakta]) -> bool:
    return not g.steg.realisert or g.gjelder <= g.na


@vilkar(
    "K-193",
    "En realisert gevinst viser til dokumentasjon",
    "Ein realisert gevinst viser til dokumentasjon",
    "A realised benefit refers to its documentation",
    rettes_av=FOR_KOMMUNEN,
    slik=(
        "Oppgi hvor gevinsten er dokumentert, eller registrer den som planlagt",
        "Oppgje kvar gevinsten er dokumentert, eller registrer han som planlagd",
        "State where it is documented, or register it as planned",
    ),
)
def realisert_gevinst_er_vist(g: Grunnlag[Ibruktakelse, IbruktakelseFakta]) -> bool:
    return not g.steg.realisert or g.steg.dokumentasjon is not None
