"""What the register of bodies says of an actor, folded from the `organ:*` streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.aktor import Organtype, Rolle, Verv
from innforing.domain.organ.organ import Organ

if TYPE_CHECKING:
    from datetime import datetime

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.grunnmur.aktor import Aktor

SYSTEM = "system"
"""What the system itself acts for; no body can have this id."""


def verv_for(aktor: Aktor, leser: Leser, na: datetime) -> Verv:
    """The office the actor holds on that day in Norway; `innehar` is False when there is none.

    The system acts for itself only, never in the name of a body. The set-up of a log holds its
    role until KS is entered, and never again.
    """
    if aktor.rolle in (Rolle.PROSESS, Rolle.OPPSETT):
        ferdig = aktor.rolle is Rolle.OPPSETT and leser.aggregat("organ:ks").finnes
        selv = aktor.person is None and aktor.organ == SYSTEM
        return Verv(innehar=selv and not ferdig, organtype=Organtype.SYSTEM)
    organ = leser.aggregat(f"organ:{aktor.organ}")
    if not isinstance(organ, Organ) or not organ.finnes or aktor.person is None:
        return Verv(innehar=False)
    return Verv(
        innehar=organ.innehar(aktor.person, aktor.rolle, na.astimezone(OSLO).date()),
        organtype=organ.organtype,
        region=organ.region,
        kommune=organ.kommune,
    )
