"""KS publishes one version of a template; the fields are data, the kinds of field are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.rapportering import Feltslag, Rapportslag, rapportslag_av
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.rapportmal.rapportmal import Rapportmal
from innforing.domain.rapportmal.verdier import Malfelt

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag

FORTELLER = (Rapportslag.HALVARSRAPPORT, Rapportslag.ARSRAPPORT)
"""Kinds that tell of results; måltall and accounts hold figures only."""
RESULTATMAL = (1, 2, 3, 4)


class PubliserRapportmal(Steg[Rapportmal]):
    tekst = Tekst("Publiser rapportmalen", "Publiser rapportmalen", "Publish the report template")
    oppretter = True
    regel = Regel(
        hvem=("ks",),
        sperrer=("rapportmalen_er_ny",),
        avklares=("resultatmalene_er_dekket", "aktivitetene_vises_mot_formalet"),
    )

    tittel: Publikumstekst
    felter: Annotated[tuple[Malfelt, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _hver_nokkel_en_gang(self) -> Self:
        nokler = [felt.nokkel for felt in self.felter]
        flere = sorted({n for n in nokler if nokler.count(n) > 1})
        if flere:
            raise PydanticCustomError("nokkel_flere_ganger", "fields with the same nokkel")
        return self

    def avgjor(self, g: Grunnlag[Rapportmal, Any]) -> Iterator[RapportmalPublisert]:
        yield RapportmalPublisert(tittel=self.tittel, felter=self.felter)


class RapportmalPublisert(Hendelse[Rapportmal]):
    tekst = Tekst(
        "Rapportmalen er publisert", "Rapportmalen er publisert", "The template was published"
    )
    tittel: Publikumstekst
    felter: tuple[Malfelt, ...]

    def anvend(self, aggregat: Rapportmal) -> Rapportmal:
        return aggregat.med(tittel=self.tittel, felter=self.felter)


@vilkar(
    "K-312",
    "Versjonen av malen er ikke publisert fra før",
    "Versjonen av malen er ikkje publisert frå før",
    "The version of the template is not published already",
    rettes_av="ks",
    slik=("Gi malen et nytt versjonsnavn", "Gi malen eit nytt versjonsnamn", "Name a new version"),
)
def rapportmalen_er_ny(g: Grunnlag[Rapportmal, Any]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-316",
    "Malen spør om alle fire resultatmål",
    "Malen spør om alle fire resultatmåla",
    "The template asks for all four result goals",
    rettes_av="ks",
    slik=(
        "Legg til felter for resultatmålene som mangler",
        "Legg til felt for resultatmåla som manglar",
        "Add fields for the result goals that are missing",
    ),
)
def resultatmalene_er_dekket(g: Grunnlag[Rapportmal, Any]) -> tuple[str, ...]:
    """K-316 to K-319, of the reports that tell of results."""
    if _slaget(g) not in FORTELLER:
        return ()
    dekket = {felt.resultatmal for felt in g.steg.felter}
    return tuple(str(nr) for nr in RESULTATMAL if nr not in dekket)


@vilkar(
    "K-320",
    "Malen viser aktivitetene mot formålet med tilskuddet",
    "Malen viser aktivitetane mot formålet med tilskotet",
    "The template shows activities against the purpose of the grant",
    rettes_av="ks",
    slik=(
        "Legg til et felt av slaget «aktiviteter»",
        "Legg til eit felt av slaget «aktiviteter»",
        "Add a field of the kind «aktiviteter»",
    ),
)
def aktivitetene_vises_mot_formalet(g: Grunnlag[Rapportmal, Any]) -> bool:
    if _slaget(g) not in FORTELLER:
        return True
    return any(felt.slag is Feltslag.AKTIVITETER for felt in g.steg.felter)


def _slaget(g: Grunnlag[Rapportmal, Any]) -> Rapportslag:
    return rapportslag_av(g.nokkel.partition(":")[0])
