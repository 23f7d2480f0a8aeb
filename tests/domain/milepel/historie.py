"""Milepæler that the tests begin from."""

from __future__ import annotations

from datetime import date

from innforing.domain.milepel.steg.registrer_milepel import MilepelRegistrert
from innforing.domain.milepel.verdier import Innhold, Milepelart, Styringsorgan

RAPPORTEN = Innhold(
    art=Milepelart.UTREDET,
    organ=Styringsorgan.KS,
    dato=date(2024, 2, 16),
    hva="Sluttrapporten er ferdig",
    referanse="Kilde 002",
    deltok=("KommIT-rådet", "Direktoratet for e-helse"),
    bygger_pa=("stotte-i-kommit-radet",),
)
REGISTRERT = MilepelRegistrert(innhold=RAPPORTEN)
