"""A milepæl was entered wrongly, and is corrected; what was believed before stays (K-374)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.milepel.milepel import Milepel
from innforing.domain.milepel.verdier import Innhold
from innforing.domain.milepel.vilkar import Grunnlagsfakta

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RettMilepel(Steg[Milepel]):
    tekst = Tekst("Rett en milepæl", "Rett ein milepæl", "Correct a milestone")
    fakta = Grunnlagsfakta
    regel = Regel(
        hvem=("ks", "koordineringsgruppen"),
        sperrer=(
            "milepelen_har_skjedd",
            "rettingen_er_begrunnet",
            "grunnlaget_er_registrert",
            "grunnlaget_kom_forst",
        ),
    )

    innhold: Innhold

    def avgjor(self, g: Grunnlag[Milepel, Any]) -> Iterator[MilepelRettet]:
        yield MilepelRettet(innhold=self.innhold)


class MilepelRettet(Hendelse[Milepel]):
    tekst = Tekst("Milepælen er rettet", "Milepælen er retta", "The milestone was corrected")
    innhold: Innhold

    def anvend(self, aggregat: Milepel) -> Milepel:
        return aggregat.med(innhold=self.innhold)


@vilkar(
    "K-374",
    "Det er skrevet hvorfor milepælen rettes",
    "Det er skrive kvifor milepælen blir retta",
    "It is written why the milestone is corrected",
    rettes_av="ks",
    slik=("Skriv hva som var feil", "Skriv kva som var feil", "Write what was wrong"),
)
def rettingen_er_begrunnet(g: Grunnlag[Milepel, Any]) -> bool:
    return g.steg.begrunnelse is not None
