"""How many parties must take part in a decision: KS settles it; by default nobody has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class FastsettBeslutningsregel(Steg[Koordineringsgruppe]):
    """The sources name no quorum; it is data of the group (T-01)."""

    tekst = Tekst(
        "Fastsett når gruppen er beslutningsdyktig",
        "Fastset når gruppa kan ta avgjerd",
        "Settle the quorum",
    )
    oppretter = None
    regel = Regel(hvem=("ks",))

    parter_til_stede: Annotated[int, Field(ge=1, le=20)] | None = None
    """None: one party will do."""

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Any]) -> Iterator[BeslutningsregelFastsatt]:
        yield BeslutningsregelFastsatt(parter_til_stede=self.parter_til_stede)


class BeslutningsregelFastsatt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst(
        "Det er fastsatt når gruppen er beslutningsdyktig",
        "Det er fastsett når gruppa kan ta avgjerd",
        "The quorum was settled",
    )
    parter_til_stede: int | None = None

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.med(parter_til_stede=self.parter_til_stede)
