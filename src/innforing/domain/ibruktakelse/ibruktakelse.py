"""One kommune and one løsning; the stream is `ibruktakelse:<løsning>:<kommune>`."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import LEDD, Aggregat
from innforing.domain.ibruktakelse.verdier import (
    Bruksstatus,
    Driftsmerke,
    Gevinst,
    Statusperiode,
)


class Ibruktakelse(Aggregat):
    """How far the kommune has come with the løsning, in a løp or not."""

    prefiks: ClassVar[str] = "ibruktakelse"
    nokkelform: ClassVar[str] = f"{LEDD}:{LEDD}"

    perioder: tuple[Statusperiode, ...] = ()
    """In effective order: a back-dated entry fills the gap before what came later (§5)."""
    malt: tuple[date, ...] = ()
    """The days use was measured (K-202)."""
    bruk_malt: tuple[date, ...] = ()
    """Of these, the days that showed any use."""
    gevinster: tuple[Gevinst, ...] = ()
    drift: Driftsmerke | None = None

    @property
    def status(self) -> Bruksstatus | None:
        """The rung of today; None is «Ukjent»."""
        return self.perioder[-1].status if self.perioder else None

    def status_per(self, dato: date) -> Bruksstatus | None:
        """The rung on a day, as we know it now."""
        for periode in reversed(self.perioder):
            if periode.fra <= dato:
                return periode.status
        return None

    @property
    def maling_viser_bruk(self) -> bool:
        """Whether the latest measurement showed any use: zero is evidence of none (K-193)."""
        return bool(self.malt) and self.malt[-1] in self.bruk_malt

    @property
    def dokumentert_gevinst(self) -> bool:
        """Whether a realised gevinst is documented (K-193)."""
        return any(g.realisert is not None and g.dokumentasjon for g in self.gevinster)
