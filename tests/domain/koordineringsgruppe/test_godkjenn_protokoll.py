"""The minutes are signed off."""

from __future__ import annotations

import pytest

from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.godkjenn_protokoll import (
    GodkjennProtokoll,
    ProtokollGodkjent,
    alle_saker_er_behandlet,
    motet_har_apen_protokoll,
    protokollen_leses_av_en_annen,
)
from innforing.domain.koordineringsgruppe.verdier import Utfall
from tests.domain.koordineringsgruppe.historie import (
    APNET,
    BESLUTTET,
    INNKALT,
    MELDT,
    MOTE,
    MOTET,
    NOTIS,
)
from tests.domain.spesifikasjon import KARI, OLA, gitt

GODKJENN = GodkjennProtokoll(mote=MOTE)
NOTIS_TATT = BESLUTTET.med(sak=NOTIS, utfall=Utfall.TIL_ORIENTERING)


@pytest.mark.krav("K-375")
def test_protokollen_godkjennes_nar_alt_er_behandlet() -> None:
    ferdig = gitt(*MOTET, BESLUTTET, NOTIS_TATT)
    gruppe = ferdig.nar(GODKJENN, som=OLA).da(ProtokollGodkjent(mote=MOTE, av="ola"))
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.moter[MOTE].protokoll_godkjent
    apen = gitt(*MOTET, BESLUTTET).nar(GODKJENN, som=OLA).avvises(alle_saker_er_behandlet)
    assert apen.sperrer[0].mangler == (NOTIS,)


@pytest.mark.krav("K-375")
def test_protokollen_leses_av_en_annen_enn_den_som_forte_den() -> None:
    forte = APNET.med(av="kari")
    historie = (*MOTET[:-1], forte, BESLUTTET, NOTIS_TATT)
    gitt(*historie).nar(GODKJENN, som=KARI).avvises(protokollen_leses_av_en_annen)


def test_bare_et_holdt_mote_har_protokoll() -> None:
    gitt(MELDT).nar(GODKJENN, som=OLA).avvises(motet_har_apen_protokoll)
    gitt(INNKALT).nar(GODKJENN, som=OLA).avvises(motet_har_apen_protokoll)
    godkjent = ProtokollGodkjent(mote=MOTE, av="kari")
    historie = (*MOTET, BESLUTTET, NOTIS_TATT, godkjent)
    gitt(*historie).nar(GODKJENN, som=OLA).avvises(motet_har_apen_protokoll)
