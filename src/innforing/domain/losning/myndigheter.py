"""Who assesses a løsning: the kriteriesett in force says which kinds of body (K-075)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


@myndighet(
    "Organet som gjør helsefaglig vurdering",
    "Organet som gjer helsefagleg vurdering",
    "The body that makes the clinical assessment",
)
def helsefaglig_organ(g: Grunnlag[Any, Any]) -> bool:
    """The body is data, since the sources settle none (K-075, T-06)."""
    return g.verv.organtype is not None and g.verv.organtype.value in g.fakta.helsefaglige_organ


@myndighet(
    "Programmet som avgir løsningen",
    "Programmet som avgjev løysinga",
    "The programme that hands the løsning over",
)
def losningens_program(g: Grunnlag[Any, Any]) -> bool:
    """Its own program; any program while none is named (K-006)."""
    eget = g.aggregat.avgivende_program in (None, g.aktor.organ)
    return g.verv.organtype is Organtype.PROGRAM and eget
