"""Who keeps the record of the koordineringsgruppe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.vilkar import myndighet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


@myndighet("Gruppens sekretær", "Sekretæren for gruppa", "The secretary of the group")
def gruppens_sekretaer(g: Grunnlag[Any, Any]) -> bool:
    """Who writes for the group calls its meetings and keeps its record, and decides nothing."""
    skriver = g.aktor.rolle is Rolle.SAKSBEHANDLER
    return skriver and g.verv.organtype is Organtype.KOORDINERINGSGRUPPE
