"""A planned samling gets another time, place or content, or more who are invited (K-253)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.vilkar import TemaFakta

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class EndreSamling(Steg[Samling]):
    """What is left empty stays as it is; those who are named are invited beside the others."""

    tekst = Tekst("Endre samlingen", "Endre samlinga", "Change the samling")
    fakta = TemaFakta
    regel = Regel(
        hvem=("samlingens_arrangor", "ks"),
        sperrer=(
            "samlingen_er_planlagt",
            "temaene_star_i_listen",
            "samlingen_slutter_ikke_for_den_starter",
        ),
    )

    fra: date | None = None
    til: date | None = None
    sted: Publikumstekst | None = None
    temaer: tuple[Kode, ...] = ()
    innhold: Publikumstekst | None = None
    inviterte: tuple[Kode, ...] = ()
    andre_inviterte: tuple[Publikumstekst, ...] = ()
    delingsomrade: Publikumstekst | None = None

    @model_validator(mode="after")
    def _noe(self) -> Self:
        egne = set(type(self).model_fields) - set(Steg.model_fields)
        if not any(getattr(self, navn) for navn in egne):
            raise PydanticCustomError("tomt", "say what is to change")
        return self

    def avgjor(self, g: Grunnlag[Samling, TemaFakta]) -> Iterator[SamlingEndret]:
        yield SamlingEndret(
            fra=self.fra,
            til=self.til,
            sted=self.sted,
            temaer=tuple(dict.fromkeys(self.temaer)),
            innhold=self.innhold,
            inviterte=tuple(dict.fromkeys(self.inviterte)),
            andre_inviterte=self.andre_inviterte,
            delingsomrade=self.delingsomrade,
        )


class SamlingEndret(Hendelse[Samling]):
    tekst = Tekst("Samlingen er endret", "Samlinga er endra", "The samling was changed")
    fra: date | None = None
    til: date | None = None
    sted: Publikumstekst | None = None
    temaer: tuple[Kode, ...] = ()
    innhold: Publikumstekst | None = None
    inviterte: tuple[Kode, ...] = ()
    andre_inviterte: tuple[Publikumstekst, ...] = ()
    delingsomrade: Publikumstekst | None = None

    def anvend(self, aggregat: Samling) -> Samling:
        return aggregat.med(
            fra=self.fra or aggregat.fra,
            til=self.til or aggregat.til,
            inviterte=tuple(dict.fromkeys((*aggregat.inviterte, *self.inviterte))),
        )


@vilkar(
    "K-247",
    "Samlingen slutter ikke før den starter",
    "Samlinga sluttar ikkje før ho startar",
    "The samling does not end before it starts",
    rettes_av=("samlingens_arrangor", "ks"),
    slik=(
        "Oppgi både første og siste dag",
        "Oppgje både første og siste dag",
        "State both the first and the last day",
    ),
)
def samlingen_slutter_ikke_for_den_starter(g: Grunnlag[Samling, Any]) -> bool:
    fra, til = g.steg.fra or g.aggregat.fra, g.steg.til or g.aggregat.til
    return til is None or fra is None or fra <= til
