"""The minutes of a meeting or round are signed off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GodkjennProtokoll(Steg[Koordineringsgruppe]):
    """From then on a decision is corrected by a new one only."""

    tekst = Tekst("Godkjenn protokollen", "Godkjenn protokollen", "Sign off the minutes")
    regel = Regel(
        hvem=("koordineringsgruppen",),
        sperrer=(
            "motet_har_apen_protokoll",
            "alle_saker_er_behandlet",
            "protokollen_leses_av_en_annen",
        ),
    )

    mote: Kode

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Any]) -> Iterator[ProtokollGodkjent]:
        yield ProtokollGodkjent(mote=self.mote, av=str(g.aktor.person))


class ProtokollGodkjent(Hendelse[Koordineringsgruppe]):
    tekst = Tekst(
        "Protokollen er godkjent", "Protokollen er godkjend", "The minutes were signed off"
    )
    mote: Kode
    av: str

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.endret_mote(self.mote, protokoll_godkjent=True)


@vilkar(
    "K-375",
    "Møtet er holdt eller runden lukket, og protokollen er åpen",
    "Møtet er halde eller runden lukka, og protokollen er open",
    "The meeting was held or the round closed, and its minutes are open",
    rettes_av=FORER,
    slik=(
        "Registrer hvem som møtte, eller lukk runden",
        "Registrer kven som møtte, eller lukk runden",
        "Enter who was there, or close the round",
    ),
)
def motet_har_apen_protokoll(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    mote = g.aggregat.moter.get(g.steg.mote)
    return mote is not None and mote.holdt and not mote.protokoll_godkjent


@vilkar(
    "K-375",
    "Alle saker på møtet er avgjort eller utsatt",
    "Alle saker på møtet er avgjorde eller utsette",
    "Every item of the meeting is decided or deferred",
    rettes_av="koordineringsgruppen",
    slik=(
        "Registrer beslutningen, eller utsett saken",
        "Registrer avgjerda, eller utset saka",
        "Enter the decision, or defer the item",
    ),
)
def alle_saker_er_behandlet(g: Grunnlag[Koordineringsgruppe, Any]) -> tuple[str, ...]:
    saker = g.aggregat.saker.values()
    return tuple(sak.id for sak in saker if sak.mote == g.steg.mote and sak.er_apen)


@vilkar(
    "K-375",
    "Protokollen leses av en annen enn den som førte den",
    "Protokollen blir lesen av ein annan enn den som førte han",
    "The minutes are read by another than the one who kept them",
    rettes_av="koordineringsgruppen",
    slik=(
        "La et annet medlem godkjenne den",
        "La ein annan medlem godkjenne han",
        "Let another member sign it off",
    ),
)
def protokollen_leses_av_en_annen(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    mote = g.aggregat.moter.get(g.steg.mote)
    return mote is None or mote.fort_av != g.aktor.person
