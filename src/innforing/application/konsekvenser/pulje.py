"""What follows when seats of a pulje become free: the next in line moves up (K-146)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.application.fakta.strommer import lopet
from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.deltakelse.folger import KommuneFikkPlass
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.domain.pulje.folger import KapasitetEndret, PlassFrigitt, Plassgrunn, PlassTildelt

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring

_I_GANG = (Puljefase.PLANLAGT, Puljefase.PAMELDING, Puljefase.GJENNOMFORING)


@konsekvens(PlassFrigitt)
@konsekvens(KapasitetEndret)
def opprykk(h: PlassFrigitt | KapasitetEndret, s: Sporring) -> Iterator[Folge]:  # noqa: ARG001
    """Whoever has waited longest gets the seat, while the pulje is not over."""
    lop, _, nr = s.nokkel.partition(":")
    plan = lopet(s, lop).pulje(int(nr))
    if plan is None or plan.fase not in _I_GANG:
        return
    for kommune in s.aggregat.for_opprykk:
        yield s.strom, PlassTildelt(kommune=kommune, grunn=Plassgrunn.VENTELISTE)


@konsekvens(PlassTildelt)
def fikk_plass(h: PlassTildelt, s: Sporring) -> Iterator[Folge]:
    """The kommune that moved up is told where it follows its own answers."""
    if h.grunn is Plassgrunn.VENTELISTE:
        lop, _, nr = s.nokkel.partition(":")
        yield f"deltakelse:{lop}:{h.kommune}", KommuneFikkPlass(pulje=int(nr))
