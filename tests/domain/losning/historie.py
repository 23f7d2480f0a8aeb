"""Løsninger that the tests begin from."""

from __future__ import annotations

from datetime import date

from innforing.domain.losning.steg.registrer_losning import LosningRegistrert
from innforing.domain.losning.verdier import Losningskategori, Omfang

KJERNEJOURNAL = LosningRegistrert(
    navn="Kjernejournal",
    kategori=Losningskategori.NASJONAL_EHELSELOSNING,
    omfang=Omfang.STORT,
    avgivende_program="program-kj",
    prosjektfase_til=date(2024, 12, 31),
)
