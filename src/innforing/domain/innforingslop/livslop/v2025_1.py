"""The life cycle of 2025, frozen: that of 2024 with two warnings that became conditions."""

from __future__ import annotations

from dataclasses import replace

from innforing.domain.grunnmur.livslop import Livslop, Overgang
from innforing.domain.innforingslop.livslop import v2024_1, vilkar_forankring

NAVNGITT_AV = (*v2024_1.NAVNGITT_AV, vilkar_forankring)
"""Where the authorities and shared guards are written that the rows name."""

_FORANKRING = ("regional_forankring", "lederne_i_regionen_er_med")
_ROLLER = ("roller_og_forankring_vurdert", "roller_og_forankring_vurdert")
_STRENGERE = {"godkjenn_plan": _FORANKRING, "evaluer": _ROLLER}
"""Step → the warning of 2024.1 that is lifted, and what blocks in its place (K-155, K-214)."""


def _strengere(rad: Overgang) -> Overgang:
    avklaring, sperre = _STRENGERE.get(rad.steg, ("", ""))
    if avklaring not in rad.avklares:
        return rad
    return replace(
        rad,
        sperrer=(*rad.sperrer, sperre),
        avklares=tuple(navn for navn in rad.avklares if navn != avklaring),
    )


LIVSLOP = Livslop(
    "2025.1",
    v2024_1.LIVSLOP.tilstander,
    tuple(_strengere(rad) for rad in v2024_1.LIVSLOP.overganger),
)
