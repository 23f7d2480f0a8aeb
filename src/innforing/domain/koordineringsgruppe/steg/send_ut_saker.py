"""The items of a meeting are sent out, each as the log had it at that place (P-08)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.verdier import SakTilBehandling
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    sakenes_grunnlag: tuple[SakTilBehandling, ...] = ()


class SendUtSaker(Steg[Koordineringsgruppe]):
    """Sent again, an item is bound to what is known of it by then."""

    tekst = Tekst("Send ut sakene", "Send ut sakene", "Send out the items")
    fakta = Fakta
    regel = Regel(hvem=FORER, sperrer=("motet_er_innkalt", "sakene_kan_behandles"))

    mote: Kode
    saker: Annotated[tuple[Kode, ...], Field(min_length=1)]
    """In the order of the agenda."""

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[SakerSendtUt]:
        yield SakerSendtUt(mote=self.mote, saker=g.fakta.sakenes_grunnlag)


class SakerSendtUt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst("Sakene er sendt ut", "Sakene er sende ut", "The items were sent out")
    mote: Kode
    saker: tuple[SakTilBehandling, ...]

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        fra_for = aggregat.moter[self.mote].saker
        nye = tuple(s.sak for s in self.saker)
        utsendt = (aggregat.saker[s.sak].med(mote=self.mote, utsendt=s) for s in self.saker)
        saker = tuple(dict.fromkeys((*fra_for, *nye)))
        return aggregat.endret_mote(self.mote, saker=saker).med_sak(*utsendt)


@vilkar(
    "K-109",
    "Møtet er innkalt og ikke holdt",
    "Møtet er innkalla og ikkje halde",
    "The meeting was called and has not been held",
    rettes_av=FORER,
    slik=("Innkall til et møte", "Kall inn til eit møte", "Call a meeting"),
)
def motet_er_innkalt(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    mote = g.aggregat.moter.get(g.steg.mote)
    return mote is not None and not mote.er_runde and not mote.holdt
