"""What a behov became is a løsning in kommunal sektors portefølje (K-244)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.behov.behov import Behov
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    stegets_losning_i_portefoljen: bool = False


class KnyttBehovTilPortefoljen(Steg[Behov]):
    tekst = Tekst(
        "Knytt behovet til porteføljen",
        "Knyt behovet til porteføljen",
        "Tie the need to the portefølje",
    )
    fakta = Fakta
    regel = Regel(
        hvem=("ks",),
        sperrer=("behovet_star_for_seg_selv", "behovets_losning_star_i_portefoljen"),
    )

    losning: Kode

    def avgjor(self, g: Grunnlag[Behov, Fakta]) -> Iterator[BehovKnyttetTilPortefoljen]:
        yield BehovKnyttetTilPortefoljen(losning=self.losning)


class BehovKnyttetTilPortefoljen(Hendelse[Behov]):
    tekst = Tekst(
        "Behovet er knyttet til porteføljen",
        "Behovet er knytt til porteføljen",
        "The need was tied to the portefølje",
    )
    losning: Kode

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(portefolje=self.losning)


@vilkar(
    "K-244",
    "Løsningen står i kommunal sektors portefølje, og er ikke knyttet til behovet fra før",
    "Løysinga står i porteføljen til kommunal sektor, og er ikkje knytt til behovet frå før",
    "The løsning stands in the portefølje, and is not tied to the need already",
    rettes_av="ks",
    slik=(
        "Registrer løsningen og sett porteføljestatus først",
        "Registrer løysinga og set porteføljestatus først",
        "Register the løsning and set its portefølje status first",
    ),
)
def behovets_losning_star_i_portefoljen(g: Grunnlag[Behov, Fakta]) -> bool:
    return g.fakta.stegets_losning_i_portefoljen and g.aggregat.portefolje != g.steg.losning
