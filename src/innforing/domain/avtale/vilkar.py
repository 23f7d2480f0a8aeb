"""Guards that several steps on an agreement share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.avtale.avtale import Avtale
    from innforing.domain.grunnmur.aggregat import Grunnlag


@vilkar(
    "K-340",
    "Parten er en av avtalens parter",
    "Parten er ein av partane i avtalen",
    "The party is a party to the agreement",
    rettes_av="ks",
    slik=("Velg en av partene", "Vel ein av partane", "Choose one of the parties"),
)
def parten_er_med(g: Grunnlag[Avtale, Any]) -> bool:
    part = g.steg.part if hasattr(g.steg, "part") else g.steg.giver
    return part in g.aggregat.parter
