"""Who gives a group its mandate, and who answers for its work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Arbeidsgruppefakta(Verdi):
    """What the authorities must know; a step's `Fakta` extends it."""

    organets_type: str | None = None
    organets_overordnet: str | None = None
    """The body that set the group up."""


@myndighet(
    "Den som satte ned gruppen", "Den som sette ned gruppa", "The body that set the group up"
)
def gruppens_oppdragsgiver(g: Grunnlag[Any, Any]) -> bool:
    """The owner of the group (K-257), under its own name."""
    return bool(g.aktor.organ == g.fakta.organets_overordnet)


@myndighet("Gruppen selv", "Gruppa sjølv", "The group itself")
def gruppen_selv(g: Grunnlag[Any, Any]) -> bool:
    """Anyone who holds a role in the group."""
    return g.aktor.organ == g.nokkel
