"""Agreements that the tests begin from."""

from __future__ import annotations

from datetime import date

from innforing.domain.avtale.steg.registrer_avtale import AvtaleRegistrert, RegistrerAvtale
from innforing.domain.avtale.verdier import Avtaleart, Intensjon

REGISTRER = RegistrerAvtale(
    art=Avtaleart.AVTALE,
    tittel="Avtale om innføring av e-helseløsninger",
    parter=("hod", "ks"),
    signert=date(2022, 1, 13),
    fra=date(2022, 1, 13),
    til=date(2023, 12, 31),
    kan_sies_opp=True,
    intensjoner=(Intensjon(part="ks", tekst="Forankring gjennom nettverkene"),),
    referanse="Kilde 004",
)
AVTALEN = AvtaleRegistrert(
    art=Avtaleart.AVTALE,
    tittel="Avtale om innføring av e-helseløsninger",
    parter=("hod", "ks"),
    signert=date(2022, 1, 13),
    fra=date(2022, 1, 13),
    til=date(2023, 12, 31),
    kan_sies_opp=True,
    intensjoner=(Intensjon(part="ks", tekst="Forankring gjennom nettverkene"),),
    referanse="Kilde 004",
)
