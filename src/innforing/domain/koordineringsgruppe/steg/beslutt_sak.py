"""The group decides an item, on exactly what its members were sent (K-109, K-375)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Beslutningsform, Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.verdier import Dissens, SakTilBehandling, Utfall

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    endret_etter_utsending: tuple[str, ...] = ()
    utsendt_grunnlag_stemmer: bool = True
    loggens_posisjon: int = 0
    sakens_opphav: tuple[str, ...] = ()
    """Persons who made what the item is about (four eyes)."""


class BesluttSak(Steg[Koordineringsgruppe]):
    """Entered by one of those who took part, in the name of the group."""

    tekst = Tekst("Registrer beslutningen", "Registrer avgjerda", "Enter the decision")
    fakta = Fakta
    regel = Regel(
        hvem=("koordineringsgruppen",),
        sperrer=(
            "saken_er_apen",
            "saken_er_til_behandling",
            "utfallet_passer_sakstypen",
            "gruppens_begrunnelse_er_gitt",
            "fores_av_en_som_deltok",
            "fores_av_en_habil",
            "fire_oyne_i_saken",
            "gruppen_er_beslutningsdyktig",
            "dissensen_er_fra_en_som_deltok",
            "de_som_svarte_mot_er_nevnt",
            "vilkarsfristen_er_framover",
            "utsendt_grunnlag_er_uendret",
        ),
        avklares=("saken_star_som_utsendt",),
    )

    sak: Kode
    utfall: Utfall
    dissens: tuple[Dissens, ...] = ()
    vilkar: Publikumstekst | None = None
    """What must be done for a yes on a condition to hold."""
    vilkarsfrist: date | None = None
    """The last day it can be met; after that the decision lapses by itself."""

    @model_validator(mode="after")
    def _vilkar_med_frist(self) -> Self:
        har = {self.vilkar is not None, self.vilkarsfrist is not None}
        if har != {self.utfall is Utfall.JA_PA_VILKAR}:
            raise PydanticCustomError("vilkar", "a yes on a condition, and only that, has both")
        return self

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[SakBesluttet]:
        """What the deciders saw is written into the decision itself."""
        sak = g.aggregat.saker[self.sak]
        mote = g.aggregat.moter[str(sak.mote)]
        yield SakBesluttet(
            sak=self.sak,
            mote=mote.id,
            form=mote.form,
            dato=mote.dato,
            utfall=self.utfall,
            utsendt=sak.utsendt,
            posisjon=g.fakta.loggens_posisjon,
            endret_etter_utsending=g.fakta.endret_etter_utsending,
            dissens=self.dissens,
            vilkar=self.vilkar,
            vilkarsfrist=self.vilkarsfrist,
            av=str(g.aktor.person),
        )


class SakBesluttet(Hendelse[Koordineringsgruppe]):
    tekst = Tekst("Saken er besluttet", "Saka er avgjord", "The item was decided")
    sak: Kode
    mote: Kode
    form: Beslutningsform
    dato: date
    utfall: Utfall
    utsendt: SakTilBehandling | None
    """What the deciders were sent: its place in the log, and its digest."""
    posisjon: int
    """How far the log had come when they decided."""
    endret_etter_utsending: tuple[str, ...] = ()
    dissens: tuple[Dissens, ...] = ()
    vilkar: Publikumstekst | None = None
    vilkarsfrist: date | None = None
    av: str

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        avgjort = aggregat.endret_sak(
            self.sak,
            utfall=self.utfall,
            besluttet=self.dato,
            besluttet_ved=self.posisjon,
            vilkarsfrist=self.vilkarsfrist,
        )
        retter = avgjort.saker[self.sak].retter
        return avgjort if retter is None else avgjort.endret_sak(retter, rettet_av=self.sak)
