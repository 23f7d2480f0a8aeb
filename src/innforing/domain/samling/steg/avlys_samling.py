"""A planned samling is not held (K-247)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.verdier import Samlingsstatus

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class AvlysSamling(Steg[Samling]):
    tekst = Tekst("Avlys samlingen", "Avlys samlinga", "Cancel the samling")
    regel = Regel(hvem=("samlingens_arrangor", "ks"), sperrer=("samlingen_er_planlagt",))

    begrunnelse: Begrunnelse

    def avgjor(self, g: Grunnlag[Samling, Any]) -> Iterator[SamlingAvlyst]:
        yield SamlingAvlyst()


class SamlingAvlyst(Hendelse[Samling]):
    tekst = Tekst("Samlingen er avlyst", "Samlinga er avlyst", "The samling was cancelled")

    def anvend(self, aggregat: Samling) -> Samling:
        return aggregat.med(status=Samlingsstatus.AVLYST)
