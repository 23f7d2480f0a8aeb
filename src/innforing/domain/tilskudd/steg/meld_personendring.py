"""A person tied to the grant leaves, or works another share of a post (K-274, K-300, K-303)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Frikjopsrolle, Personendringsart

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.tilskudd.deler import Tilskuddsperson


class MeldPersonendring(Steg[Tilskudd]):
    tekst = Tekst("Meld en personendring", "Meld ei personendring", "Report a change of a person")
    regel = Regel(
        hvem=("nettverkets_leder", "vertskommunen", "ks"),
        sperrer=("personen_er_knyttet", "endringen_er_avtalt", "ks_er_informert"),
    )

    person: Kode
    funksjon: Frikjopsrolle
    art: Personendringsart
    fra: date
    """The first day it is otherwise; who leaves had the day before as the last."""
    stillingsprosent: int | None = Field(default=None, ge=1, le=100)
    meldt_ks: date | None = None
    avtalt_med_ks: date | None = None

    @model_validator(mode="after")
    def _prosent(self) -> Self:
        ny = self.art is Personendringsart.NY_STILLINGSPROSENT
        if ny != (self.stillingsprosent is not None):
            raise PydanticCustomError("stilling", "give stillingsprosent for a new one only")
        return self

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[PersonendringMeldt]:
        yield PersonendringMeldt(
            person=self.person,
            funksjon=self.funksjon,
            art=self.art,
            fra=self.fra,
            stillingsprosent=self.stillingsprosent,
            meldt_ks=self.meldt_ks,
            avtalt_med_ks=self.avtalt_med_ks,
        )


class PersonendringMeldt(Hendelse[Tilskudd]):
    """What the person did before stays as it was (S-16)."""

    tekst = Tekst(
        "En personendring er meldt", "Ei personendring er meld", "A change of a person was reported"
    )
    person: Kode
    funksjon: Frikjopsrolle
    art: Personendringsart
    fra: date
    stillingsprosent: int | None = None
    meldt_ks: date | None = None
    avtalt_med_ks: date | None = None

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        personer = (ny for p in aggregat.personer for ny in self._etter(p))
        return aggregat.med(personer=tuple(personer))

    def _etter(self, p: Tilskuddsperson) -> Iterator[Tilskuddsperson]:
        rammes = (p.person, p.funksjon) == (self.person, self.funksjon) and p.gjelder(self.fra)
        if not rammes:
            yield p
            return
        if p.fra < self.fra:
            yield p.med(til=self.fra - timedelta(days=1))
        if self.stillingsprosent is not None:
            yield p.med(fra=self.fra, stillingsprosent=self.stillingsprosent)


@vilkar(
    "K-274",
    "Personen er knyttet til tilskuddet den dagen",
    "Personen er knytt til tilskotet den dagen",
    "The person is tied to the grant on that day",
    rettes_av="nettverkets_leder",
    slik=(
        "Velg en person og en dag i perioden",
        "Vel ein person og ein dag i perioden",
        "Choose a person and a day in the period",
    ),
)
def personen_er_knyttet(g: Grunnlag[Tilskudd, Any]) -> bool:
    return any(
        (p.person, p.funksjon) == (g.steg.person, g.steg.funksjon)
        for p in g.aggregat.personer_pa(g.steg.fra)
    )
