"""Every released version of the life cycle; a løp keeps the one it was born with (K-324)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.innforingslop.livslop import v2024_1, v2025_1

if TYPE_CHECKING:
    from innforing.domain.grunnmur.livslop import Livslop

LIVSLOP: dict[str, Livslop] = {
    "2024.1": v2024_1.LIVSLOP,
    "2025.1": v2025_1.LIVSLOP,
}

GJELDENDE = "2024.1"
"""The version that a new løp is pinned to, until another one is put in force (K-324)."""
