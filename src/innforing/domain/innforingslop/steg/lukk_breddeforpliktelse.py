"""Type C: the løsning can reach everyone, and the named party's obligation ends (K-038)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Bevis


class Fakta(Verdi):
    viderefort_til_alle: bool = False
    """The later løp is of the same løsning, type A or B, and its check said klar."""


class LukkBreddeforpliktelse(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Lukk breddeforpliktelsen", "Lukk breiddeforpliktinga", "Close the obligation to widen"
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    viderefores_i: Kode
    """The later løp that widens the løsning to all (K-039)."""
    bevis: tuple[Bevis, ...] = ()

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[BreddeforpliktelseLukket]:
        yield BreddeforpliktelseLukket(
            dato=g.gjelder_dag, viderefores_i=self.viderefores_i, bevis=self.bevis
        )


class BreddeforpliktelseLukket(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Breddeforpliktelsen er lukket",
        "Breiddeforpliktinga er lukka",
        "The obligation to widen was closed",
    )
    dato: date
    viderefores_i: Kode
    bevis: tuple[Bevis, ...] = ()

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        apen = aggregat.breddeforpliktelse
        return aggregat.med(breddeforpliktelse=apen and apen.med(lukket=self.dato))


@vilkar(
    "K-038",
    "Breddeforpliktelsen er åpen",
    "Breiddeforpliktinga er open",
    "The obligation to widen is open",
    rettes_av="utviklingsansvarlig",
    slik=(
        "Den er lukket før, eller ble aldri åpnet: ingenting gjenstår",
        "Ho er lukka før, eller vart aldri opna: ingenting står att",
        "It was closed before, or never opened: nothing remains",
    ),
)
def forpliktelsen_er_apen(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    forpliktelse = g.aggregat.breddeforpliktelse
    return forpliktelse is not None and forpliktelse.lukket is None


@vilkar(
    "K-038, K-039",
    "Alle kommuner kan få løsningen",
    "Alle kommunar kan få løysinga",
    "Every kommune can have the løsning",
    rettes_av=("utviklingsansvarlig", "koordineringsgruppen"),
    slik=(
        "Foreslå et løp av type A eller B for løsningen, og sjekk at den er klar til bruk der",
        "Føreslå eit løp av type A eller B for løysinga, og sjekk at ho er klar til bruk der",
        "Propose an A or B løp for the løsning, and have its check say ready",
    ),
)
def alle_kan_fa_losningen(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    viderefort: bool = g.fakta.viderefort_til_alle
    return viderefort
