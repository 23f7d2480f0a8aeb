"""Where the choices of a field come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.web.skjema.motevalg import MOTEKILDER
from innforing.web.skjema.styringsvalg import STYRINGSKILDER
from innforing.web.skjema.tilskuddsvalg import TILSKUDDSKILDER
from innforing.web.skjema.valg import KILDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.web.skjema.valgtype import Kilde

ALLE: Final[Mapping[str, Kilde]] = {**KILDER, **TILSKUDDSKILDER, **MOTEKILDER, **STYRINGSKILDER}


def kilde_for(eier: str, felt: str) -> Kilde | None:
    """Where the choices of a field come from; None when it is written."""
    return ALLE.get(f"{eier}.{felt}") or ALLE.get(felt)
