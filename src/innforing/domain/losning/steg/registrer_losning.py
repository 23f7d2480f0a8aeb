"""A løsning is entered: from now on a løp may be proposed for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.verdier import Losningskategori, Omfang

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerLosning(Steg[Losning]):
    tekst = Tekst("Registrer en løsning", "Registrer ei løysing", "Register a solution")
    oppretter = True
    regel = Regel(hvem=("ks", "nhn", "program", "oppsett"), sperrer=("losningen_er_ny",))

    navn: Publikumstekst
    kategori: Losningskategori
    omfang: Omfang = Omfang.STORT
    gjelder_oppvekst: bool = False
    avgivende_program: Kode | None = None
    prosjektfase_til: date | None = None
    avhenger_av: tuple[Kode, ...] = ()

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[LosningRegistrert]:
        yield LosningRegistrert(
            navn=self.navn,
            kategori=self.kategori,
            omfang=self.omfang,
            gjelder_oppvekst=self.gjelder_oppvekst,
            avgivende_program=self.avgivende_program,
            prosjektfase_til=self.prosjektfase_til,
            avhenger_av=self.avhenger_av,
        )


class LosningRegistrert(Hendelse[Losning]):
    tekst = Tekst("Løsningen er registrert", "Løysinga er registrert", "The solution is registered")
    navn: Publikumstekst
    kategori: Losningskategori
    omfang: Omfang
    gjelder_oppvekst: bool = False
    avgivende_program: Kode | None = None
    prosjektfase_til: date | None = None
    avhenger_av: tuple[Kode, ...] = ()

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(
            navn=self.navn,
            kategori=self.kategori,
            omfang=self.omfang,
            gjelder_oppvekst=self.gjelder_oppvekst,
            avgivende_program=self.avgivende_program,
            prosjektfase_til=self.prosjektfase_til,
            avhenger_av=self.avhenger_av,
        )


@vilkar(
    "K-354",
    "Løsningen er ikke registrert fra før",
    "Løysinga er ikkje registrert frå før",
    "The løsning is not registered already",
    rettes_av=("ks", "nhn", "program"),
    slik=(
        "Bruk løsningen som er registrert",
        "Bruk løysinga som er registrert",
        "Use the løsning that is registered",
    ),
)
def losningen_er_ny(g: Grunnlag[Losning, Any]) -> bool:
    return not g.aggregat.finnes
