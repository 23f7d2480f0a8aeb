"""The program or prosjekt hands the løsning over to utbredelse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.verdier import Overlevering

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerOverlevering(Steg[Losning]):
    tekst = Tekst("Registrer overlevering", "Registrer overlevering", "Register the handover")
    regel = Regel(hvem=("losningens_program", "ks"), sperrer=("datoen_er_ikke_framover",))

    fra_organ: Kode
    """Organ id of the program or prosjekt that hands over."""
    dato: date
    fulgte_med: tuple[Publikumstekst, ...] = ()

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[LosningOverlevert]:
        overlevering = Overlevering(
            fra_organ=self.fra_organ, dato=self.dato, fulgte_med=self.fulgte_med
        )
        yield LosningOverlevert(overlevering=overlevering)


class LosningOverlevert(Hendelse[Losning]):
    """Who handed over, when, and what came with it (K-005)."""

    tekst = Tekst(
        "Løsningen er overlevert", "Løysinga er overlevert", "The solution is handed over"
    )
    overlevering: Overlevering

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(overlevering=self.overlevering)
