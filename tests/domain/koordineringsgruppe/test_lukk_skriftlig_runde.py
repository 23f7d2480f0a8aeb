"""A written round is closed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.aktor import Part
from innforing.domain.koordineringsgruppe.steg.lukk_skriftlig_runde import Fakta as Lukkefakta
from innforing.domain.koordineringsgruppe.steg.lukk_skriftlig_runde import (
    LukkSkriftligRunde,
    alle_parter_har_fatt_svare,
    runden_er_ikke_lukket,
)
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass
from tests.domain.koordineringsgruppe.historie import (
    DAG,
    HANNE_STEMMER_IKKE,
    KARI_FOR,
    LUKKET,
    LUKKET_RUNDE,
    MOTE,
    MOTET,
    OLA_MOT,
    OLA_VEK,
    PLASSER,
    RUNDEN,
    SEKRETAER,
)
from tests.domain.spesifikasjon import KARI, NA, gitt

LUKK = LukkSkriftligRunde(mote=MOTE)
DELTAR = Lukkefakta(sitter_i_gruppen=PLASSER)
ETTER_FRISTEN = datetime(2024, 3, 11, 9, 0, tzinfo=UTC)


def test_runden_lukkes_nar_alle_har_svart() -> None:
    fulle = (*RUNDEN, KARI_FOR, OLA_MOT, HANNE_STEMMER_IKKE)
    gitt(*fulle).nar(LUKK, som=SEKRETAER, fakta=DELTAR).da(LUKKET.med(dato=DAG))
    assert NA.date() == DAG


@pytest.mark.krav("K-109")
def test_en_part_far_svare_til_fristen_er_ute() -> None:
    en_mangler = gitt(*RUNDEN, KARI_FOR, OLA_MOT)
    avvist = en_mangler.nar(LUKK, som=KARI, fakta=DELTAR).avvises(alle_parter_har_fatt_svare)
    assert avvist.sperrer[0].mangler == ("helsedirektoratet",)
    en_mangler.nar(LUKK, som=KARI, fakta=DELTAR, na=ETTER_FRISTEN).etter()


def test_den_som_vek_sete_og_den_uten_part_ventes_det_ikke_pa() -> None:
    uten = Lukkefakta(
        sitter_i_gruppen=(
            *PLASSER[:2],
            Gruppeplass(person="leif", fra=DAG),
            Gruppeplass(person="siv", part=Part.ANDRE, fra=date(2025, 1, 1)),
        )
    )
    gitt(*RUNDEN, KARI_FOR, OLA_VEK).nar(LUKK, som=KARI, fakta=uten).etter()


def test_et_mote_og_en_lukket_runde_lukkes_ikke() -> None:
    gitt().nar(LUKK, som=KARI, fakta=DELTAR).avvises(runden_er_ikke_lukket)
    gitt(*MOTET).nar(LUKK, som=KARI, fakta=DELTAR).avvises(runden_er_ikke_lukket)
    gitt(*LUKKET_RUNDE).nar(LUKK, som=KARI, fakta=DELTAR).avvises(runden_er_ikke_lukket)
