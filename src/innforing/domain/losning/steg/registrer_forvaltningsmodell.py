"""Who keeps the løsning alive, with what responsibility and paid by whom (K-097 to K-099)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Forvaltningsmodell, Forvaltningsrolle

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerForvaltningsmodell(Steg[Losning]):
    tekst = Tekst(
        "Registrer forvaltningsmodellen",
        "Registrer forvaltningsmodellen",
        "Register the stewardship model",
    )
    regel = Regel(hvem=("ks", "nhn", "koordineringsgruppen"), sperrer=("datoen_er_ikke_framover",))

    dato: date
    roller: Annotated[tuple[Forvaltningsrolle, ...], Field(min_length=1)]
    finansiering: Publikumstekst
    videreutvikling: Publikumstekst | None = None
    behovsoversikt: Publikumstekst | None = None
    kilde: Publikumstekst

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[ForvaltningsmodellRegistrert]:
        modell = Forvaltningsmodell(
            dato=self.dato,
            roller=self.roller,
            finansiering=self.finansiering,
            videreutvikling=self.videreutvikling,
            behovsoversikt=self.behovsoversikt,
            kilde=self.kilde,
        )
        yield ForvaltningsmodellRegistrert(modell=modell)


class ForvaltningsmodellRegistrert(Hendelse[Losning]):
    """The one with the latest day stands."""

    tekst = Tekst(
        "Forvaltningsmodellen er registrert",
        "Forvaltningsmodellen er registrert",
        "The stewardship model was registered",
    )
    modell: Forvaltningsmodell

    def anvend(self, aggregat: Losning) -> Losning:
        kjent = aggregat.forvaltningsmodell
        if kjent is not None and kjent.dato > self.modell.dato:
            return aggregat
        return aggregat.med(forvaltningsmodell=self.modell)
