"""Roadmaps that the tests begin from."""

from __future__ import annotations

from datetime import date

from innforing.domain.veikart.steg.registrer_veikart import VeikartRegistrert
from innforing.domain.veikart.verdier import Veikartart, Veikartpunkt

VEIKARTET = VeikartRegistrert(
    tittel="Felles veikart 2024–2026",
    fra=date(2024, 1, 1),
    til=date(2026, 12, 31),
    parter=("hod", "ks"),
)
INNFOR = Veikartpunkt(
    losning="kj", art=Veikartart.INNFORING, fra=date(2024, 4, 1), til=date(2024, 12, 31)
)
UTVIKLE = Veikartpunkt(
    losning="pll", art=Veikartart.UTVIKLING, fra=date(2024, 1, 1), til=date(2026, 12, 31)
)
