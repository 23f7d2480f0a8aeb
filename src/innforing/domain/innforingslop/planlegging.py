"""What a laid or changed plan does to a løp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from innforing.domain.innforingslop.verdier import Puljeplan, Puljeutkast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.plan import Planutkast


def unike_numre(numre: Iterable[int]) -> None:
    """Refuse a step that speaks of the same pulje twice."""
    alle = list(numre)
    if len(set(alle)) != len(alle):
        raise PydanticCustomError("pulje", "the same pulje stands twice in the step")


def utkast_over(pulje: Puljeplan | None, utkast: Puljeutkast) -> Puljeplan:
    """The pulje as drafted; phase, deadline and evaluation stay as they were."""
    return (pulje or Puljeplan(nr=utkast.nr)).med(**dict(utkast))


def med_plan(
    lop: Innforingslop,
    plan: Planutkast | None,
    puljer: Iterable[Puljeutkast],
    *,
    fjernet: tuple[int, ...] = (),
    av: str,
) -> Innforingslop:
    """The løp with the given parts of the plan replaced, and who laid them remembered."""
    for utkast in puljer:
        lop = lop.med_pulje(utkast_over(lop.pulje(utkast.nr), utkast))
    return lop.med(
        plan=lop.plan if plan is None else plan.lagt_pa(lop.plan),
        puljer=tuple(p for p in lop.puljer if p.nr not in fjernet),
        plan_av=tuple(dict.fromkeys((*lop.plan_av, av))),
        delt=None if lop.delt is None else lop.delt.med(gjelder_planen=False),
    )
