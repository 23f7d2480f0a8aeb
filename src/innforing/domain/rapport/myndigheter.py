"""Who delivers a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.vilkar import myndighet
from innforing.domain.rapport.rapport import nettverket

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


@myndighet(
    "Digitaliseringsnettverket rapporten gjelder",
    "Digitaliseringsnettverket rapporten gjeld",
    "The network that the report is about",
)
def rapportens_nettverk(g: Grunnlag[Any, Any]) -> bool:
    """A network answers for itself (K-308)."""
    egen = g.aktor.organ == nettverket(g.nokkel)
    return egen and g.verv.organtype is Organtype.DIGINETTVERK
