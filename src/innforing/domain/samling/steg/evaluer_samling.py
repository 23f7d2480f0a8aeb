"""A samling is evaluated for trust, involvement and benefit across regions (K-255)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, NonNegativeInt, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Notat, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.verdier import Samlingsdom

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class EvaluerSamling(Steg[Samling]):
    tekst = Tekst("Evaluer samlingen", "Evaluer samlinga", "Evaluate the samling")
    regel = Regel(
        hvem=("samlingens_arrangor", "ks"),
        sperrer=("samlingen_er_gjennomfort", "samlingen_er_ikke_evaluert"),
    )

    spurt: NonNegativeInt
    svart: NonNegativeInt
    vurderinger: Annotated[tuple[Samlingsdom, ...], Field(min_length=1)]
    oppsummering: Notat | None = None

    @model_validator(mode="after")
    def _tallene_gar_opp(self) -> Self:
        if self.svart > self.spurt:
            raise PydanticCustomError("svart", "only those who were asked can have answered")
        if any(sum(v.fordeling) > self.svart for v in self.vurderinger):
            raise PydanticCustomError("fordeling", "there are more answers than have answered")
        if len({v.mal for v in self.vurderinger}) < len(self.vurderinger):
            raise PydanticCustomError("mal", "the same question stands twice")
        return self

    def avgjor(self, g: Grunnlag[Samling, Any]) -> Iterator[SamlingEvaluert]:
        yield SamlingEvaluert(
            spurt=self.spurt,
            svart=self.svart,
            vurderinger=self.vurderinger,
            oppsummering=self.oppsummering,
        )


class SamlingEvaluert(Hendelse[Samling]):
    tekst = Tekst("Samlingen er evaluert", "Samlinga er evaluert", "The samling was evaluated")
    spurt: NonNegativeInt
    svart: NonNegativeInt
    vurderinger: tuple[Samlingsdom, ...]
    oppsummering: Notat | None = None

    def anvend(self, aggregat: Samling) -> Samling:
        return aggregat.med(evaluert=True)


@vilkar(
    "K-255",
    "Samlingen er ikke evaluert fra før",
    "Samlinga er ikkje evaluert frå før",
    "The samling is not evaluated already",
    rettes_av=("samlingens_arrangor", "ks"),
    slik=(
        "Bruk evalueringen som er registrert",
        "Bruk evalueringa som er registrert",
        "Use the evaluation that is registered",
    ),
)
def samlingen_er_ikke_evaluert(g: Grunnlag[Samling, Any]) -> bool:
    return not g.aggregat.evaluert
