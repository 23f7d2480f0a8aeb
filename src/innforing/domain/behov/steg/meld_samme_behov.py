"""Another kommune has the same behov (K-204, K-242)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.myndigheter import MelderFakta
from innforing.domain.behov.verdier import Melder
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class MeldSammeBehov(Steg[Behov]):
    tekst = Tekst("Vi har det samme behovet", "Vi har det same behovet", "We have the same need")
    fakta = MelderFakta
    regel = Regel(
        hvem=("kommunen_med_behovet", "melderens_region", "ks"),
        sperrer=(
            "behovet_star_for_seg_selv",
            "kommunen_er_i_registeret",
            "kommunen_har_ikke_meldt_det",
        ),
    )

    kommune: Kode

    def avgjor(self, g: Grunnlag[Behov, MelderFakta]) -> Iterator[SammeBehovMeldt]:
        yield SammeBehovMeldt(
            melder=Melder(
                kommune=self.kommune,
                fylke=g.fakta.melderens_fylke,
                nettverk=g.fakta.melderens_nettverk,
            )
        )


class SammeBehovMeldt(Hendelse[Behov]):
    tekst = Tekst(
        "En kommune til har behovet", "Ein kommune til har behovet", "One more kommune has the need"
    )
    melder: Melder

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(meldere=(*aggregat.meldere, self.melder))


@vilkar(
    "K-242",
    "Kommunen har ikke meldt behovet fra før",
    "Kommunen har ikkje meldt behovet frå før",
    "The kommune has not reported the need already",
    rettes_av=("kommunen_med_behovet", "melderens_region", "ks"),
    slik=(
        "Det er ikke noe mer å gjøre: kommunen er talt med",
        "Det er ikkje noko meir å gjere: kommunen er talt med",
        "There is nothing more to do: the kommune is counted",
    ),
)
def kommunen_har_ikke_meldt_det(g: Grunnlag[Behov, MelderFakta]) -> bool:
    return g.steg.kommune not in g.aggregat.kommuner
