"""Which løp the history has: type, løsning, region, beginning and fate, all from the seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from innforing.application.demodata.gang import arbeidstid, dag_av, terning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from innforing.application.demodata.bestilling import Bestilling
    from innforing.application.demodata.losninger import Losningsplan

ARTER = "ABBABCBABFBCAABBCBAC"
"""Twenty løp: 30 % A, 45 % B, 20 % C and 5 % F."""

SKJEBNER = (
    ("gjennom", 74),
    ("avvist", 5),
    ("ikke_klar", 5),
    ("avbrutt", 6),
    ("trukket", 4),
    ("pa_vent", 6),
)
"""How it goes, with weights: most are carried through, as far as the years reach."""

STEDER = ("plan", "pamelding", "gjennomforing")
"""Where a løp that is broken off, withdrawn or left waiting had come."""

FORSTE, SISTE = 0.03, 0.985
"""The part of the history in which løp are proposed."""


@dataclass(frozen=True, slots=True)
class Lopsplan:
    """One løp to come."""

    nr: int
    id: str
    art: str
    losning: Losningsplan | None
    start: datetime
    skjebne: str
    sted: str

    @property
    def navn(self) -> str:
        """What is introduced, or lifted together."""
        return "Helhetlig tjenestemodell" if self.losning is None else self.losning.navn

    def ender(self, sted: str) -> bool:
        """Whether it comes no further than this."""
        return self.skjebne in ("avbrutt", "trukket", "pa_vent") and self.sted == sted


def lopsplanene(bestilling: Bestilling, losninger: Sequence[Losningsplan]) -> Iterator[Lopsplan]:
    """Every løp, in the order they are proposed."""
    for nr in range(bestilling.lop):
        hell = terning(bestilling.fro, "lop", nr)
        del_ = FORSTE + (SISTE - FORSTE) * (nr + hell.random()) / bestilling.lop
        varighet = (bestilling.slutt - bestilling.start).days
        dag = dag_av(bestilling.start) + timedelta(days=int(del_ * varighet))
        art = ARTER[nr % len(ARTER)]
        klare = [x for x in losninger if x.nar + 0.02 < del_] or losninger[:1]
        yield Lopsplan(
            nr=nr,
            id=f"lop-{nr + 1:04d}",
            art=art,
            losning=None if art == "F" else hell.choice(klare),
            start=arbeidstid(dag, hell),
            skjebne=hell.choices(*zip(*SKJEBNER, strict=True))[0],
            sted=hell.choice(STEDER),
        )
