"""Stays: a remark is answered; in B it never stops anything (K-111)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop


class BesvarMerknad(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Svar på en merknad", "Svar på ein merknad", "Answer a remark")

    nr: int
    svar: Begrunnelse

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[MerknadBesvart]:
        yield MerknadBesvart(nr=self.nr, svar=self.svar, av=str(g.aktor.person))


class MerknadBesvart(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "En merknad er besvart", "Ein merknad er svara på", "A remark was answered"
    )

    nr: int
    svar: Begrunnelse
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(
            merknader=tuple(
                merknad.med(besvart=merknad.besvart or merknad.nr == self.nr)
                for merknad in aggregat.merknader
            )
        )


@vilkar(
    "K-116",
    "Merknaden finnes",
    "Merknaden finst",
    "The remark exists",
    rettes_av=("eier", "innforingsleder"),
    slik=(
        "Bruk nummeret merknaden har",
        "Bruk nummeret merknaden har",
        "Use the number that the remark has",
    ),
)
def merknaden_finnes(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    return any(merknad.nr == g.steg.nr for merknad in g.aggregat.merknader)
