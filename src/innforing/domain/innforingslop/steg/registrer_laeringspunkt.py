"""Stays: what the next løp should do differently, kept as items (K-211)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.laering import Laeringsfase, Laeringspunkt


class NyttLaeringspunkt(Verdi):
    """What was learnt, about which phase, and what is recommended."""

    hva: Publikumstekst
    fase: Laeringsfase
    anbefaling: Publikumstekst
    publisert: bool = True
    leverandorer: tuple[Kode, ...] = ()
    """Leverandører it is about, by their id on a løsning."""


class RegistrerLaeringspunkt(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Registrer læringspunkt", "Registrer læringspunkt", "Register a lesson"
    )

    punkter: tuple[NyttLaeringspunkt, ...] = ()
    publiserer: tuple[int, ...] = ()
    """Numbers of earlier lessons that are now for everyone."""

    @model_validator(mode="after")
    def _noe_skjer(self) -> Self:
        if not self.punkter and not self.publiserer:
            raise PydanticCustomError("punkter", "give a lesson, or one to publish")
        return self

    def avgjor(
        self, g: Grunnlag[Innforingslop, IngenFakta]
    ) -> Iterator[LaeringspunktRegistrert | LaeringspunktPublisert]:
        forste = len(g.aggregat.laeringspunkter) + 1
        for nr, punkt in enumerate(self.punkter, start=forste):
            yield LaeringspunktRegistrert(
                nr=nr,
                hva=punkt.hva,
                fase=punkt.fase,
                anbefaling=punkt.anbefaling,
                publisert=punkt.publisert,
                leverandorer=punkt.leverandorer,
                av=str(g.aktor.person),
            )
        if self.publiserer:
            yield LaeringspunktPublisert(numre=self.publiserer, av=str(g.aktor.person))


class LaeringspunktRegistrert(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Et læringspunkt er registrert",
        "Eit læringspunkt er registrert",
        "A lesson was registered",
    )
    versjon: ClassVar[int] = 2

    nr: int
    hva: Publikumstekst
    fase: Laeringsfase
    anbefaling: Publikumstekst
    publisert: bool
    leverandorer: tuple[Kode, ...] = ()
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        punkt = Laeringspunkt(
            nr=self.nr,
            fase=self.fase,
            publisert=self.publisert,
            leverandorer=self.leverandorer,
        )
        return aggregat.med(laeringspunkter=(*aggregat.laeringspunkter, punkt))


class LaeringspunktPublisert(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Læringspunkter er publisert", "Læringspunkt er publiserte", "Lessons were published"
    )

    numre: tuple[int, ...]
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(
            laeringspunkter=tuple(
                punkt.med(publisert=punkt.publisert or punkt.nr in self.numre)
                for punkt in aggregat.laeringspunkter
            )
        )
