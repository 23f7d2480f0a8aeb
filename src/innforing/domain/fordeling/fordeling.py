"""The fordeling of one year; the stream is `fordeling:<year>`."""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.fordeling.verdier import Fordelingsrad, Simulering
from innforing.domain.grunnmur.aggregat import Aggregat


class Fordeling(Aggregat):
    """The table is a fact; a simulation stands beside it and never instead of it (K-263, K-266)."""

    prefiks: ClassVar[str] = "fordeling"
    nokkelform: ClassVar[str] = r"20(?:2[3-9]|[3-9]\d)"

    rader: tuple[Fordelingsrad, ...] = ()
    oppgitt_sum: int | None = None
    """The sum as the letter prints it; the rows may add to a krone more (K-267)."""
    simuleringer: tuple[Simulering, ...] = ()

    @property
    def radsum(self) -> int:
        """What the rows add to."""
        return sum(rad.tilskudd for rad in self.rader)

    def tildelt(self, mottaker: str) -> int | None:
        """What the table gives one mottaker."""
        return next((r.tilskudd for r in self.rader if r.mottaker == mottaker), None)
