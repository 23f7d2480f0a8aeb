"""An item is deferred: it waits for another meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class UtsettSak(Steg[Koordineringsgruppe]):
    tekst = Tekst("Utsett saken", "Utset saka", "Defer the item")
    regel = Regel(
        hvem=FORER,
        sperrer=("saken_er_apen", "saken_er_til_behandling", "gruppens_begrunnelse_er_gitt"),
    )

    sak: Kode

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Any]) -> Iterator[SakUtsatt]:
        yield SakUtsatt(sak=self.sak, mote=str(g.aggregat.saker[self.sak].mote))


class SakUtsatt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst("Saken er utsatt", "Saka er utsett", "The item was deferred")
    sak: Kode
    mote: Kode

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.endret_sak(self.sak, mote=None, utsendt=None)
