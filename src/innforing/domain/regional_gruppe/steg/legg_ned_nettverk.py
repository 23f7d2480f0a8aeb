"""An earlier network ends in the region; its memberships stay in the history (K-326)."""

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
from innforing.domain.regional_gruppe.verdier import TidligereNettverk

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class LeggNedNettverk(Steg[RegionalGruppe]):
    tekst = Tekst(
        "Legg ned et tidligere nettverk i regionen",
        "Legg ned eit tidlegare nettverk i regionen",
        "Close an earlier network in the region",
    )
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk"),
        sperrer=(
            "dagen_er_kommet",
            "gruppen_er_etablert",
            "ingen_er_igjen_i_nettverket",
        ),
    )

    nettverk: TidligereNettverk
    dato: date
    """Its last day."""

    def avgjor(self, g: Grunnlag[RegionalGruppe, GruppeFakta]) -> Iterator[NettverkNedlagt]:
        yield NettverkNedlagt(nettverk=self.nettverk, dato=self.dato)


class NettverkNedlagt(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "Et tidligere nettverk er lagt ned i regionen",
        "Eit tidlegare nettverk er lagt ned i regionen",
        "An earlier network was closed in the region",
    )
    nettverk: TidligereNettverk
    dato: date

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(nedlagt={**aggregat.nedlagt, str(self.nettverk.value): self.dato})


@vilkar(
    "K-327",
    "Den regionale gruppen er etablert",
    "Den regionale gruppa er etablert",
    "The regional group is established",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Etabler gruppen først; frikjøpet går videre til da",
        "Etabler gruppa først; frikjøpet går vidare til då",
        "Establish the group first; people stay bought free until then",
    ),
)
def gruppen_er_etablert(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    return g.aggregat.etablert is not None


@vilkar(
    "K-326",
    "Ingen er igjen i nettverket etter den dagen",
    "Ingen er att i nettverket etter den dagen",
    "Nobody is left in the network after that day",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Knytt dem til den regionale gruppen, eller avslutt medlemskapene",
        "Knyt dei til den regionale gruppa, eller avslutt medlemskapane",
        "Tie them to the regional group, or end the memberships",
    ),
)
def ingen_er_igjen_i_nettverket(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> tuple[str, ...]:
    return tuple(
        m.person
        for m in g.aggregat.medlemskap
        if m.nettverk is g.steg.nettverk and (m.til is None or m.til > g.steg.dato)
    )
