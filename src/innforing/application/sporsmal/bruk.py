"""Questions about use: rungs of the ladder, with the denominator of the day (K-362, K-363)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from innforing.application.sporsmal.register import Kilde, prosent, sporsmal
from innforing.domain.ibruktakelse.verdier import Bruksstatus

if TYPE_CHECKING:
    from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse

UKJENT = "ukjent"
"""A kommune without status; never shown as one that lacks the løsning."""


def _ibruktakelse(kilde: Kilde, losning: str, kommune: str) -> Ibruktakelse:
    """All that was known counts: a back-dated entry fills the gap before what came later (§5)."""
    alt = kilde.blikk.uten_virkning()
    return cast("Ibruktakelse", alt.aggregat(f"ibruktakelse:{losning}:{kommune}"))


def _status(kilde: Kilde, losning: str, kommune: str) -> Bruksstatus | None:
    return _ibruktakelse(kilde, losning, kommune).status_per(kilde.blikk.dag)


@sporsmal
def bruksstatus_for(kilde: Kilde, losning: str, kommune: str) -> object:
    """The rung of one kommune on the day; None is «ukjent»."""
    return _status(kilde, losning, kommune)


@sporsmal
def bruksstatus(
    kilde: Kilde,
    losning: str,
    kommuner: list[str] | None = None,
) -> object:
    """How many kommuner stand on each rung, of how many; `minst` counts those above too.

    `aktiv_av_innfort` is the per cent of those with the løsning that use it (K-196).
    """
    dag = kilde.blikk.dag
    valgt = [k.id for k in kilde.kommuner.per(dag)] if kommuner is None else kommuner
    antall = Counter(_status(kilde, losning, kommune) for kommune in valgt)
    trinn = [s for s in Bruksstatus if s is not Bruksstatus.IKKE_INNFORT]
    minst = {s: sum(n for t, n in antall.items() if t and t.trinn >= s.trinn) for s in trinn}
    return {
        "nevner": len(valgt),
        UKJENT: antall[None],
        **{str(s.value): antall[s] for s in Bruksstatus},
        "minst": minst,
        "prosent": {s: prosent(n, len(valgt)) for s, n in minst.items()},
        "aktiv_av_innfort": prosent(
            minst[Bruksstatus.TATT_I_BRUK], minst[Bruksstatus.TEKNISK_INNFORT]
        ),
    }


@sporsmal
def malinger(kilde: Kilde, losning: str, kommune: str) -> object:
    """How many times use was measured (K-202)."""
    til = kilde.blikk.dag
    return sum(dag <= til for dag in _ibruktakelse(kilde, losning, kommune).malt)
