"""The life cycle of 2024, frozen: who may take which step when, and what it asks."""

from __future__ import annotations

from innforing.domain.grunnmur.livslop import Livslop
from innforing.domain.innforingslop import myndigheter
from innforing.domain.innforingslop.livslop import (
    v2024_1_fra_planlagt,
    v2024_1_plan,
    v2024_1_til_sjekket,
    vilkar,
    vilkar_evaluering,
    vilkar_invitasjon,
    vilkar_klar,
    vilkar_plan,
)
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand

NAVNGITT_AV = (
    myndigheter,
    vilkar,
    vilkar_evaluering,
    vilkar_invitasjon,
    vilkar_klar,
    vilkar_plan,
)
"""Where the authorities and shared guards are written that the rows name."""

LIVSLOP = Livslop(
    "2024.1",
    LopTilstand,
    (*v2024_1_til_sjekket.RADER, *v2024_1_plan.RADER, *v2024_1_fra_planlagt.RADER),
)
