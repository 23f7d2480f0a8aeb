"""Who arranges a samling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


@myndighet("Den som arrangerer samlingen", "Den som arrangerer samlinga", "Who arranges it")
def samlingens_arrangor(g: Grunnlag[Any, Any]) -> bool:
    """KS, or the regional gruppe that planned it (K-247, K-248)."""
    return g.aggregat.arrangor is not None and g.aggregat.arrangor == g.aktor.organ
