"""KS decides that a late invoice is paid all the same (K-283, T-20)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GodtaSenFaktura(Steg[Tilskudd]):
    tekst = Tekst("Godta en sen faktura", "Godta ein sein faktura", "Accept a late invoice")
    regel = Regel(hvem=("ks",), sperrer=("fakturaen_venter_pa_ks",))

    nr: Kode

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[SenFakturaGodtatt]:
        yield SenFakturaGodtatt(nr=self.nr)


class SenFakturaGodtatt(Hendelse[Tilskudd]):
    tekst = Tekst(
        "Den sene fakturaen er godtatt",
        "Den seine fakturaen er godteken",
        "The late invoice was accepted",
    )
    nr: Kode

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        faktura = aggregat.faktura(self.nr)
        return aggregat if faktura is None else aggregat.med_faktura(faktura.med(godtatt=True))


@vilkar(
    "K-283",
    "Fakturaen er sen og venter på KS",
    "Fakturaen er sein og ventar på KS",
    "The invoice is late and waits for KS",
    rettes_av="ks",
    slik=("Velg en faktura som venter", "Vel ein faktura som ventar", "Choose one that waits"),
)
def fakturaen_venter_pa_ks(g: Grunnlag[Tilskudd, Any]) -> bool:
    faktura = g.aggregat.faktura(g.steg.nr)
    return faktura is not None and not faktura.godtatt and not faktura.avvist
