"""Who makes and keeps felles materiell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


@myndighet("Forvalteren av materiellet", "Forvaltaren av materiellet", "The keeper of the material")
def forvalteren(g: Grunnlag[Any, Any]) -> bool:
    """The one body that keeps the piece current (K-080)."""
    return g.aggregat.forvalter is not None and g.aggregat.forvalter == g.aktor.organ


@myndighet("Helsedirektoratet", "Helsedirektoratet", "The Directorate of Health")
def helsedirektoratet(g: Grunnlag[Any, Any]) -> bool:
    """One of the national forvaltere (K-080)."""
    return g.verv.organtype is Organtype.HELSEDIREKTORATET


@myndighet("En regional gruppe e-helse", "Ei regional gruppe e-helse", "A regional e-health group")
def regional_gruppe(g: Grunnlag[Any, Any]) -> bool:
    """The regional grupper contribute methods, tools and materiell (K-085)."""
    return g.verv.organtype is Organtype.REGIONAL_GRUPPE


@myndighet("En arbeidsgruppe", "Ei arbeidsgruppe", "A working group")
def arbeidsgruppe_i_arbeid(g: Grunnlag[Any, Any]) -> bool:
    """A group reuses and improves materiell within its løp (K-082)."""
    return g.verv.organtype is Organtype.ARBEIDSGRUPPE
