"""A kommune is moved to another pulje, with its consent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommuneVarslet
from innforing.domain.deltakelse.verdier import Varsel
from innforing.domain.deltakelse.vilkar import APENT, PuljeFakta
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Notat, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class FlyttDeltaker(Steg[Deltakelse]):
    tekst = Tekst(
        "Flytt kommunen til en annen pulje",
        "Flytt kommunen til ei anna pulje",
        "Move the kommune to another pulje",
    )
    fakta = PuljeFakta
    regel = Regel(
        hvem=("lopets_leder",),
        sperrer=(
            "har_plass_i_en_annen_pulje",
            "kommunen_har_samtykket",
            "puljen_kan_ta_imot",
            "trekk_passer",
            "puljen_har_ledig_plass",
        ),
    )

    pulje: int
    """The pulje it is moved to."""
    samtykke: Notat | None = None
    """Where the kommune's consent is found."""

    def avgjor(self, g: Grunnlag[Deltakelse, PuljeFakta]) -> Iterator[Hendelse[Deltakelse]]:
        yield KommuneFlyttet(pulje=self.pulje, samtykke=self.samtykke)
        yield KommuneVarslet(om=Varsel.FLYTTET, pulje=self.pulje)


class KommuneFlyttet(Hendelse[Deltakelse]):
    tekst = Tekst("Kommunen er flyttet", "Kommunen er flytta", "The kommune was moved")
    pulje: int
    samtykke: Notat | None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(pulje=self.pulje, siste_pulje=self.pulje)


@vilkar(
    "K-140",
    "Kommunen har plass i en annen pulje i dag",
    "Kommunen har plass i ei anna pulje i dag",
    "The kommune has a seat in another pulje today",
    rettes_av="lopets_leder",
    slik=(
        "Flytt en kommune som er påmeldt, til en annen pulje enn den har",
        "Flytt ein kommune som er påmeld, til ei anna pulje enn han har",
        "Move a kommune that is enrolled, to another pulje than it has",
    ),
)
def har_plass_i_en_annen_pulje(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    return g.aggregat.pameldt and g.aggregat.pulje != g.steg.pulje


@vilkar(
    "K-140",
    "Kommunen har samtykket i å bli flyttet",
    "Kommunen har samtykt i å bli flytta",
    "The kommune has consented to be moved",
    rettes_av="kommunens_fullmektig",
    slik=(
        "Oppgi hvor samtykket finnes",
        "Oppgje kvar samtykket finst",
        "State where the consent is found",
    ),
)
def kommunen_har_samtykket(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    return g.steg.samtykke is not None


@vilkar(
    "K-139",
    "Puljen er planlagt, åpen eller i gang",
    "Pulja er planlagd, open eller i gang",
    "The pulje is planned, open or running",
    rettes_av="lopets_leder",
    slik=(
        "Velg en pulje som ikke er over",
        "Vel ei pulje som ikkje er over",
        "Choose a pulje that is not over",
    ),
)
def puljen_kan_ta_imot(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    return g.fakta.pulje_fase in ("planlagt", *APENT)


@vilkar(
    "K-139",
    "Puljen har en ledig plass",
    "Pulja har ein ledig plass",
    "The pulje has a seat left",
    rettes_av="lopets_leder",
    slik=(
        "Øk kapasiteten, eller velg en annen pulje",
        "Auk kapasiteten, eller vel ei anna pulje",
        "Raise the capacity, or choose another pulje",
    ),
)
def puljen_har_ledig_plass(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    return g.fakta.pulje_har_plass
