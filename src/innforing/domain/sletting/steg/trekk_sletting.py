"""What was asked for is withdrawn before anything was erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.sletting.sletting import Sletting
from innforing.domain.sletting.verdier import Slettestatus

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class TrekkSletting(Steg[Sletting]):
    tekst = Tekst("Trekk slettingen", "Trekk slettinga", "Withdraw the erasure")
    regel = Regel(hvem=("ks",), sperrer=("slettingen_er_apen", "hjemmelen_er_nok"))

    def avgjor(self, g: Grunnlag[Sletting, Any]) -> Iterator[SlettingTrukket]:
        yield SlettingTrukket()


class SlettingTrukket(Hendelse[Sletting]):
    tekst = Tekst("Slettingen er trukket", "Slettinga er trekt", "The erasure was withdrawn")

    def anvend(self, aggregat: Sletting) -> Sletting:
        return aggregat.med(status=Slettestatus.TRUKKET)
