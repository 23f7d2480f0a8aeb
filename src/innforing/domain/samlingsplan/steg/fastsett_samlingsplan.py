"""KS sets the number, themes and target groups of a year's samlinger (K-250)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from pydantic import NonNegativeInt, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.samlingsplan.samlingsplan import Samlingsplan
from innforing.domain.samlingsplan.verdier import Tema

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class FastsettSamlingsplan(Steg[Samlingsplan]):
    """May be set again: the later counts."""

    tekst = Tekst(
        "Fastsett årets samlinger", "Fastset samlingane i året", "Set the samlinger of the year"
    )
    oppretter = None
    regel = Regel(hvem=("ks", "oppsett"))

    fysiske: NonNegativeInt
    digitale: NonNegativeInt
    temaer: tuple[Tema, ...] = ()
    malgrupper: tuple[Publikumstekst, ...] = ()

    @model_validator(mode="after")
    def _ett_av_hvert(self) -> Self:
        if len({tema.kode for tema in self.temaer}) < len(self.temaer):
            raise PydanticCustomError("temaer", "two themes have the same short name")
        return self

    def avgjor(self, g: Grunnlag[Samlingsplan, Any]) -> Iterator[SamlingsplanFastsatt]:
        yield SamlingsplanFastsatt(
            fysiske=self.fysiske,
            digitale=self.digitale,
            temaer=self.temaer,
            malgrupper=self.malgrupper,
        )


class SamlingsplanFastsatt(Hendelse[Samlingsplan]):
    tekst = Tekst(
        "Årets samlinger er fastsatt",
        "Samlingane i året er fastsette",
        "The samlinger of the year were set",
    )
    fysiske: NonNegativeInt
    digitale: NonNegativeInt
    temaer: tuple[Tema, ...] = ()
    malgrupper: tuple[Publikumstekst, ...] = ()

    def anvend(self, aggregat: Samlingsplan) -> Samlingsplan:
        return aggregat.med(
            fysiske=self.fysiske,
            digitale=self.digitale,
            temaer=self.temaer,
            malgrupper=self.malgrupper,
        )
