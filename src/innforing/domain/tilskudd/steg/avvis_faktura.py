"""KS sends an invoice back, with the reason (K-281, K-283)."""

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


class AvvisFaktura(Steg[Tilskudd]):
    tekst = Tekst("Avvis en faktura", "Avvis ein faktura", "Send an invoice back")
    regel = Regel(hvem=("ks",), sperrer=("fakturaen_er_ubetalt", "det_er_sagt_hvorfor"))

    nr: Kode

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[FakturaAvvist]:
        yield FakturaAvvist(nr=self.nr)


class FakturaAvvist(Hendelse[Tilskudd]):
    tekst = Tekst("Fakturaen er avvist", "Fakturaen er avvist", "The invoice was sent back")
    nr: Kode

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        faktura = aggregat.faktura(self.nr)
        return aggregat if faktura is None else aggregat.med_faktura(faktura.med(avvist=True))


@vilkar(
    "K-281",
    "Fakturaen er mottatt, og ingenting er betalt mot den",
    "Fakturaen er motteken, og ingenting er betalt mot han",
    "The invoice is received, and nothing is paid against it",
    rettes_av="ks",
    slik=(
        "Velg en ubetalt faktura; penger som er betalt, kreves tilbake",
        "Vel ein ubetalt faktura; pengar som er betalte, blir kravde tilbake",
        "Choose an unpaid invoice; money that is paid is claimed back",
    ),
)
def fakturaen_er_ubetalt(g: Grunnlag[Tilskudd, Any]) -> bool:
    faktura = g.aggregat.faktura(g.steg.nr)
    return faktura is not None and not faktura.avvist and not faktura.utbetalt
