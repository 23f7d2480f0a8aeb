"""Who speaks of a behov: the kommune that has it, and the region it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag

_REGIONALE = (Organtype.REGIONAL_GRUPPE, Organtype.DIGINETTVERK)


class MelderFakta(Verdi):
    """Where the kommune of the step lies, on the day of the step."""

    melderens_fylke: str | None = None
    melderens_nettverk: str | None = None


@myndighet("Kommunen som har behovet", "Kommunen som har behovet", "The kommune that has the need")
def kommunen_med_behovet(g: Grunnlag[Any, Any]) -> bool:
    """Anyone who holds a role for the kommune that the step names (K-241)."""
    return g.verv.kommune is not None and g.verv.kommune == g.steg.kommune


@myndighet(
    "Den regionale gruppen til kommunen",
    "Den regionale gruppa til kommunen",
    "The regional group of the kommune",
)
def melderens_region(g: Grunnlag[Any, Any]) -> bool:
    """A region reports for its own kommuner, or for itself when no kommune is named (K-241)."""
    if g.verv.organtype not in _REGIONALE:
        return False
    egne = {g.fakta.melderens_fylke, g.fakta.melderens_nettverk}
    return g.steg.kommune is None or bool({g.verv.region, g.aktor.organ} & egne)


@myndighet(
    "En regional gruppe der behovet er meldt",
    "Ei regional gruppe der behovet er meldt",
    "A regional group where the need was reported",
)
def behovets_region(g: Grunnlag[Any, Any]) -> bool:
    """The regions of those who have it (K-242)."""
    egen = bool({g.verv.region, g.aktor.organ} & g.aggregat.steder)
    return g.verv.organtype in _REGIONALE and egen
