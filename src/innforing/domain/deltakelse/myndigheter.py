"""Who leads the løp that a deltakelse belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.lokalt import LokalFakta
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class DeltakelseFakta(LokalFakta):
    """What the authorities on a deltakelse must know; a step's `Fakta` extends it."""

    lopets_ledere: tuple[str, ...] = ()
    """Leaders and named stedfortredere of the løp today, appointed in the role acted in (K-138)."""


@myndighet("Den som leder løpet", "Den som leier løpet", "The one who leads the løp")
def lopets_leder(g: Grunnlag[Any, Any]) -> bool:
    """Innføringsleder, prosessleder or stedfortreder of the løp or one of its puljer."""
    return g.aktor.person is not None and g.aktor.person in g.fakta.lopets_ledere


ALLE_NAER = ("lopets_leder", "kommunens_nettverksressurs", "kommunens_kontaktperson", "kommunen")
"""Who may register what happens with the kommune (livslop.md §2)."""
