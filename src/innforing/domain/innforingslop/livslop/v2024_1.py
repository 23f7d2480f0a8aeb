"""The life cycle of 2024, frozen: who may take which step when, and what it asks."""

from __future__ import annotations

from innforing.domain.grunnmur.livslop import Livslop
from innforing.domain.innforingslop import myndigheter as _myndigheter  # noqa: F401 - rows name them
from innforing.domain.innforingslop.livslop import v2024_1_fra_planlagt, v2024_1_til_planlagt
from innforing.domain.innforingslop.livslop import vilkar as _vilkar  # noqa: F401 - rows name them
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand

LIVSLOP = Livslop(
    "2024.1",
    LopTilstand,
    (*v2024_1_til_planlagt.RADER, *v2024_1_fra_planlagt.RADER),
)
