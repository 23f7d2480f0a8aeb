"""A body takes over the upkeep of a piece of materiell, e.g. when its program ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.materiell.materiell import Materiell

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class OvertaForvaltning(Steg[Materiell]):
    """Taken by the one who takes over: nobody is made forvalter by another."""

    tekst = Tekst(
        "Overta forvaltningen av materiellet",
        "Ta over forvaltninga av materiellet",
        "Take over the upkeep of the material",
    )
    regel = Regel(
        hvem=("ks", "nhn", "helsedirektoratet", "program", "regional_gruppe"),
        sperrer=("forvalteren_er_ny",),
    )

    def avgjor(self, g: Grunnlag[Materiell, Any]) -> Iterator[ForvaltningOvertatt]:
        yield ForvaltningOvertatt(forvalter=g.aktor.organ)


class ForvaltningOvertatt(Hendelse[Materiell]):
    tekst = Tekst(
        "Forvaltningen er overtatt", "Forvaltninga er teken over", "The upkeep was taken over"
    )
    forvalter: Kode

    def anvend(self, aggregat: Materiell) -> Materiell:
        return aggregat.med(forvalter=self.forvalter)


@vilkar(
    "K-080",
    "En annen enn dagens forvalter overtar",
    "Ein annan enn forvaltaren i dag tek over",
    "Another than the present forvalter takes over",
    rettes_av=("ks", "nhn"),
    slik=(
        "La organet som overtar ta steget",
        "La organet som tek over ta steget",
        "Let the body that takes over take the step",
    ),
)
def forvalteren_er_ny(g: Grunnlag[Materiell, Any]) -> bool:
    return g.aggregat.forvalter != g.aktor.organ
