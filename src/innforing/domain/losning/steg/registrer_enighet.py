"""The actors agree early on criteria, faglige krav and goals; the program respects them (K-073)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Enighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerEnighet(Steg[Losning]):
    tekst = Tekst(
        "Registrer enighet om krav og mål",
        "Registrer semje om krav og mål",
        "Register the agreement on demands and goals",
    )
    regel = Regel(
        hvem=("ks", "nhn", "losningens_program"),
        sperrer=("datoen_er_ikke_framover",),
        avklares=("enigheten_kom_tidlig",),
    )

    dato: date
    parter: Annotated[tuple[Kode, ...], Field(min_length=2)]
    kriterier: Annotated[tuple[Publikumstekst, ...], Field(min_length=1)]
    faglige_krav: tuple[Publikumstekst, ...] = ()
    mal: tuple[Publikumstekst, ...] = ()
    referanse: Publikumstekst

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[EnighetRegistrert]:
        enighet = Enighet(
            dato=self.dato,
            parter=self.parter,
            kriterier=self.kriterier,
            faglige_krav=self.faglige_krav,
            mal=self.mal,
            referanse=self.referanse,
        )
        yield EnighetRegistrert(enighet=enighet)


class EnighetRegistrert(Hendelse[Losning]):
    """The latest stands."""

    tekst = Tekst(
        "Enighet om krav og mål er registrert",
        "Semje om krav og mål er registrert",
        "The agreement on demands and goals was registered",
    )
    enighet: Enighet

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(enighet=self.enighet)


@vilkar(
    "K-073",
    "Aktørene ble enige før løsningen ble overlevert",
    "Aktørane vart samde før løysinga vart overlevert",
    "The actors agreed before the løsning was handed over",
    rettes_av=("ks", "nhn", "losningens_program"),
    slik=(
        "Skriv hvordan programmet kan følge krav som kom så sent",
        "Skriv korleis programmet kan følgje krav som kom så seint",
        "Write how the program can respect demands that came so late",
    ),
)
def enigheten_kom_tidlig(g: Grunnlag[Losning, Any]) -> bool:
    overlevering = g.aggregat.overlevering
    return overlevering is None or bool(g.steg.dato <= overlevering.dato)
