"""KS makes a behov a fellestiltak under kommunal sektors ambisjoner (K-244)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.verdier import Behovstatus
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GjorTilFellestiltak(Steg[Behov]):
    tekst = Tekst(
        "Gjør behovet til et fellestiltak",
        "Gjer behovet til eit fellestiltak",
        "Make the need a joint measure",
    )
    regel = Regel(
        hvem=("ks",),
        sperrer=("behovet_star_for_seg_selv", "behovet_er_ikke_fellestiltak"),
    )

    tiltak: Publikumstekst
    """What the fellestiltak is called."""
    ambisjon: Publikumstekst | None = None
    """Which of kommunenes ambisjoner it stands under."""

    def avgjor(self, g: Grunnlag[Behov, Any]) -> Iterator[BehovBleFellestiltak]:
        yield BehovBleFellestiltak(tiltak=self.tiltak, ambisjon=self.ambisjon)


class BehovBleFellestiltak(Hendelse[Behov]):
    tekst = Tekst(
        "Behovet ble et fellestiltak",
        "Behovet vart eit fellestiltak",
        "The need became a joint measure",
    )
    tiltak: Publikumstekst
    ambisjon: Publikumstekst | None = None

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(status=Behovstatus.FELLESTILTAK)


@vilkar(
    "K-244",
    "Behovet er ikke et fellestiltak",
    "Behovet er ikkje eit fellestiltak",
    "The need is not a joint measure",
    rettes_av="ks",
    slik=(
        "Følg fellestiltaket som er opprettet",
        "Følg fellestiltaket som er oppretta",
        "Follow the joint measure that there is",
    ),
)
def behovet_er_ikke_fellestiltak(g: Grunnlag[Behov, Any]) -> bool:
    return g.aggregat.status is not Behovstatus.FELLESTILTAK
