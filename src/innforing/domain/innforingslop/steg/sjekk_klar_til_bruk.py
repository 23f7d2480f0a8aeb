"""Foreslått → klar-til-bruk sjekket: the owner holds the løsning against the criteria (K-053)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import LopType
from innforing.domain.innforingslop.vurdering import GjeldendeKriterium, KlarResultat


class Fakta(Verdi):
    gjeldende_kriteriesett: int = 0
    kriterier: tuple[GjeldendeKriterium, ...] = ()
    portefoljestatus: str | None = None
    overlevert: bool = False
    helsefaglig_konklusjon: str | None = None
    apne_helsefaglige_merknader: tuple[str, ...] = ()
    manglende_materiell: tuple[str, ...] = ()
    materiell_uten_forvalter: tuple[str, ...] = ()
    forvaltere_som_slutter: tuple[str, ...] = ()
    leverandorer_ikke_klare: tuple[str, ...] = ()
    aktoren_er_fra_programmet: bool = False
    kartlagte_kommuner: tuple[str, ...] = ()
    mangler_ved_beslutningen: tuple[str, ...] = ()


class Begrensning(Verdi):
    """Delvis klar: for whom the løsning is ready (K-068)."""

    leverandorer: tuple[Kode, ...] = ()
    journalsystemer: tuple[Kode, ...] = ()
    kommuner: tuple[Kode, ...] = ()


class SjekkKlarTilBruk(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Sjekk klar til bruk", "Sjekk klar til bruk", "Check readiness for use"
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    resultat: KlarResultat = KlarResultat.KLAR
    begrensning: Begrensning | None = None
    oversikt: Publikumstekst | None = None
    """Felles prosess: an overview that exists, in place of a kartlegging (K-042)."""

    @model_validator(mode="after")
    def _form(self) -> Self:
        if self.resultat is KlarResultat.IKKE_KLAR:
            raise PydanticCustomError("resultat", "use fastsla_ikke_klar to find it not ready")
        begrenset = self.begrensning not in (None, Begrensning())
        if begrenset != (self.resultat is KlarResultat.DELVIS_KLAR):
            raise PydanticCustomError("begrensning", "delvis klar, and only that, has a limit")
        return self

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[KlarTilBrukSjekket]:
        yield KlarTilBrukSjekket(
            resultat=self.resultat,
            begrensning=self.begrensning,
            oversikt=self.oversikt,
            kriteriesett=g.fakta.gjeldende_kriteriesett,
            sjekket_for=g.aggregat.type,
            av=str(g.aktor.person),
        )


class KlarTilBrukSjekket(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Klar til bruk er sjekket", "Klar til bruk er sjekka", "Readiness was checked"
    )

    resultat: KlarResultat
    begrensning: Begrensning | None = None
    oversikt: Publikumstekst | None = None
    kriteriesett: int = 0
    sjekket_for: LopType | None = None
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(resultat=self.resultat, sjekket_for=self.sjekket_for)
