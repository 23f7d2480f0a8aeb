"""Items are put to the parties in writing."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.koordineringsgruppe.steg.apne_skriftlig_runde import (
    ApneSkriftligRunde,
    Fakta,
    rundens_frist_er_framover,
)
from innforing.domain.koordineringsgruppe.vilkar import sakene_kan_behandles
from tests.domain.koordineringsgruppe.historie import (
    DAG,
    MELDT,
    MOTET,
    RUNDE_APNET,
    SAK,
    SEKRETAER,
    SENDT,
)
from tests.domain.spesifikasjon import KARI, gitt

APNE = ApneSkriftligRunde(saker=(SAK,), frist=date(2024, 3, 10))
GRUNNLAG = Fakta(sakenes_grunnlag=(SENDT,))


@pytest.mark.krav("K-109")
def test_runden_apnes_med_sakene_slik_de_star() -> None:
    gitt(MELDT).nar(APNE, som=SEKRETAER, fakta=GRUNNLAG).da(RUNDE_APNET)


def test_fristen_er_framover() -> None:
    steg = APNE.med(frist=date(2024, 2, 28))
    gitt(MELDT).nar(steg, som=KARI, fakta=GRUNNLAG).avvises(rundens_frist_er_framover)
    gitt(MELDT).nar(APNE.med(frist=DAG), som=KARI, fakta=GRUNNLAG).etter()


def test_en_sak_behandles_ett_sted_om_gangen() -> None:
    gitt(*MOTET).nar(APNE, som=KARI, fakta=GRUNNLAG).avvises(sakene_kan_behandles)
