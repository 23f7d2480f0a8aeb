"""Stays: the koordineringsgruppe remarks on a løp, or proposes to share parts (K-116)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.plan import Merknad, Merknadsart


class GiMerknad(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Gi en merknad", "Gi ein merknad", "Give a remark")

    art: Merknadsart = Merknadsart.MERKNAD
    merknad: Begrunnelse
    andre_lop: tuple[Kode, ...] = ()
    """Løp that the remark would share parts with or link to."""

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[MerknadGitt]:
        yield MerknadGitt(
            nr=len(g.aggregat.merknader) + 1,
            art=self.art,
            merknad=self.merknad,
            andre_lop=self.andre_lop,
            av=str(g.aktor.person),
        )


class MerknadGitt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "En merknad er gitt", "Ein merknad er gitt", "A remark was given"
    )

    nr: int
    art: Merknadsart
    merknad: Begrunnelse
    andre_lop: tuple[Kode, ...] = ()
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        ny = Merknad(nr=self.nr, art=self.art)
        return aggregat.med(merknader=(*aggregat.merknader, ny))
