"""The regional gruppe is established: the three functions are there (K-217, K-218)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class EtablerGruppen(Steg[RegionalGruppe]):
    tekst = Tekst(
        "Etabler den regionale gruppen",
        "Etabler den regionale gruppa",
        "Establish the regional group",
    )
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk"),
        sperrer=(
            "gruppen_er_registrert",
            "gruppen_er_ikke_etablert",
            "dagen_er_kommet",
            "funksjonene_er_definert",
            "alle_funksjoner_er_besatt",
        ),
        avklares=(
            "kompetansen_er_dekket",
            "ressursene_er_fra_flere_kommuner",
            "samarbeid_er_avtalt",
        ),
    )

    dato: date

    def avgjor(self, g: Grunnlag[RegionalGruppe, GruppeFakta]) -> Iterator[GruppenEtablert]:
        yield GruppenEtablert(dato=self.dato)


class GruppenEtablert(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "Den regionale gruppen er etablert",
        "Den regionale gruppa er etablert",
        "The regional group is established",
    )
    dato: date

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(etablert=self.dato)


@vilkar(
    "K-218",
    "De tre funksjonene er definert",
    "Dei tre funksjonane er definerte",
    "The three functions are defined",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=("Definer funksjonene", "Definer funksjonane", "Define the functions"),
)
def funksjonene_er_definert(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    return bool(g.aggregat.funksjoner)


@vilkar(
    "K-218",
    "Noen er knyttet til hver av de tre funksjonene",
    "Nokon er knytt til kvar av dei tre funksjonane",
    "Somebody is tied to each of the three functions",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Knytt personer til funksjonene som mangler",
        "Knyt personar til funksjonane som manglar",
        "Tie people to the missing functions",
    ),
)
def alle_funksjoner_er_besatt(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> tuple[str, ...]:
    mangler = g.aggregat.dekning(g.steg.dato).manglende_funksjoner
    return tuple(str(f.value) for f in mangler)


@vilkar(
    "K-224, K-225",
    "Gruppen dekker begge kompetanseområdene",
    "Gruppa dekkjer begge kompetanseområda",
    "The group covers both areas of competence",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Knytt til noen med kompetansen som mangler, eller si hvordan hullet dekkes",
        "Knyt til nokon med kompetansen som manglar, eller sei korleis holet blir dekt",
        "Tie in somebody with what is missing, or say how the gap is covered",
    ),
)
def kompetansen_er_dekket(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> tuple[str, ...]:
    """The whole group covers it, not each person (K-226)."""
    mangler = g.aggregat.dekning(g.steg.dato).manglende_kompetanser
    return tuple(str(k.value) for k in mangler)


@vilkar(
    "K-227",
    "Ressursene er fra flere kommuner",
    "Ressursane er frå fleire kommunar",
    "The people come from several kommuner",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Knytt til noen fra flere kommuner, eller si hvorfor det er én",
        "Knyt til nokon frå fleire kommunar, eller sei kvifor det er éin",
        "Tie in people from more kommuner, or say why there is one",
    ),
)
def ressursene_er_fra_flere_kommuner(
    g: Grunnlag[RegionalGruppe, GruppeFakta],
) -> bool | tuple[str, ...]:
    """For breadth and local knowledge; a fylke of one kommune can say so."""
    kommuner = g.aggregat.dekning(g.steg.dato).kommuner
    return True if len(kommuner) > 1 else kommuner


@vilkar(
    "K-237",
    "Det er avtalt samarbeid med andre i regionen",
    "Det er avtalt samarbeid med andre i regionen",
    "Co-operation with others in the region is agreed",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Registrer det som er avtalt, eller si når det skal avtales",
        "Registrer det som er avtalt, eller sei når det skal avtalast",
        "Register what is agreed, or say when it will be",
    ),
)
def samarbeid_er_avtalt(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    avtaler = (s.avtalt for s in g.aggregat.samarbeid)
    return any(dag is not None and dag <= g.steg.dato for dag in avtaler)
