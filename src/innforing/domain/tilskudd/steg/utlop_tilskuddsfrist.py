"""A date that the letter asks for passed with nothing received: noted by the system, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import UtloptFrist
from innforing.domain.tilskudd.regler import aret
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Fristart

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class UtlopTilskuddsfrist(Steg[Tilskudd]):
    tekst = Tekst(
        "En frist for tilskuddet passerer",
        "Ein frist for tilskotet passerer",
        "A deadline of the grant passes",
    )
    regel = Regel(hvem=("prosess",), sperrer=("tilskuddet_venter", "fristdagen_er_over"))

    frist: Fristart
    dag: date

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilskuddsfristUtlopt]:
        yield TilskuddsfristUtlopt(frist=self.frist, dag=self.dag)


class TilskuddsfristUtlopt(Hendelse[Tilskudd]):
    """Nothing follows of itself: what comes late is flagged, and left to KS (K-283, T-20)."""

    tekst = Tekst(
        "En frist for tilskuddet er passert",
        "Ein frist for tilskotet er passert",
        "A deadline of the grant passed",
    )
    frist: Fristart
    dag: date

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        utlopt = UtloptFrist(frist=self.frist, dag=self.dag)
        return aggregat.med(utlopte_frister=(*aggregat.utlopte_frister, utlopt))


@vilkar(
    "K-283",
    "Det ventes på noe til den dagen, og det er ikke ført at den er passert",
    "Det blir venta på noko til den dagen, og det er ikkje ført at han er passert",
    "Something is waited for by that day, and its passing is not recorded",
    rettes_av="prosess",
    slik=("Ingenting gjenstår", "Ingenting står att", "Nothing remains"),
)
def tilskuddet_venter(g: Grunnlag[Tilskudd, Any]) -> bool:
    ventet = UtloptFrist(frist=g.steg.frist, dag=g.steg.dag)
    return ventet in g.aggregat.apne_frister(aret(g))


@vilkar(
    "K-283",
    "Fristdagen er over",
    "Fristdagen er over",
    "The day of the deadline is over",
    rettes_av="prosess",
    slik=("Vent til dagen er over", "Vent til dagen er over", "Wait until the day is over"),
)
def fristdagen_er_over(g: Grunnlag[Tilskudd, Any]) -> bool:
    return bool(g.dag > g.steg.dag)
