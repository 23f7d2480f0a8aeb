"""A meeting of the group is called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Beslutningsform, Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.mote import Mote
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class InnkallMote(Steg[Koordineringsgruppe]):
    """The name of the meeting is given by its year and the next free number."""

    tekst = Tekst("Innkall til møte", "Kall inn til møte", "Call a meeting")
    oppretter = None
    regel = Regel(hvem=FORER)

    dato: date
    sted: Publikumstekst | None = None

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Any]) -> Iterator[MoteInnkalt]:
        yield MoteInnkalt(
            mote=g.aggregat.nytt_motenummer(self.dato.year), dato=self.dato, sted=self.sted
        )


class MoteInnkalt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst("Møtet er innkalt", "Møtet er kalla inn", "The meeting was called")
    mote: Kode
    dato: date
    sted: Publikumstekst | None = None

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.med_mote(Mote(id=self.mote, form=Beslutningsform.MOTE, dato=self.dato))
