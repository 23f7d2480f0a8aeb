"""A written round is closed, so that its items can be decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    sitter_i_gruppen: tuple[Gruppeplass, ...] = ()


class LukkSkriftligRunde(Steg[Koordineringsgruppe]):
    tekst = Tekst("Lukk den skriftlige runden", "Lukk den skriftlege runden", "Close the round")
    fakta = Fakta
    regel = Regel(hvem=FORER, sperrer=("runden_er_ikke_lukket", "alle_parter_har_fatt_svare"))

    mote: Kode

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[SkriftligRundeLukket]:
        yield SkriftligRundeLukket(mote=self.mote, dato=g.gjelder_dag, av=str(g.aktor.person))


class SkriftligRundeLukket(Hendelse[Koordineringsgruppe]):
    tekst = Tekst(
        "Den skriftlige runden er lukket",
        "Den skriftlege runden er lukka",
        "The written round was closed",
    )
    mote: Kode
    dato: date
    av: str

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.endret_mote(self.mote, holdt=True, dato=self.dato, fort_av=self.av)


@vilkar(
    "K-109",
    "Den skriftlige runden finnes og er åpen",
    "Den skriftlege runden finst og er open",
    "The written round exists and is open",
    rettes_av=FORER,
    slik=("Velg en runde som er åpen", "Vel ein runde som er open", "Choose an open round"),
)
def runden_er_ikke_lukket(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    mote = g.aggregat.moter.get(g.steg.mote)
    return mote is not None and mote.er_runde and not mote.holdt


@vilkar(
    "K-109",
    "Alle parter har svart, eller fristen er passert",
    "Alle partar har svara, eller fristen er passert",
    "Every party has answered, or the deadline has passed",
    rettes_av="koordineringsgruppen",
    slik=(
        "Vent på svar fra disse, eller til fristen er ute",
        "Vent på svar frå desse, eller til fristen er ute",
        "Wait for these, or until the deadline",
    ),
)
def alle_parter_har_fatt_svare(g: Grunnlag[Koordineringsgruppe, Fakta]) -> tuple[str, ...]:
    """A party whose members have all stepped aside is not waited for."""
    mote = g.aggregat.moter.get(g.steg.mote)
    if mote is None or mote.frist is None or mote.frist < g.gjelder_dag:
        return ()
    svart = {(s.sak, s.part) for s in mote.svar}
    inhabile = {sak: g.aggregat.saker[sak].inhabile for sak in mote.saker}
    mangler = {
        str(m.part.value)
        for m in g.fakta.sitter_i_gruppen
        for sak in mote.saker
        if m.part is not None and m.gjelder(g.gjelder_dag)
        if m.person not in inhabile[sak] and (sak, m.part) not in svart
    }
    return tuple(sorted(mangler))
