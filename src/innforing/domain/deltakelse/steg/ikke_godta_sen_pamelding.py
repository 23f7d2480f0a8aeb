"""The innføringsleder cannot take in a kommune that asked after the deadline, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.myndigheter import DeltakelseFakta
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class IkkeGodtaSenPamelding(Steg[Deltakelse]):
    """The kommune keeps the answer it had, and may ask again or join a later pulje (K-165)."""

    tekst = Tekst(
        "Si at det ikke går å bli med etter fristen",
        "Sei at det ikkje går å bli med etter fristen",
        "Say that it is too late to join",
    )
    fakta = DeltakelseFakta
    regel = Regel(hvem=("lopets_leder",), sperrer=("sen_pamelding_er_bedt_om",))

    pulje: int
    begrunnelse: Begrunnelse

    def avgjor(self, g: Grunnlag[Deltakelse, DeltakelseFakta]) -> Iterator[SenPameldingIkkeGodtatt]:
        yield SenPameldingIkkeGodtatt(pulje=self.pulje)


class SenPameldingIkkeGodtatt(Hendelse[Deltakelse]):
    tekst = Tekst(
        "Det ble ikke plass etter fristen",
        "Det vart ikkje plass etter fristen",
        "There was no seat after the deadline",
    )
    pulje: int

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(sen_pamelding=None)
