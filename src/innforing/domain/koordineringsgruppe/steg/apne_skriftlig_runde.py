"""Items are put to the parties in writing, between meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Beslutningsform, Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.mote import Mote
from innforing.domain.koordineringsgruppe.verdier import SakTilBehandling
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    sakenes_grunnlag: tuple[SakTilBehandling, ...] = ()


class ApneSkriftligRunde(Steg[Koordineringsgruppe]):
    tekst = Tekst("Åpne en skriftlig runde", "Opne ein skriftleg runde", "Open a written round")
    fakta = Fakta
    regel = Regel(hvem=FORER, sperrer=("sakene_kan_behandles", "rundens_frist_er_framover"))

    saker: Annotated[tuple[Kode, ...], Field(min_length=1)]
    frist: date
    """The last day for answers."""

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[SkriftligRundeApnet]:
        yield SkriftligRundeApnet(
            mote=g.aggregat.nytt_motenummer(g.gjelder_dag.year),
            dato=g.gjelder_dag,
            frist=self.frist,
            saker=g.fakta.sakenes_grunnlag,
        )


class SkriftligRundeApnet(Hendelse[Koordineringsgruppe]):
    tekst = Tekst(
        "Den skriftlige runden er åpnet",
        "Den skriftlege runden er opna",
        "The written round was opened",
    )
    mote: Kode
    dato: date
    frist: date
    saker: tuple[SakTilBehandling, ...]

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        runde = Mote(
            id=self.mote,
            form=Beslutningsform.SKRIFTLIG,
            dato=self.dato,
            frist=self.frist,
            saker=tuple(s.sak for s in self.saker),
        )
        utsendt = (aggregat.saker[s.sak].med(mote=self.mote, utsendt=s) for s in self.saker)
        return aggregat.med_mote(runde).med_sak(*utsendt)


@vilkar(
    "K-109",
    "Fristen for svar er ikke passert",
    "Fristen for svar er ikkje passert",
    "The deadline for answers has not passed",
    rettes_av=FORER,
    slik=("Sett en frist fram i tid", "Set ein frist fram i tid", "Set a deadline ahead"),
)
def rundens_frist_er_framover(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    return bool(g.steg.frist >= g.gjelder_dag)
