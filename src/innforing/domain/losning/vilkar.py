"""A guard that several steps on a løsning share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.losning.losning import Losning


@vilkar(
    "K-373",
    "Datoen ligger ikke fram i tid",
    "Datoen ligg ikkje fram i tid",
    "The date is not ahead",
    rettes_av=("ks", "nhn", "losningens_program"),
    slik=(
        "Vent til det har skjedd, eller rett datoen",
        "Vent til det har skjedd, eller rett datoen",
        "Wait until it has happened, or correct the date",
    ),
)
def datoen_er_ikke_framover(g: Grunnlag[Losning, Any]) -> bool | tuple[str, ...]:
    """What the check of a løp rests on has happened; the list names the leverandører ahead."""
    leverandorer = getattr(g.steg, "leverandorer", None)
    if leverandorer is None:
        return bool(g.steg.dato <= g.dag)
    return tuple(lev.id for lev in leverandorer if lev.dato > g.dag)
