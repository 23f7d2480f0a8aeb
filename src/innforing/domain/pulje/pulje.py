"""The seats of one pulje: how many there are, who has one, and who waits (K-139, K-146).

Nothing is decided here: a seat follows from a kommune's answer, from the plan or from the end of
a pulje (`folger.py`). The stream exists so that a seat is given once.
"""

from __future__ import annotations

from typing import ClassVar

from innforing.domain.grunnmur.aggregat import LEDD, Aggregat


class Pulje(Aggregat):
    """Capacity, seats and waiting list of one pulje in one løp; lists are in the order given."""

    prefiks: ClassVar[str] = "pulje"
    nokkelform: ClassVar[str] = f"{LEDD}:[1-9][0-9]{{0,2}}"

    apen: bool = False
    """Whether seats may be given: from the plan until the pulje is avlyst or the løp avsluttet."""
    kapasitet: int | None = None
    """None: no limit."""
    plasser: tuple[str, ...] = ()
    venteliste: tuple[str, ...] = ()

    @property
    def ledige(self) -> int | None:
        """Seats left; None when there is no limit."""
        if not self.apen:
            return 0
        return None if self.kapasitet is None else max(0, self.kapasitet - len(self.plasser))

    @property
    def har_plass(self) -> bool:
        """Whether one more kommune can be given a seat."""
        return self.ledige is None or self.ledige > 0

    @property
    def neste_pa_venteliste(self) -> str | None:
        """The kommune that has waited longest."""
        return self.venteliste[0] if self.venteliste else None

    @property
    def for_opprykk(self) -> tuple[str, ...]:
        """The waiting kommuner that there is a seat for now, in order (K-146)."""
        return self.venteliste[: self.ledige]

    def uten(self, kommune: str) -> Pulje:
        """The pulje without the kommune, on both lists."""
        return self.med(
            plasser=tuple(k for k in self.plasser if k != kommune),
            venteliste=tuple(k for k in self.venteliste if k != kommune),
        )
