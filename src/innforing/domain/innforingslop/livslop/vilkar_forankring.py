"""Guards on forankring that came with the model of 2025."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.livslop.vilkar_plan import regional_forankring

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.grunnmur.vilkar import Svar
    from innforing.domain.innforingslop.innforingslop import Innforingslop


@vilkar(
    "K-155, K-188",
    "Lederne i regionen er med før planen godkjennes",
    "Leiarane i regionen er med før planen blir godkjend",
    "The leaders of the region have joined before the plan is approved",
    rettes_av=("regionens_kontaktperson", "innforingsleder"),
    slik=(
        "Ta løpet opp med lederne, og registrer i planen hvor og når",
        "Ta løpet opp med leiarane, og registrer i planen kvar og når",
        "Take the løp up with the leaders, and register in the plan where and when",
    ),
)
def lederne_i_regionen_er_med(g: Grunnlag[Innforingslop, Any]) -> Svar:
    """What 2024.1 asked about, is asked for: a plan that no leader knew was a finding of 2025."""
    return regional_forankring.sporsmal(g)
