"""KS publishes a version of the klar-til-bruk criteria."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
from innforing.domain.kriteriesett.verdier import Kriteriestyrke, Kriterium

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class PubliserKriteriesett(Steg[Kriteriesett]):
    tekst = Tekst(
        "Publiser kriterier for klar til bruk",
        "Publiser kriterium for klar til bruk",
        "Publish the readiness criteria",
    )
    oppretter = True
    regel = Regel(hvem=("ks", "oppsett"), sperrer=("kriteriesettet_er_nytt",))

    gjelder_fra: date
    kriterier: Annotated[tuple[Kriterium, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _kriteriene_henger_sammen(self) -> Self:
        if len({k.id for k in self.kriterier}) < len(self.kriterier):
            raise PydanticCustomError("kriterier", "two criteria have the same id")
        if any(
            k.tillater_ikke_relevant and k.styrke is not Kriteriestyrke.BOR for k in self.kriterier
        ):
            raise PydanticCustomError("kriterier", "a mandatory criterion is always relevant")
        return self

    def avgjor(self, g: Grunnlag[Kriteriesett, Any]) -> Iterator[KriteriesettPublisert]:
        yield KriteriesettPublisert(gjelder_fra=self.gjelder_fra, kriterier=self.kriterier)


class KriteriesettPublisert(Hendelse[Kriteriesett]):
    """Published early, so that programs know what they are judged against (K-054, K-055)."""

    tekst = Tekst(
        "Kriteriene er publisert", "Kriteria er publiserte", "The criteria were published"
    )
    gjelder_fra: date
    kriterier: tuple[Kriterium, ...]

    def anvend(self, aggregat: Kriteriesett) -> Kriteriesett:
        return aggregat.med(gjelder_fra=self.gjelder_fra, kriterier=self.kriterier)


@vilkar(
    "K-054",
    "Denne utgaven av kriteriene er ikke publisert fra før",
    "Denne utgåva av kriteria er ikkje publisert frå før",
    "This version of the criteria is not published already",
    rettes_av="ks",
    slik=(
        "Publiser en ny utgave med neste nummer",
        "Publiser ei ny utgåve med neste nummer",
        "Publish a new version with the next number",
    ),
)
def kriteriesettet_er_nytt(g: Grunnlag[Kriteriesett, Any]) -> bool:
    return not g.aggregat.finnes
