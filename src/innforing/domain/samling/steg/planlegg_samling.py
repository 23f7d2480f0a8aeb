"""A samling is planned, with those who are invited by its content (K-247, K-248, K-253)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.verdier import Samlingsform, Samlingsstatus
from innforing.domain.samling.vilkar import TemaFakta

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class PlanleggSamling(Steg[Samling]):
    tekst = Tekst("Planlegg en samling", "Planlegg ei samling", "Plan a samling")
    fakta = TemaFakta
    oppretter = True
    regel = Regel(
        hvem=("ks", "regional_gruppe"),
        sperrer=("samlingen_er_ny", "temaene_star_i_listen"),
    )

    tittel: Publikumstekst
    form: Samlingsform
    fra: date
    til: date | None = None
    sted: Publikumstekst | None = None
    temaer: Annotated[tuple[Kode, ...], Field(min_length=1)]
    innhold: Publikumstekst | None = None
    malgrupper: tuple[Publikumstekst, ...] = ()
    inviterte: tuple[Kode, ...] = ()
    """Organ ids."""
    andre_inviterte: tuple[Publikumstekst, ...] = ()
    """Other interessenter, by what they are (K-253)."""
    delingsomrade: Publikumstekst | None = None
    """Where its documents lie: an address in the felles delingsområde (K-251)."""

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til is not None and self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        return self

    def avgjor(self, g: Grunnlag[Samling, TemaFakta]) -> Iterator[SamlingPlanlagt]:
        yield SamlingPlanlagt(
            arrangor=g.aktor.organ,
            tittel=self.tittel,
            form=self.form,
            fra=self.fra,
            til=self.til,
            sted=self.sted,
            temaer=tuple(dict.fromkeys(self.temaer)),
            innhold=self.innhold,
            malgrupper=self.malgrupper,
            inviterte=tuple(dict.fromkeys(self.inviterte)),
            andre_inviterte=self.andre_inviterte,
            delingsomrade=self.delingsomrade,
        )


class SamlingPlanlagt(Hendelse[Samling]):
    tekst = Tekst("Samlingen er planlagt", "Samlinga er planlagd", "The samling was planned")
    arrangor: Kode
    tittel: Publikumstekst
    form: Samlingsform
    fra: date
    til: date | None = None
    sted: Publikumstekst | None = None
    temaer: tuple[Kode, ...]
    innhold: Publikumstekst | None = None
    malgrupper: tuple[Publikumstekst, ...] = ()
    inviterte: tuple[Kode, ...] = ()
    andre_inviterte: tuple[Publikumstekst, ...] = ()
    delingsomrade: Publikumstekst | None = None

    def anvend(self, aggregat: Samling) -> Samling:
        return aggregat.med(
            arrangor=self.arrangor,
            tittel=self.tittel,
            form=self.form,
            fra=self.fra,
            til=self.til,
            inviterte=self.inviterte,
            status=Samlingsstatus.PLANLAGT,
        )


@vilkar(
    "K-247",
    "Samlingen er ikke planlagt fra før",
    "Samlinga er ikkje planlagd frå før",
    "The samling is not planned already",
    rettes_av=("samlingens_arrangor", "ks"),
    slik=(
        "Endre den som er planlagt, eller gi den nye et eget kortnavn",
        "Endre den som er planlagd, eller gje den nye eit eige kortnamn",
        "Change the one that is planned, or give the new one a short name of its own",
    ),
)
def samlingen_er_ny(g: Grunnlag[Samling, TemaFakta]) -> bool:
    return not g.aggregat.finnes
