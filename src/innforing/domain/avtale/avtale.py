"""An agreement or letter, and the days it holds for (K-340)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.avtale.verdier import Arsvurdering, Avtaleart, Bidrag, Oppsigelse
from innforing.domain.grunnmur.aggregat import Aggregat


class Avtale(Aggregat):
    """What the steps on an agreement must know."""

    prefiks: ClassVar[str] = "avtale"

    art: Avtaleart | None = None
    tittel: str | None = None
    parter: tuple[str, ...] = ()
    fra: date | None = None
    til: date | None = None
    """The last day of the written term; None: no end is written."""
    kan_sies_opp: bool = False
    """It also ends when one party ends it."""
    oppsigelse: Oppsigelse | None = None
    vurderinger: tuple[Arsvurdering, ...] = ()
    bidrag: tuple[Bidrag, ...] = ()

    @property
    def siste_dag(self) -> date | None:
        """The last day it holds: of the written term, or as a party ended it."""
        if self.oppsigelse is None:
            return self.til
        sagt_opp = self.oppsigelse.siste_dag
        return sagt_opp if self.til is None else min(self.til, sagt_opp)

    def gjelder(self, dato: date) -> bool:
        """Whether its words hold on the day; what the parties do after that is another matter."""
        if self.fra is None or dato < self.fra:
            return False
        return self.siste_dag is None or dato <= self.siste_dag

    def vurdert(self, ar: int) -> bool:
        """Whether the year has been assessed (K-341)."""
        return any(vurdering.ar == ar for vurdering in self.vurderinger)
