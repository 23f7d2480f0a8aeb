"""A roadmap is entered, for a period (K-345)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.veikart.veikart import Veikart

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerVeikart(Steg[Veikart]):
    tekst = Tekst("Registrer et veikart", "Registrer eit vegkart", "Register a roadmap")
    oppretter = True
    regel = Regel(hvem=("ks", "koordineringsgruppen"), sperrer=("veikartet_er_nytt",))

    tittel: Publikumstekst
    fra: date
    til: date
    parter: tuple[Kode, ...] = ()
    """Whose joint roadmap it is."""

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        return self

    def avgjor(self, g: Grunnlag[Veikart, Any]) -> Iterator[VeikartRegistrert]:
        yield VeikartRegistrert(tittel=self.tittel, fra=self.fra, til=self.til, parter=self.parter)


class VeikartRegistrert(Hendelse[Veikart]):
    tekst = Tekst("Veikartet er registrert", "Vegkartet er registrert", "The roadmap is registered")
    tittel: Publikumstekst
    fra: date
    til: date
    parter: tuple[Kode, ...] = ()

    def anvend(self, aggregat: Veikart) -> Veikart:
        return aggregat.med(tittel=self.tittel, fra=self.fra, til=self.til)


@vilkar(
    "K-345",
    "Veikartet er ikke registrert fra før",
    "Vegkartet er ikkje registrert frå før",
    "The roadmap is not registered already",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=("Bruk det som er registrert", "Bruk det som er registrert", "Use the one that is there"),
)
def veikartet_er_nytt(g: Grunnlag[Veikart, Any]) -> bool:
    return not g.aggregat.finnes
