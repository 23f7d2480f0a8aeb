"""Who acts for a grant: its vertskommune, and the leader of its network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


@myndighet(
    "Vertskommunen for tilskuddet", "Vertskommunen for tilskotet", "The grant's host kommune"
)
def vertskommunen(g: Grunnlag[Any, Any]) -> bool:
    """The kommune that the oppdragsbrev went to, by its leader or proxy (K-279)."""
    svarer = g.aktor.rolle in (Rolle.LEDER, Rolle.FULLMEKTIG)
    brev = g.aggregat.brev
    return svarer and brev is not None and g.verv.kommune == brev.vertskommune


@myndighet("Nettverkets leder", "Leiaren for nettverket", "The network's leader")
def nettverkets_leder(g: Grunnlag[Any, Any]) -> bool:
    """Leader of the diginettverk that the grant belongs to."""
    nettverk = g.aggregat.del_av or g.nokkel.partition(":")[2]
    leder = g.aktor.rolle is Rolle.LEDER and g.verv.organtype is Organtype.DIGINETTVERK
    return leder and g.aktor.organ == f"digi-{nettverk}"
