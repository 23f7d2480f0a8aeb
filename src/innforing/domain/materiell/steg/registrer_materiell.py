"""A piece of felles materiell is handed over and can be reused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.materiell.verdier import Materielltype

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerMateriell(Steg[Materiell]):
    tekst = Tekst("Registrer materiell", "Registrer materiell", "Register material")
    oppretter = True
    regel = Regel(
        hvem=(
            "ks",
            "nhn",
            "program",
            "helsedirektoratet",
            "regional_gruppe",
            "arbeidsgruppe_i_arbeid",
            "oppsett",
        ),
        sperrer=("materiellet_er_nytt",),
        avklares=("materiellet_har_forvalter",),
    )

    art: Materielltype
    losning: Kode
    tittel: Publikumstekst
    utgave: Publikumstekst
    oppdatert: date
    forvalter: Kode | None = None
    delvis_utfylt: bool = False
    """ROS and DPIA filled in by the program as far as it can (K-077)."""
    laget_med: tuple[Kode, ...] = ()
    """Utprøvingskommuner that made it with the program (K-078)."""

    def avgjor(self, g: Grunnlag[Materiell, Any]) -> Iterator[MateriellRegistrert]:
        yield MateriellRegistrert(
            art=self.art,
            losning=self.losning,
            tittel=self.tittel,
            utgave=self.utgave,
            oppdatert=self.oppdatert,
            forvalter=self.forvalter,
            delvis_utfylt=self.delvis_utfylt,
            laget_med=self.laget_med,
        )


class MateriellRegistrert(Hendelse[Materiell]):
    tekst = Tekst("Materiellet er registrert", "Materiellet er registrert", "Material registered")
    art: Materielltype
    losning: Kode
    tittel: Publikumstekst
    utgave: Publikumstekst
    oppdatert: date
    forvalter: Kode | None = None
    delvis_utfylt: bool = False
    laget_med: tuple[Kode, ...] = ()

    def anvend(self, aggregat: Materiell) -> Materiell:
        return aggregat.med(
            art=self.art,
            losning=self.losning,
            tittel=self.tittel,
            utgave=self.utgave,
            oppdatert=self.oppdatert,
            forvalter=self.forvalter,
        )


@vilkar(
    "K-081",
    "Materiellet er ikke registrert fra før",
    "Materiellet er ikkje registrert frå før",
    "The material is not registered already",
    rettes_av="forvalteren",
    slik=(
        "Legg en ny utgave til det som er registrert",
        "Legg ei ny utgåve til det som er registrert",
        "Add a new version to what is registered",
    ),
)
def materiellet_er_nytt(g: Grunnlag[Materiell, Any]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-080",
    "Noen skal holde materiellet oppdatert",
    "Nokon skal halde materiellet oppdatert",
    "Somebody keeps the material current",
    rettes_av=("ks", "nhn", "program"),
    slik=("Navngi en forvalter", "Namngje ein forvaltar", "Name a forvalter"),
)
def materiellet_har_forvalter(g: Grunnlag[Materiell, Any]) -> bool:
    return g.steg.forvalter is not None
