"""Stays: somebody attaches to the utprøving of a løsning that is not ready yet (K-069, K-117)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop


class FolgUtproving(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Følg utprøvingen", "Følg utprøvinga", "Follow the trial")

    hva_folges: Publikumstekst
    utprovingskommuner: tuple[Kode, ...] = ()

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[UtprovingFulgt]:
        yield UtprovingFulgt(
            hva_folges=self.hva_folges,
            utprovingskommuner=self.utprovingskommuner,
            av=str(g.aktor.person),
        )


class UtprovingFulgt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Utprøvingen blir fulgt", "Utprøvinga blir følgd", "The trial is being followed"
    )

    hva_folges: Publikumstekst
    utprovingskommuner: tuple[Kode, ...] = ()
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(utproving_fulgt=True)
