"""Guards that both steps share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.lesemodell.lesemodell import Lesemodell


@vilkar(
    "K-379",
    "Hendelsen er ikke gitt opp fra før",
    "Hendinga er ikkje gjeven opp frå før",
    "The event has not been given up already",
    rettes_av="ks",
    slik=(
        "Bygg lesemodellen på nytt med en ny versjon i stedet",
        "Bygg lesemodellen på nytt med ein ny versjon i staden",
        "Build the read model anew with a new version instead",
    ),
)
def hendelsen_er_ikke_gitt_opp(g: Grunnlag[Lesemodell, Any]) -> bool:
    """What was given up is left out of every later build too, or two builds would differ."""
    return g.steg.posisjon not in g.aggregat.gitt_opp
