"""A ressurs from a region is called to the group (K-118)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    ressursen_er_i_regionen: bool = False


class TilkallRessurs(Steg[Koordineringsgruppe]):
    """Who is called takes part without a vote: the parties of the group stay as they are."""

    tekst = Tekst(
        "Kall inn en ressurs fra en region",
        "Kall inn ein ressurs frå ein region",
        "Call in a person from a region",
    )
    fakta = Fakta
    oppretter = None
    regel = Regel(hvem=FORER, sperrer=("ressursen_er_regionens",))

    person: Kode
    organ: Kode
    """The regional body that the person works for."""
    oppgave: Publikumstekst
    fra: date
    til: date | None = None

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til is not None and self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        return self

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[RessursTilkalt]:
        yield RessursTilkalt(
            person=self.person,
            organ=self.organ,
            oppgave=self.oppgave,
            fra=self.fra,
            til=self.til,
        )


class RessursTilkalt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst(
        "En ressurs fra en region er kalt inn",
        "Ein ressurs frå ein region er kalla inn",
        "A person from a region was called in",
    )
    person: Kode
    organ: Kode
    oppgave: Publikumstekst
    fra: date
    til: date | None = None

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat


@vilkar(
    "K-118",
    "Personen arbeider for en region eller et nettverk den dagen",
    "Personen arbeider for ein region eller eit nettverk den dagen",
    "The person works for a region or a network on that day",
    rettes_av=("ks", "kontaktperson"),
    slik=(
        "Velg en som har en rolle i regionen, eller be regionen gi rollen",
        "Vel ein som har ei rolle i regionen, eller be regionen gi rolla",
        "Choose one who holds a role in the region, or ask it to grant one",
    ),
)
def ressursen_er_regionens(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    return g.fakta.ressursen_er_i_regionen
