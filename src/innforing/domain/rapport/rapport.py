"""One report of one network, from the day it is asked for until it is corrected."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import LEDD, Aggregat
from innforing.domain.grunnmur.rapportering import RAPPORTSLAG, Rapportslag, rapportslag_av


class Rapport(Aggregat):
    """The stream is `rapport:<organ of the network>:<year reported on>:<slag>`."""

    prefiks: ClassVar[str] = "rapport"
    nokkelform: ClassVar[str] = f"{LEDD}:[0-9]{{4}}:({RAPPORTSLAG})"

    mal: str | None = None
    """Version of the template that it is written from."""
    frist: date | None = None
    passert: date | None = None
    """The deadline that passed before it was delivered."""
    levert: date | None = None
    sen: bool = False
    """Delivered after its deadline: shown, never refused (T-20)."""
    utgave: int = 0
    """Number of the version that holds; 0: not delivered."""

    @property
    def apen_frist(self) -> date | None:
        """The deadline that still runs, or has passed unrecorded."""
        return None if self.levert is not None or self.passert is not None else self.frist


def rapportslaget(nokkel: str) -> Rapportslag:
    """What a report is of, from the key of its stream."""
    return rapportslag_av(nokkel.rpartition(":")[2])


def nettverket(nokkel: str) -> str:
    """The organ of the network, from the key of a report."""
    return nokkel.partition(":")[0]
