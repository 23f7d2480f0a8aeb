"""The prismodell was evaluated; the agreement asks for it by 2024 (K-101)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Prismodellevaluering

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class EvaluerPrismodell(Steg[Losning]):
    tekst = Tekst("Evaluer prismodellen", "Evaluer prismodellen", "Evaluate the price model")
    regel = Regel(hvem=("ks",), sperrer=("prismodellen_finnes", "datoen_er_ikke_framover"))

    dato: date
    konklusjon: Publikumstekst
    kilde: Publikumstekst

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[PrismodellEvaluert]:
        evaluering = Prismodellevaluering(
            dato=self.dato, konklusjon=self.konklusjon, kilde=self.kilde
        )
        yield PrismodellEvaluert(evaluering=evaluering)


class PrismodellEvaluert(Hendelse[Losning]):
    tekst = Tekst(
        "Prismodellen er evaluert", "Prismodellen er evaluert", "The price model was evaluated"
    )
    evaluering: Prismodellevaluering

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(prisevalueringer=(*aggregat.prisevalueringer, self.evaluering))


@vilkar(
    "K-101",
    "Prismodellen er registrert",
    "Prismodellen er registrert",
    "The price model is registered",
    rettes_av="ks",
    slik=("Registrer prismodellen først", "Registrer prismodellen først", "Register it first"),
)
def prismodellen_finnes(g: Grunnlag[Losning, Any]) -> bool:
    return g.aggregat.prismodell is not None
