"""Who may report for a kommune on one løsning, in a løp or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.lokalt import LokalFakta, kommunen
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class IbruktakelseFakta(LokalFakta):
    """What the authorities on an ibruktakelse must know; a step's `Fakta` extends it."""

    ukjente_koder: tuple[str, ...] = ()
    """Of løsning and kommune, the ids that nothing is registered under that day."""
    losningens_ledere: tuple[str, ...] = ()
    """Who lead a løp for the løsning that this kommune is aktuell in, in the role acted in."""


@myndighet(
    "Den som leder et løp for løsningen",
    "Den som leier eit løp for løysinga",
    "The one who leads a løp for the løsning",
)
def losningens_leder(g: Grunnlag[Any, Any]) -> bool:
    """Only of a løp that this kommune is aktuell in."""
    return g.aktor.person is not None and g.aktor.person in g.fakta.losningens_ledere


FOR_KOMMUNEN = (
    "kommunen",
    "kommunens_nettverksressurs",
    "kommunens_kontaktperson",
    "losningens_leder",
)
"""The kommune itself, and those who may report for it, and it is told (livslop.md §2)."""


def meldt_av_andre(g: Grunnlag[Any, Any]) -> bool:
    """Whether the kommune must be told of it."""
    return not kommunen.sporsmal(g)
