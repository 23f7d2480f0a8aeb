"""A pulje is called off: the påmeldte are told, and offered another (livslop.md §2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Puljefase


class AvlysPulje(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Avlys pulje", "Avlys pulje", "Cancel a pulje")

    begrunnelse: Begrunnelse
    pulje: int = Field(ge=1)

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[PuljeAvlyst]:
        apne = g.aggregat.puljer_i(Puljefase.PLANLAGT, Puljefase.PAMELDING)
        yield PuljeAvlyst(pulje=self.pulje, tilbys=tuple(p.nr for p in apne if p.nr != self.pulje))


class PuljeAvlyst(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "En pulje er avlyst", "Ei pulje er avlyst", "A pulje was cancelled"
    )
    pulje: int
    tilbys: tuple[int, ...] = ()
    """Numbers of the puljer that the påmeldte may choose instead."""

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med_endret_pulje(self.pulje, fase=Puljefase.AVLYST, svarfrist=None)


@vilkar(
    "K-139",
    "Puljen finnes, og er ikke evaluert eller avlyst",
    "Pulja finst, og er ikkje evaluert eller avlyst",
    "The pulje exists, and is neither evaluated nor cancelled",
    rettes_av=("innforingsleder", "eier"),
    slik=("Velg en pulje som pågår", "Vel ei pulje som er i gang", "Choose another pulje"),
)
def puljen_kan_avlyses(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    pulje = g.aggregat.pulje(g.steg.pulje)
    return pulje is not None and not pulje.er_ferdig
