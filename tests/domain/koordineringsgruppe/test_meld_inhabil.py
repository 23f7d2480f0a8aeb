"""Who steps aside, and why."""

from __future__ import annotations

import pytest

from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.meld_inhabil import (
    Fakta,
    MeldInhabil,
    den_inhabile_er_medlem,
)
from innforing.domain.koordineringsgruppe.verdier import Habilitetsgrunn
from innforing.domain.koordineringsgruppe.vilkar import saken_er_apen
from tests.domain.koordineringsgruppe.historie import (
    BESLUTTET,
    MOTET,
    OLA_VEK,
    PLASSER,
    SAK,
    SEKRETAER,
)
from tests.domain.spesifikasjon import KARI, gitt

VIK = MeldInhabil(sak=SAK, person="ola", grunn=Habilitetsgrunn.HAR_LAGET_SAKEN)
SITTER = Fakta(sitter_i_gruppen=PLASSER)


@pytest.mark.krav("K-104")
def test_et_medlem_viker_sete() -> None:
    gruppe = gitt(*MOTET).nar(VIK, som=SEKRETAER, fakta=SITTER).da(OLA_VEK)
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.saker[SAK].inhabile == {"ola"}


def test_saken_er_apen() -> None:
    gitt(*MOTET, BESLUTTET).nar(VIK, som=KARI, fakta=SITTER).avvises(saken_er_apen)
    gitt(*MOTET).nar(VIK.med(sak="x"), som=KARI, fakta=SITTER).avvises(saken_er_apen)


def test_bare_et_medlem_viker_sete() -> None:
    steg = VIK.med(person="rune")
    gitt(*MOTET).nar(steg, som=KARI, fakta=SITTER).avvises(den_inhabile_er_medlem)


def test_ingen_grunn_handler_om_personens_helse() -> None:
    assert not [g for g in Habilitetsgrunn if "syk" in g.tekst.nb or "helse" in g.tekst.nb]
