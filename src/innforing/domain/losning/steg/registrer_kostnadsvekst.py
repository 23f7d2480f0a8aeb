"""What a decision to invest adds to forvaltning and drift, made visible (K-100)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Kostnadsvekst

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerKostnadsvekst(Steg[Losning]):
    tekst = Tekst(
        "Registrer vekst i kostnader", "Registrer vekst i kostnader", "Register a growth in costs"
    )
    regel = Regel(hvem=("ks", "nhn", "koordineringsgruppen"), sperrer=("datoen_er_ikke_framover",))

    ar: int = Field(ge=2000, le=2100)
    investering: Publikumstekst
    dato: date
    forvaltning: Kroner = 0
    drift: Kroner = 0
    kilde: Publikumstekst

    @model_validator(mode="after")
    def _noe_vokser(self) -> Self:
        if self.forvaltning == self.drift == 0:
            raise PydanticCustomError("belop", "state the growth of forvaltning, drift or both")
        return self

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[KostnadsvekstRegistrert]:
        vekst = Kostnadsvekst(
            ar=self.ar,
            investering=self.investering,
            dato=self.dato,
            forvaltning=self.forvaltning,
            drift=self.drift,
            kilde=self.kilde,
        )
        yield KostnadsvekstRegistrert(vekst=vekst)


class KostnadsvekstRegistrert(Hendelse[Losning]):
    """To be treated in the national styringsmodell; the løp follow the løsning, not the money."""

    tekst = Tekst(
        "Vekst i kostnader er registrert",
        "Vekst i kostnader er registrert",
        "A growth in costs was registered",
    )
    vekst: Kostnadsvekst

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(kostnadsvekst=(*aggregat.kostnadsvekst, self.vekst))
