"""Stays: a new owner accepts the løp that the choice of type gave it (livslop.md §2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop


class GodtaEierskap(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Godta å eie løpet", "Godta å eige løpet", "Accept to own the løp"
    )

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[EierskapGodtatt]:
        yield EierskapGodtatt(eier=g.aktor.organ, av=str(g.aktor.person))


class EierskapGodtatt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Ny eier har godtatt løpet", "Ny eigar har godteke løpet", "A new owner accepted the løp"
    )

    eier: Kode
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(eier=self.eier, ny_eier=None)
