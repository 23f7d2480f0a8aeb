"""Questions about use: rungs of the ladder, with the denominator of the day (K-362, K-363)."""

from __future__ import annotations

from collections import Counter

from innforing.application.sporsmal.register import Kilde, UgyldigSporsmal, sporsmal
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.verdier import Bruksstatus

UKJENT = "ukjent"
"""A kommune without status; never shown as one that lacks the løsning."""


def _ibruktakelse(kilde: Kilde, losning: str, kommune: str) -> Ibruktakelse:
    """All that was known counts: a back-dated entry fills the gap before what came later (§5)."""
    aggregat = kilde.blikk.uten_virkning().aggregat(f"ibruktakelse:{losning}:{kommune}")
    if not isinstance(aggregat, Ibruktakelse):
        raise UgyldigSporsmal(f"«{kommune}» has no ibruktakelse.")
    return aggregat


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
    """How many kommuner stand on each rung, of how many; `minst` counts those above too."""
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
        "prosent": {s: round(100 * n / len(valgt), 1) if valgt else 0.0 for s, n in minst.items()},
    }


@sporsmal
def malinger(kilde: Kilde, losning: str, kommune: str) -> object:
    """How many times use was measured (K-202)."""
    til = kilde.blikk.dag
    return sum(dag <= til for dag in _ibruktakelse(kilde, losning, kommune).malt)
