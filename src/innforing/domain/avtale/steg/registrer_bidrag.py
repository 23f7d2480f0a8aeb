"""What a party gives: money for networks, or ressurser (K-347)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.avtale.verdier import Bidrag, Bidragsart
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerBidrag(Steg[Avtale]):
    """The giver need be no party: Direktoratet for e-helse and NHN add ressurser too."""

    tekst = Tekst("Registrer et bidrag", "Registrer eit bidrag", "Register a contribution")
    regel = Regel(hvem=("ks",))

    giver: Kode
    art: Bidragsart
    ar: int = Field(ge=2000, le=2100)
    hva: Publikumstekst
    belop: Kroner | None = None

    @model_validator(mode="after")
    def _bare_penger_har_belop(self) -> Self:
        if self.belop is not None and self.art is not Bidragsart.PENGER:
            raise PydanticCustomError("belop", "only money has an amount")
        return self

    def avgjor(self, g: Grunnlag[Avtale, Any]) -> Iterator[BidragRegistrert]:
        bidrag = Bidrag(giver=self.giver, art=self.art, ar=self.ar, hva=self.hva, belop=self.belop)
        yield BidragRegistrert(bidrag=bidrag)


class BidragRegistrert(Hendelse[Avtale]):
    tekst = Tekst("Et bidrag er registrert", "Eit bidrag er registrert", "A contribution is known")
    bidrag: Bidrag

    def anvend(self, aggregat: Avtale) -> Avtale:
        return aggregat.med(bidrag=(*aggregat.bidrag, self.bidrag))
