"""What kommunal sektors portefølje says of the løsning, with date and source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.verdier import Portefoljeplass, Portefoljestatus

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class SettPortefoljestatus(Steg[Losning]):
    tekst = Tekst(
        "Sett status i porteføljen", "Set status i porteføljen", "Set the portfolio status"
    )
    regel = Regel(hvem=("ks", "oppsett"), sperrer=("datoen_er_ikke_framover",))

    status: Portefoljestatus
    dato: date
    kilde: Publikumstekst

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[PortefoljestatusSatt]:
        plass = Portefoljeplass(status=self.status, dato=self.dato, kilde=self.kilde)
        yield PortefoljestatusSatt(plass=plass)


class PortefoljestatusSatt(Hendelse[Losning]):
    tekst = Tekst(
        "Status i porteføljen er satt",
        "Status i porteføljen er sett",
        "The portfolio status was set",
    )
    plass: Portefoljeplass

    def anvend(self, aggregat: Losning) -> Losning:
        kjent = aggregat.portefolje
        if kjent is not None and kjent.dato > self.plass.dato:
            return aggregat
        return aggregat.med(portefolje=self.plass)
