"""When two løp overlap: in time, and in the kommuner that they are for (K-106).

The one rule, for those who ask before a plan is approved and for those who show the overlaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.innforingslop.livslop.rad import I_DRIFT

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
    from innforing.domain.innforingslop.plan import Plan

    Periode = tuple[date, date]


def periode(plan: Plan) -> Periode | None:
    """The first and the last day, when the plan has both."""
    if plan.oppstart is None or plan.slutt is None:
        return None
    return plan.oppstart, plan.slutt


def felles_tid(egen: Periode | None, deres: Periode | None) -> Periode | None:
    """The days that two periods share."""
    if egen is None or deres is None or egen[0] > deres[1] or deres[0] > egen[1]:
        return None
    return max(egen[0], deres[0]), min(egen[1], deres[1])


def samtid(
    egen: Periode | None, deres: Periode | None, tilstand: LopTilstand | None
) -> Periode | None:
    """The days shared with another løp in that state: only one planned or running is met."""
    return felles_tid(egen, deres) if tilstand in I_DRIFT else None


def felles_kommuner(egne: Collection[str], deres: Collection[str]) -> tuple[str, ...]:
    """The kommuner that both løp are for, in the order of the first."""
    andre = frozenset(deres)
    return tuple(k for k in egne if k in andre)
