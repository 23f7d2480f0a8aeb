"""Guards that the steps of a case share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.sletting.verdier import Slettestatus

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.sletting.sletting import Sletting


@vilkar(
    "K-377",
    "Slettingen venter på godkjenning",
    "Slettinga ventar på godkjenning",
    "The erasure awaits approval",
    rettes_av="ks",
    slik=(
        "Be om slettingen på nytt",
        "Be om slettinga på nytt",
        "Ask for the erasure anew",
    ),
)
def slettingen_er_apen(g: Grunnlag[Sletting, Any]) -> bool:
    """Once erased or withdrawn a case is over."""
    return g.aggregat.status is Slettestatus.BEDT_OM


@vilkar(
    "K-377",
    "Slettingen har hjemmel, og ingen ord om den det gjelder",
    "Slettinga har heimel, og ingen ord om den det gjeld",
    "The erasure has a legal basis, and no words about the one concerned",
    rettes_av="ks",
    slik=("La begrunnelsen stå tom", "Lat grunngivinga stå tom", "Leave the grounds empty"),
)
def hjemmelen_er_nok(g: Grunnlag[Sletting, Any]) -> bool:
    """A reason in words would say again what is to be forgotten."""
    return g.steg.begrunnelse is None
