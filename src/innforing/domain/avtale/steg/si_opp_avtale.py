"""A party ends the agreement, which its words allow (K-340)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.avtale.verdier import Oppsigelse
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class SiOppAvtale(Steg[Avtale]):
    tekst = Tekst(
        "Registrer at en part har sagt opp avtalen",
        "Registrer at ein part har sagt opp avtalen",
        "Register that a party ended the agreement",
    )
    regel = Regel(
        hvem=("ks",), sperrer=("parten_er_med", "avtalen_kan_sies_opp", "avtalen_gjelder_da")
    )

    part: Kode
    siste_dag: date
    """The last day it holds."""
    referanse: Publikumstekst

    def avgjor(self, g: Grunnlag[Avtale, Any]) -> Iterator[AvtaleSagtOpp]:
        yield AvtaleSagtOpp(
            oppsigelse=Oppsigelse(
                part=self.part, siste_dag=self.siste_dag, referanse=self.referanse
            )
        )


class AvtaleSagtOpp(Hendelse[Avtale]):
    tekst = Tekst("Avtalen er sagt opp", "Avtalen er sagt opp", "The agreement was ended")
    oppsigelse: Oppsigelse

    def anvend(self, aggregat: Avtale) -> Avtale:
        return aggregat.med(oppsigelse=self.oppsigelse)


@vilkar(
    "K-340",
    "Avtalen sier at en part kan avslutte den",
    "Avtalen seier at ein part kan avslutte han",
    "The agreement says that one party may end it",
    rettes_av="ks",
    slik=(
        "Vent til avtaleperioden er over, eller registrer en ny avtale",
        "Vent til avtaleperioden er over, eller registrer ein ny avtale",
        "Wait until the term is over, or register a new agreement",
    ),
)
def avtalen_kan_sies_opp(g: Grunnlag[Avtale, Any]) -> bool:
    return g.aggregat.kan_sies_opp


@vilkar(
    "K-340",
    "Avtalen gjelder den dagen",
    "Avtalen gjeld den dagen",
    "The agreement holds on that day",
    rettes_av="ks",
    slik=(
        "Velg en dag i avtaleperioden",
        "Vel ein dag i avtaleperioden",
        "Choose a day within its term",
    ),
)
def avtalen_gjelder_da(g: Grunnlag[Avtale, Any]) -> bool:
    """An agreement that is over, or ended before, cannot be ended later."""
    return g.aggregat.gjelder(g.steg.siste_dag)
