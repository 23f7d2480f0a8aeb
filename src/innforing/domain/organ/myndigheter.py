"""Who may say who acts for a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


@myndighet("Organets egen leder", "Organet sin eigen leiar", "The body's own leader")
def organets_leder(g: Grunnlag[Any, Any]) -> bool:
    """The leader answers for who acts in the body's name."""
    return g.aktor.rolle is Rolle.LEDER and g.aktor.organ == g.nokkel


@myndighet("Organet over", "Organet over", "The body above")
def organet_over(g: Grunnlag[Any, Any]) -> bool:
    """A group's members are named by the body that set it up (K-108, K-228)."""
    return g.aggregat.overordnet is not None and g.aktor.organ == g.aggregat.overordnet


@myndighet(
    "Den som setter ned arbeidsgruppen",
    "Den som set ned arbeidsgruppa",
    "The one who sets up the working group",
)
def arbeidsgruppens_oppdragsgiver(g: Grunnlag[Any, Any]) -> bool:
    """The koordineringsgruppe, or a regional gruppe, under its own name (K-108)."""
    return (
        g.steg.organtype is Organtype.ARBEIDSGRUPPE
        and g.steg.overordnet == g.aktor.organ
        and g.verv.organtype in (Organtype.KOORDINERINGSGRUPPE, Organtype.REGIONAL_GRUPPE)
    )
