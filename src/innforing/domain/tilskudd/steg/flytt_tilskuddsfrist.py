"""KS gives more time, while there still is some (K-283)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import FlyttetFrist
from innforing.domain.tilskudd.regler import aret
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Fristart

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class FlyttTilskuddsfrist(Steg[Tilskudd]):
    tekst = Tekst("Flytt en frist", "Flytt ein frist", "Move a deadline")
    regel = Regel(
        hvem=("ks",), sperrer=("fristen_finnes", "fristen_er_ikke_ute", "fristen_utsettes")
    )

    frist: Fristart
    til: date

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilskuddsfristFlyttet]:
        yield TilskuddsfristFlyttet(frist=self.frist, til=self.til)


class TilskuddsfristFlyttet(Hendelse[Tilskudd]):
    tekst = Tekst("En frist er flyttet", "Ein frist er flytta", "A deadline was moved")
    frist: Fristart
    til: date

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        flyttet = FlyttetFrist(frist=self.frist, til=self.til)
        return aggregat.med(flyttede_frister=(*aggregat.flyttede_frister, flyttet))


@vilkar(
    "K-283",
    "Årets oppdragsbrev har en slik frist",
    "Oppdragsbrevet for året har ein slik frist",
    "The letter of the year has such a deadline",
    rettes_av="ks",
    slik=("Velg en annen frist", "Vel ein annan frist", "Choose another deadline"),
)
def fristen_finnes(g: Grunnlag[Tilskudd, Any]) -> bool:
    return _fristen(g) is not None


@vilkar(
    "K-283",
    "Fristen er ikke gått ut",
    "Fristen er ikkje gått ut",
    "The deadline has not passed",
    rettes_av="ks",
    slik=(
        "Det som er sent, forblir sent; godta det i stedet",
        "Det som er seint, blir verande seint; godta det i staden",
        "What is late stays late; accept it instead",
    ),
)
def fristen_er_ikke_ute(g: Grunnlag[Tilskudd, Any]) -> bool:
    """A deadline that passed cannot be made not to have passed."""
    frist = _fristen(g)
    return frist is None or g.dag <= frist


@vilkar(
    "K-283",
    "Fristen flyttes til en senere dag",
    "Fristen blir flytta til ein seinare dag",
    "The deadline is moved to a later day",
    rettes_av="ks",
    slik=("Velg en senere dag", "Vel ein seinare dag", "Choose a later day"),
)
def fristen_utsettes(g: Grunnlag[Tilskudd, Any]) -> bool:
    frist = _fristen(g)
    return frist is None or bool(g.steg.til > frist)


def _fristen(g: Grunnlag[Tilskudd, Any]) -> date | None:
    frist: date | None = g.aggregat.fristen(aret(g), g.steg.frist)
    return frist
