"""The innføringsleder answers a kommune that asked for a seat after the deadline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommunePameldt, KommuneSattPaVenteliste
from innforing.domain.deltakelse.verdier import SenPamelding
from innforing.domain.deltakelse.vilkar import PuljeFakta
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GodtaSenPamelding(Steg[Deltakelse]):
    tekst = Tekst(
        "Ta med en kommune etter fristen",
        "Ta med ein kommune etter fristen",
        "Take in a kommune after the deadline",
    )
    fakta = PuljeFakta
    regel = Regel(
        hvem=("lopets_leder",),
        sperrer=(
            "lopet_tar_imot_svar",
            "sen_pamelding_er_bedt_om",
            "puljen_er_apen",
            "trekk_passer",
            "plass_til_den_sene",
        ),
    )

    pulje: int

    def avgjor(self, g: Grunnlag[Deltakelse, PuljeFakta]) -> Iterator[Hendelse[Deltakelse]]:
        sen = g.aggregat.sen_pamelding or SenPamelding(pulje=self.pulje)
        type_ = KommunePameldt if g.fakta.pulje_har_plass else KommuneSattPaVenteliste
        yield type_(
            pulje=self.pulje,
            fort_av_andre=sen.fort_av_andre,
            referanse=sen.referanse,
            etter_fristen=True,
        )


@vilkar(
    "K-165",
    "Kommunen har bedt om plass i puljen etter fristen",
    "Kommunen har bede om plass i pulja etter fristen",
    "The kommune has asked for a seat in the pulje after the deadline",
    rettes_av="kommunens_fullmektig",
    slik=(
        "Kommunen svarer ja til puljen",
        "Kommunen svarar ja til pulja",
        "The kommune answers yes to the pulje",
    ),
)
def sen_pamelding_er_bedt_om(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    sen = g.aggregat.sen_pamelding
    return sen is not None and sen.pulje == g.steg.pulje


@vilkar(
    "K-146",
    "Puljen har plass, eller kommunen har sagt ja til venteliste",
    "Pulja har plass, eller kommunen har sagt ja til venteliste",
    "The pulje has a seat, or the kommune has agreed to wait",
    rettes_av=("lopets_leder", "kommunens_fullmektig"),
    slik=(
        "Øk kapasiteten, eller be kommunen si ja til venteliste",
        "Auk kapasiteten, eller be kommunen seie ja til venteliste",
        "Raise the capacity, or ask the kommune to agree to wait",
    ),
)
def plass_til_den_sene(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    sen = g.aggregat.sen_pamelding
    return g.fakta.pulje_har_plass or (sen is not None and sen.venteliste)
