"""A parked event is given up: it counts for nothing in the lesemodell, and its stream goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.lesemodell.lesemodell import Lesemodell

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GiOpp(Steg[Lesemodell]):
    tekst = Tekst("Gi opp hendelsen", "Gje opp hendinga", "Give up the event")
    regel = Regel(hvem=("ks",), sperrer=("hendelsen_er_ikke_gitt_opp", "det_er_begrunnet"))
    oppretter: ClassVar[bool | None] = None

    posisjon: int = Field(ge=1)

    def avgjor(self, g: Grunnlag[Lesemodell, Any]) -> Iterator[HendelseGittOpp]:
        yield HendelseGittOpp(posisjon=self.posisjon)


class HendelseGittOpp(Hendelse[Lesemodell]):
    """The event stands in the log as before; this lesemodell leaves it out, and says so."""

    tekst = Tekst("En hendelse ble gitt opp", "Ei hending vart gjeven opp", "An event was given up")
    posisjon: int

    def anvend(self, aggregat: Lesemodell) -> Lesemodell:
        return aggregat.med(gitt_opp=(*aggregat.gitt_opp, self.posisjon))


@vilkar(
    "K-379",
    "Det er begrunnet at hendelsen gis opp",
    "Det er grunngjeve at hendinga blir gjeven opp",
    "A reason is given for giving the event up",
    rettes_av="ks",
    slik=("Skriv en begrunnelse", "Skriv ei grunngjeving", "Write a begrunnelse"),
)
def det_er_begrunnet(g: Grunnlag[Lesemodell, Any]) -> bool:
    """Figures are short of one event from now on, and the auditor will ask why."""
    return g.steg.begrunnelse is not None
