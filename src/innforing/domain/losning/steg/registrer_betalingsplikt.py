"""That kommuner must pay for the løsning: not the same as a duty to use it (K-166)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Betalingsplikt

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerBetalingsplikt(Steg[Losning]):
    tekst = Tekst(
        "Registrer plikt til å betale", "Registrer plikt til å betale", "Register a duty to pay"
    )
    regel = Regel(hvem=("ks",))

    fra: date
    hjemmel: Publikumstekst
    kilde: Publikumstekst

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[BetalingspliktRegistrert]:
        plikt = Betalingsplikt(fra=self.fra, hjemmel=self.hjemmel, kilde=self.kilde)
        yield BetalingspliktRegistrert(plikt=plikt)


class BetalingspliktRegistrert(Hendelse[Losning]):
    tekst = Tekst(
        "Plikt til å betale er registrert",
        "Plikt til å betale er registrert",
        "A duty to pay was registered",
    )
    plikt: Betalingsplikt

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(betalingsplikt=self.plikt)
