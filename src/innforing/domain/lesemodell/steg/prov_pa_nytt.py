"""A parked event is tried once more, when what stopped it has been mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.lesemodell.lesemodell import Lesemodell

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class ProvPaNytt(Steg[Lesemodell]):
    tekst = Tekst("Prøv hendelsen på nytt", "Prøv hendinga på nytt", "Try the event again")
    regel = Regel(hvem=("ks",), sperrer=("hendelsen_er_ikke_gitt_opp",))
    oppretter: ClassVar[bool | None] = None

    posisjon: int = Field(ge=1)

    def avgjor(self, g: Grunnlag[Lesemodell, Any]) -> Iterator[HendelseProvdPaNytt]:
        yield HendelseProvdPaNytt(posisjon=self.posisjon)


class HendelseProvdPaNytt(Hendelse[Lesemodell]):
    """Whoever follows the log takes the event, and what waited for it, when it comes here."""

    tekst = Tekst(
        "En hendelse ble prøvd på nytt", "Ei hending vart prøvd på nytt", "An event was tried again"
    )
    posisjon: int

    def anvend(self, aggregat: Lesemodell) -> Lesemodell:
        return aggregat.med(provd=(*aggregat.provd, self.posisjon))
