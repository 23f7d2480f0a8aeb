"""Stays: the løp follows another version of the model from now on (K-324, livslop.md §2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.rad import UAVSLUTTET

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    modellen_gjelder_fra: date | None = None
    modellutfallet: Modellutfall = Modellutfall.UBERORT
    modellvilkarene: tuple[Kode, ...] = ()


class FlyttTilModell(Steg[Innforingslop]):
    """A rule of its own: the move is no row of any life cycle, it is between them."""

    tekst: ClassVar[Tekst] = Tekst(
        "Flytt løpet til en annen versjon av modellen",
        "Flytt løpet til ein annan versjon av modellen",
        "Move the løp to another version of the model",
    )
    fakta = Fakta
    regel = Regel(
        hvem=("eier", "ks"),
        sperrer=("lopet_er_i_gang", "modellen_er_i_kraft", "lopet_folger_en_annen_modell"),
        avklares=("modellen_stanser_ikke_lopet", "modellen_kan_vurderes_av_systemet"),
    )

    begrunnelse: Begrunnelse
    modell: Kode

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[LopFlyttetTilModell]:
        yield LopFlyttetTilModell(
            fra=str(g.aggregat.definisjon),
            til=self.modell,
            tilstand=str(g.aggregat.tilstandskode),
            utfall=g.fakta.modellutfallet,
            vilkar=g.fakta.modellvilkarene,
            av=str(g.aktor.person),
        )


class LopFlyttetTilModell(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Løpet følger en annen versjon av modellen",
        "Løpet følgjer ein annan versjon av modellen",
        "The løp follows another version of the model",
    )
    fra: Kode
    til: Kode
    tilstand: Kode
    """Where the løp stood when it was moved."""
    utfall: Modellutfall
    """What the move meant for the løp on the day, as in the dry run."""
    vilkar: tuple[Kode, ...] = ()
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(definisjon=self.til, flyttet_fra=self.fra, flyttet_i=self.tilstand)


@vilkar(
    "K-324",
    "Løpet er ikke ferdig eller avsluttet",
    "Løpet er ikkje ferdig eller avslutta",
    "The løp has not ended",
    rettes_av="eier",
    slik=(
        "La løpet bli stående under den modellen det gikk under",
        "La løpet bli ståande under den modellen det gjekk under",
        "Leave the løp with the model it ran under",
    ),
)
def lopet_er_i_gang(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return g.aggregat.tilstand in UAVSLUTTET


@vilkar(
    "K-324",
    "Versjonen av modellen er innført",
    "Versjonen av modellen er innført",
    "The version of the model is in force",
    rettes_av="ks",
    slik=(
        "Vent til dagen versjonen gjelder fra, eller velg en som gjelder",
        "Vent til dagen versjonen gjeld frå, eller vel ein som gjeld",
        "Wait for the day it is in force, or choose one that is",
    ),
)
def modellen_er_i_kraft(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    gjelder_fra = g.fakta.modellen_gjelder_fra
    return gjelder_fra is not None and gjelder_fra <= g.dag


@vilkar(
    "K-324",
    "Løpet følger en annen versjon i dag",
    "Løpet følgjer ein annan versjon i dag",
    "The løp follows another version today",
    rettes_av="eier",
    slik=("Velg en annen versjon", "Vel ein annan versjon", "Choose another version"),
)
def lopet_folger_en_annen_modell(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    modell: str = g.steg.modell
    return g.aggregat.definisjon != modell


@vilkar(
    "K-324",
    "Neste steg stanses ikke av vilkår som er nye for løpet",
    "Neste steg blir ikkje stansa av vilkår som er nye for løpet",
    "The next step is not stopped by guards that are new to the løp",
    rettes_av=("eier", "innforingsleder"),
    slik=(
        "Rett det som mangler først, eller si hvorfor løpet flyttes likevel",
        "Rett det som manglar først, eller sei kvifor løpet blir flytta likevel",
        "Mend what is missing first, or say why the løp is moved all the same",
    ),
)
def modellen_stanser_ikke_lopet(g: Grunnlag[Innforingslop, Fakta]) -> bool | tuple[str, ...]:
    return _uten(g.fakta, Modellutfall.STANSES)


@vilkar(
    "K-324",
    "Systemet kan se hva flyttingen betyr for løpet",
    "Systemet kan sjå kva flyttinga betyr for løpet",
    "The system can tell what the move means for the løp",
    rettes_av=("eier", "innforingsleder"),
    slik=(
        "Se på vilkårene i listen, og si hvordan løpet møter dem",
        "Sjå på vilkåra i lista, og sei korleis løpet møter dei",
        "Look at the guards in the list, and say how the løp meets them",
    ),
)
def modellen_kan_vurderes_av_systemet(
    g: Grunnlag[Innforingslop, Fakta],
) -> bool | tuple[str, ...]:
    return _uten(g.fakta, Modellutfall.MA_VURDERES)


def _uten(fakta: Fakta, utfall: Modellutfall) -> bool | tuple[str, ...]:
    return fakta.modellutfallet is not utfall or fakta.modellvilkarene
