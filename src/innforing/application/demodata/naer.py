"""Who takes a step for a kommune: the kommune itself, or somebody of its region."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from innforing.application.demodata.scene import Scene
    from innforing.domain.grunnmur.aktor import Aktor

SELV = 0.5
"""How often the kommune enters it itself."""
RESSURS = 0.8
"""The same, with the nettverksressurs counted in; the rest is the kontaktperson's."""


def noen_naer(s: Scene, kommune: str, hell: random.Random, *, selv: float = SELV) -> Aktor | None:
    """The kommune, its nettverksressurs or its kontaktperson; None when the kommune is no more."""
    funnet = s.kommune(kommune)
    if funnet is None:
        return None
    utfall = hell.random()
    if utfall < selv:
        return s.folk.fullmektig(kommune)
    if utfall < RESSURS:
        return s.folk.ressurs(funnet.fylke, hell.randrange(2))
    return s.folk.kontaktperson(funnet.fylke)
