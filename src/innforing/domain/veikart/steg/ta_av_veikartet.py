"""An item is taken off the roadmap, with its reason in the step (K-345)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.veikart.veikart import Veikart
from innforing.domain.veikart.verdier import Veikartart

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class TaAvVeikartet(Steg[Veikart]):
    tekst = Tekst("Ta av veikartet", "Ta av vegkartet", "Take off the roadmap")
    regel = Regel(hvem=("ks", "koordineringsgruppen"), sperrer=("det_star_pa_veikartet",))

    losning: Kode
    art: Veikartart

    def avgjor(self, g: Grunnlag[Veikart, Any]) -> Iterator[VeikartpunktFjernet]:
        yield VeikartpunktFjernet(losning=self.losning, art=self.art)


class VeikartpunktFjernet(Hendelse[Veikart]):
    tekst = Tekst(
        "Et punkt er tatt av veikartet",
        "Eit punkt er teke av vegkartet",
        "An item was taken off the roadmap",
    )
    losning: Kode
    art: Veikartart

    def anvend(self, aggregat: Veikart) -> Veikart:
        nokkel = (self.losning, self.art)
        igjen = (p for p in aggregat.punkter if (p.losning, p.art) != nokkel)
        return aggregat.med(punkter=tuple(igjen))


@vilkar(
    "K-345",
    "Punktet står på veikartet",
    "Punktet står på vegkartet",
    "The item is on the roadmap",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=("Velg et punkt som står der", "Vel eit punkt som står der", "Choose one that is there"),
)
def det_star_pa_veikartet(g: Grunnlag[Veikart, Any]) -> bool:
    return g.aggregat.punkt(g.steg.losning, g.steg.art) is not None
