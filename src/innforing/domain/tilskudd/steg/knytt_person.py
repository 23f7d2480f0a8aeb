"""A person with the competence needed is tied to the grant (K-273)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import Tilskuddsperson
from innforing.domain.tilskudd.regler import reglene
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class KnyttPerson(Steg[Tilskudd]):
    tekst = Tekst(
        "Knytt en person til tilskuddet",
        "Knyt ein person til tilskotet",
        "Tie a person to the grant",
    )
    regel = Regel(
        hvem=("nettverkets_leder", "vertskommunen", "ks"),
        sperrer=(
            "tilskuddet_er_tildelt",
            "funksjonen_horer_til_aret",
            "personen_er_ikke_knyttet",
            "endringen_er_avtalt",
            "ks_er_informert",
        ),
        avklares=("stillingen_er_fast",),
    )

    knytning: Tilskuddsperson
    meldt_ks: date | None = None
    avtalt_med_ks: date | None = None

    @property
    def fra(self) -> date:
        """The day the change takes effect."""
        return self.knytning.fra

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[PersonKnyttet]:
        yield PersonKnyttet(
            knytning=self.knytning, meldt_ks=self.meldt_ks, avtalt_med_ks=self.avtalt_med_ks
        )


class PersonKnyttet(Hendelse[Tilskudd]):
    tekst = Tekst(
        "En person er knyttet til tilskuddet",
        "Ein person er knytt til tilskotet",
        "A person was tied to the grant",
    )
    knytning: Tilskuddsperson
    meldt_ks: date | None = None
    avtalt_med_ks: date | None = None

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(personer=(*aggregat.personer, self.knytning))


@vilkar(
    "K-270",
    "Funksjonen er en som årets tilskudd dekker",
    "Funksjonen er ein som tilskotet for året dekkjer",
    "The function is one that the year's grant covers",
    rettes_av="nettverkets_leder",
    slik=(
        "Velg en av funksjonene i oppdragsbrevet",
        "Vel ein av funksjonane i oppdragsbrevet",
        "Choose one of the functions in the letter",
    ),
)
def funksjonen_horer_til_aret(g: Grunnlag[Tilskudd, Any]) -> bool:
    """2024: the three functions of the regional gruppe. 2023: the nettverkskoordinator."""
    return g.steg.knytning.funksjon in reglene(g).roller


@vilkar(
    "K-273",
    "Personen er ikke knyttet til tilskuddet i perioden fra før",
    "Personen er ikkje knytt til tilskotet i perioden frå før",
    "The person is not tied to the grant in that period already",
    rettes_av="nettverkets_leder",
    slik=(
        "Meld endringen, eller velg en annen periode",
        "Meld endringa, eller vel ein annan periode",
        "Report the change, or choose another period",
    ),
)
def personen_er_ikke_knyttet(g: Grunnlag[Tilskudd, Any]) -> bool:
    ny = g.steg.knytning
    return not any(
        (p.person, p.funksjon) == (ny.person, ny.funksjon) and p.overlapper(ny)
        for p in g.aggregat.personer
    )


@vilkar(
    "K-302",
    "Personen har fast stilling",
    "Personen har fast stilling",
    "The person holds a permanent post",
    rettes_av="nettverkets_leder",
    slik=(
        "Velg en med fast stilling, eller forklar hvorfor det er en annen",
        "Vel ein med fast stilling, eller forklar kvifor det er ein annan",
        "Choose one with a permanent post, or explain why it is another",
    ),
)
def stillingen_er_fast(g: Grunnlag[Tilskudd, Any]) -> bool:
    """«Primarily», in 2023 (bør)."""
    return bool(g.steg.knytning.fast_stilling) or not reglene(g).fast_stilling
