"""Stays in foreslått: the løsning is not klar til bruk, and who must mend what (K-004, K-069)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Mangel
from innforing.domain.innforingslop.vurdering import KlarResultat


class FastslaIkkeKlar(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Fastslå at løsningen ikke er klar",
        "Slå fast at løysinga ikkje er klar",
        "Find that the løsning is not ready",
    )

    mangler: tuple[Mangel, ...] = Field(min_length=1)

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[IkkeKlarFastslatt]:
        yield IkkeKlarFastslatt(mangler=self.mangler, av=str(g.aktor.person))


class IkkeKlarFastslatt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Løsningen er ikke klar til bruk",
        "Løysinga er ikkje klar til bruk",
        "The løsning is not ready for use",
    )

    mangler: tuple[Mangel, ...]
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(resultat=KlarResultat.IKKE_KLAR)
