"""A party answers in a written round."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.gi_standpunkt import Fakta as Svarfakta
from innforing.domain.koordineringsgruppe.steg.gi_standpunkt import (
    GiStandpunkt,
    den_som_svarer_er_habil,
    runden_er_apen,
    svarer_for_egen_part,
)
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass, Standpunkt
from tests.domain.koordineringsgruppe.historie import (
    BESLUTTET,
    DAG,
    KARI_FOR,
    LUKKET_RUNDE,
    MELDT,
    MOTE,
    MOTET,
    OLA_VEK,
    PLASSER,
    RUNDEN,
    SAK,
    SEKRETAER,
    SENDT_UT,
)
from tests.domain.spesifikasjon import KARI, OLA, gitt

SVAR = GiStandpunkt(sak=SAK, part=Part.KS, standpunkt=Standpunkt.FOR)
SITTER = Svarfakta(sitter_i_gruppen=PLASSER)


@pytest.mark.krav("K-104", "K-109")
def test_en_part_svarer_og_siste_svar_teller() -> None:
    gitt(*RUNDEN).nar(SVAR, som=KARI, fakta=SITTER).da(KARI_FOR)
    mot = SVAR.med(standpunkt=Standpunkt.MOT)
    gruppe = (
        gitt(*RUNDEN, KARI_FOR)
        .nar(mot, som=KARI, fakta=SITTER)
        .da(KARI_FOR.med(standpunkt=Standpunkt.MOT))
    )
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.moter[MOTE].mot(SAK) == {Part.KS}


def test_sekretaeren_svarer_ikke_for_noen() -> None:
    gitt(*RUNDEN).nar(SVAR, som=SEKRETAER, fakta=SITTER).avvises(
        rett_myndighet, svarer_for_egen_part
    )


@pytest.mark.krav("K-104")
def test_ingen_svarer_for_en_annen_part_eller_for_to() -> None:
    gitt(*RUNDEN).nar(SVAR, som=OLA, fakta=SITTER).avvises(svarer_for_egen_part)
    to = (*PLASSER, Gruppeplass(person="kari", part=Part.NHN, fra=DAG))
    gitt(*RUNDEN).nar(SVAR, som=KARI, fakta=Svarfakta(sitter_i_gruppen=to)).avvises(
        svarer_for_egen_part
    )


@pytest.mark.krav("K-375")
def test_en_inhabil_svarer_ikke() -> None:
    steg = SVAR.med(part=Part.NHN)
    gitt(*RUNDEN, OLA_VEK).nar(steg, som=OLA, fakta=SITTER).avvises(den_som_svarer_er_habil)


def test_det_svares_bare_i_en_runde_som_er_apen() -> None:
    apent_mote = (*MOTET[:-2], SENDT_UT)
    alle = (
        (),
        (MELDT,),
        apent_mote,
        LUKKET_RUNDE,
        (*LUKKET_RUNDE, BESLUTTET),
        (*RUNDEN, BESLUTTET),
    )
    for historie in alle:
        gitt(*historie).nar(SVAR, som=KARI, fakta=SITTER).avvises(runden_er_apen)
