"""KS follows a grant by samlinger, reports and single meetings (K-307)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Notat, Tekst
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Tilskuddsoppfolging

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class FolgOppTilskudd(Steg[Tilskudd]):
    tekst = Tekst("Følg opp tilskuddet", "Følg opp tilskotet", "Follow up the grant")
    regel = Regel(hvem=("ks",), sperrer=("tilskuddet_er_tildelt", "datoen_er_ikke_etter_i_dag"))

    art: Tilskuddsoppfolging
    dato: date
    notat: Notat | None = None

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilskuddFulgtOpp]:
        yield TilskuddFulgtOpp(art=self.art, dato=self.dato, notat=self.notat)


class TilskuddFulgtOpp(Hendelse[Tilskudd]):
    tekst = Tekst("Tilskuddet er fulgt opp", "Tilskotet er følgt opp", "The grant was followed up")
    art: Tilskuddsoppfolging
    dato: date
    notat: Notat | None = None

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat
