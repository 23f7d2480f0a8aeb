"""Guards that several steps on a behov share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.behov.behov import Behov
    from innforing.domain.grunnmur.aggregat import Grunnlag


@vilkar(
    "K-242",
    "Behovet er ikke samlet i et annet",
    "Behovet er ikkje samla i eit anna",
    "The need is not gathered in another",
    rettes_av=("behovets_region", "ks"),
    slik=(
        "Ta steget på behovet det er samlet i: dette følger med",
        "Ta steget på behovet det er samla i: dette følgjer med",
        "Take the step on the need it is gathered in: this one follows",
    ),
)
def behovet_star_for_seg_selv(g: Grunnlag[Behov, Any]) -> bool | tuple[str, ...]:
    """One that is gathered has the status of the one that gathers, and none of its own."""
    return g.aggregat.samlet_i is None or (g.aggregat.samlet_i,)


@vilkar(
    "K-241",
    "Kommunen finnes i kommuneregisteret",
    "Kommunen finst i kommuneregisteret",
    "The kommune stands in the register of kommuner",
    rettes_av=("kommunen_med_behovet", "melderens_region", "ks"),
    slik=(
        "Velg en kommune fra listen",
        "Vel ein kommune frå lista",
        "Choose a kommune from the list",
    ),
)
def kommunen_er_i_registeret(g: Grunnlag[Behov, Any]) -> bool:
    """A kommune that is known lies in a fylke."""
    return g.steg.kommune is None or g.fakta.melderens_fylke is not None
