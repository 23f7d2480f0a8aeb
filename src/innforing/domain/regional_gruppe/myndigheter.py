"""Who may set up a regional gruppe, say who is in it, and keep its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GruppeFakta(Verdi):
    """What the authorities and `gruppen_er_registrert` must know; a step's `Fakta` extends it."""

    organets_type: str | None = None
    """Code of the kind of body the stream is about."""
    organets_overordnet: str | None = None
    """The diginettverk that the group is attached to."""


@myndighet("Gruppens diginettverk", "Diginettverket til gruppa", "The network of the group")
def gruppens_diginettverk(g: Grunnlag[Any, Any]) -> bool:
    """The network sets up the three functions and buys people free (K-219, K-228)."""
    nettverk = g.verv.organtype is Organtype.DIGINETTVERK
    return nettverk and g.aktor.organ in (g.nokkel, g.fakta.organets_overordnet)


@myndighet("Den regionale gruppen selv", "Den regionale gruppa sjølv", "The regional group itself")
def den_regionale_gruppen(g: Grunnlag[Any, Any]) -> bool:
    """Anyone who holds a role in the group (K-220)."""
    return g.aktor.organ == g.nokkel
