"""A body is entered, with those who act for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.verdier import KODER, Rolleperiode, Rolletildeling

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class OpprettOrgan(Steg[Organ]):
    tekst = Tekst("Opprett et organ", "Opprett eit organ", "Enter a body")
    oppretter = True
    regel = Regel(
        hvem=("ks", "oppsett", "arbeidsgruppens_oppdragsgiver"),
        sperrer=(
            "organet_er_nytt",
            "koden_passer_organet",
            "rollen_passer_organet",
            "fullmakten_er_vist",
            "rollen_er_ledig",
            "en_part_i_gruppen",
        ),
    )

    organtype: Organtype
    navn: Publikumstekst
    region: Kode | None = None
    kommune: Kode | None = None
    overordnet: Kode | None = None
    roller: tuple[Rolletildeling, ...] = ()

    @model_validator(mode="after")
    def _sted(self) -> Self:
        if (self.kommune is not None) != (self.organtype is Organtype.KOMMUNE):
            raise PydanticCustomError("kommune", "give kommune for a kommune, and only then")
        if self.organtype is Organtype.REGIONAL_GRUPPE and self.region is None:
            raise PydanticCustomError("region", "a regional gruppe has a region")
        return self

    def avgjor(self, g: Grunnlag[Organ, Any]) -> Iterator[OrganOpprettet]:
        yield OrganOpprettet(
            organtype=self.organtype,
            navn=self.navn,
            region=self.region,
            kommune=self.kommune,
            overordnet=self.overordnet,
            roller=tuple(Rolleperiode.av(r, g.aktor.person) for r in self.roller),
        )


class OrganOpprettet(Hendelse[Organ]):
    tekst = Tekst("Organet er opprettet", "Organet er oppretta", "The body was entered")
    organtype: Organtype
    navn: Publikumstekst
    region: Kode | None = None
    kommune: Kode | None = None
    overordnet: Kode | None = None
    roller: tuple[Rolleperiode, ...] = ()

    def anvend(self, aggregat: Organ) -> Organ:
        return aggregat.med(
            organtype=self.organtype,
            navn=self.navn,
            region=self.region,
            kommune=self.kommune,
            overordnet=self.overordnet,
            roller=self.roller,
        )


@vilkar(
    "K-103",
    "Organet finnes ikke fra før",
    "Organet finst ikkje frå før",
    "The body is not there already",
    rettes_av="ks",
    slik=(
        "Gi roller i det organet som finnes",
        "Gi roller i det organet som finst",
        "Grant roles in the body that is there",
    ),
)
def organet_er_nytt(g: Grunnlag[Organ, Any]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-103",
    "Koden er den et slikt organ har",
    "Koden er den eit slikt organ har",
    "The code is the one that such a body has",
    rettes_av="ks",
    slik=(
        "Bruk koordineringsgruppen, ks, nhn, eller program-, regional-, digi- og kommune- med navn",
        "Bruk koordineringsgruppen, ks, nhn, eller program-, regional-, digi- og kommune- med namn",
        "Use koordineringsgruppen, ks, nhn, or program-, regional-, digi- and kommune- with a name",
    ),
)
def koden_passer_organet(g: Grunnlag[Organ, Any]) -> bool:
    """There is one koordineringsgruppe, and nobody sits on a name that is another's."""
    if g.steg.kommune is not None:
        return bool(g.nokkel == f"kommune-{g.steg.kommune}")
    form = KODER.get(g.steg.organtype)
    return form is not None and re.fullmatch(form, g.nokkel) is not None
