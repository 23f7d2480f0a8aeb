"""Who may ask and who may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Skjemafakta(Verdi):
    """What the one who asks must know; a step's `Fakta` extends it."""

    lopets_ledere: tuple[str, ...] = ()
    """Leaders and named stedfortredere of the løp today, appointed in the role acted in (K-138)."""
    skjemaets_deltakere: tuple[str, ...] = ()
    """Everyone who has had a seat in the pulje or the løp, also those who withdrew (K-215)."""


SPOR = ("lopets_leder", "koordineringsgruppen")
"""Who may ask: the leader who is to evaluate, and the group that is to learn (K-113)."""


@myndighet("Kommunen som svarer", "Kommunen som svarar", "The kommune that answers")
def kommunen_som_svarer(g: Grunnlag[Any, Any]) -> bool:
    """Anyone who holds a role for the kommune; nobody answers for another."""
    return g.verv.kommune is not None and g.verv.kommune == g.steg.kommune
