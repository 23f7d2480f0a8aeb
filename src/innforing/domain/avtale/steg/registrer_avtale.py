"""An agreement or letter is entered, with its parties and the days it holds for (K-340)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.avtale.verdier import Avtaleart, Intensjon
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    utlopte_avtaler: tuple[str, ...] = ()
    """Of the agreements it refers to, those that did not hold on its first day."""
    ukjente_avtaler: tuple[str, ...] = ()
    """Of the agreements it refers to, those that nobody has entered."""


class RegistrerAvtale(Steg[Avtale]):
    tekst = Tekst(
        "Registrer en avtale eller et brev",
        "Registrer ein avtale eller eit brev",
        "Register an agreement or letter",
    )
    fakta = Fakta
    oppretter = True
    regel = Regel(
        hvem=("ks",),
        sperrer=("avtalen_er_ny", "avtalen_er_signert", "henvisningene_er_kjent"),
        avklares=("henvisningene_gjelder",),
    )

    art: Avtaleart
    tittel: Publikumstekst
    parter: Annotated[tuple[Kode, ...], Field(min_length=1)]
    signert: date
    fra: date
    til: date | None = None
    kan_sies_opp: bool = False
    viser_til: tuple[Kode, ...] = ()
    """Ids of the agreements it builds on."""
    intensjoner: tuple[Intensjon, ...] = ()
    referanse: Publikumstekst

    @model_validator(mode="after")
    def _henger_sammen(self) -> Self:
        if self.til is not None and self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        if len(set(self.parter)) != len(self.parter):
            raise PydanticCustomError("parter", "name each party once")
        if self.art is Avtaleart.AVTALE and len(self.parter) == 1:
            raise PydanticCustomError("parter", "an agreement has at least two parties")
        if not {i.part for i in self.intensjoner} <= set(self.parter):
            raise PydanticCustomError("intensjoner", "only a party has intentions")
        return self

    def avgjor(self, g: Grunnlag[Avtale, Fakta]) -> Iterator[AvtaleRegistrert]:
        yield AvtaleRegistrert(
            art=self.art,
            tittel=self.tittel,
            parter=self.parter,
            signert=self.signert,
            fra=self.fra,
            til=self.til,
            kan_sies_opp=self.kan_sies_opp,
            viser_til=self.viser_til,
            intensjoner=self.intensjoner,
            referanse=self.referanse,
        )


class AvtaleRegistrert(Hendelse[Avtale]):
    tekst = Tekst("Avtalen er registrert", "Avtalen er registrert", "The agreement was registered")
    art: Avtaleart
    tittel: Publikumstekst
    parter: tuple[Kode, ...]
    signert: date
    fra: date
    til: date | None = None
    kan_sies_opp: bool = False
    viser_til: tuple[Kode, ...] = ()
    intensjoner: tuple[Intensjon, ...] = ()
    referanse: Publikumstekst

    def anvend(self, aggregat: Avtale) -> Avtale:
        return aggregat.med(
            art=self.art,
            tittel=self.tittel,
            parter=self.parter,
            fra=self.fra,
            til=self.til,
            kan_sies_opp=self.kan_sies_opp,
        )


@vilkar(
    "K-340",
    "Avtalen er ikke registrert fra før",
    "Avtalen er ikkje registrert frå før",
    "The agreement is not registered already",
    rettes_av="ks",
    slik=("Bruk den som er registrert", "Bruk den som er registrert", "Use the one that is there"),
)
def avtalen_er_ny(g: Grunnlag[Avtale, Any]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-340",
    "Avtalen er signert",
    "Avtalen er signert",
    "The agreement is signed",
    rettes_av="ks",
    slik=("Vent til den er signert", "Vent til han er signert", "Wait until it is signed"),
)
def avtalen_er_signert(g: Grunnlag[Avtale, Any]) -> bool:
    return bool(g.steg.signert <= g.dag)


@vilkar(
    "K-340",
    "Avtalene det vises til, er registrert",
    "Avtalane det blir vist til, er registrerte",
    "The agreements it refers to are registered",
    rettes_av="ks",
    slik=("Registrer dem først", "Registrer dei først", "Register them first"),
)
def henvisningene_er_kjent(g: Grunnlag[Avtale, Fakta]) -> tuple[str, ...]:
    return g.fakta.ukjente_avtaler


@vilkar(
    "K-340",
    "Avtalene det vises til, gjelder fortsatt",
    "Avtalane det blir vist til, gjeld framleis",
    "The agreements it refers to still hold",
    rettes_av="ks",
    slik=(
        "Skriv hva det bygger på når avtalen er utløpt",
        "Skriv kva det byggjer på når avtalen har gått ut",
        "Write what it builds on now that the agreement is over",
    ),
)
def henvisningene_gjelder(g: Grunnlag[Avtale, Fakta]) -> tuple[str, ...]:
    """The sources hold a letter that builds on an agreement whose term is over (T-14)."""
    return g.fakta.utlopte_avtaler
