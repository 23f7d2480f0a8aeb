"""After the pause every deadline that fell in it has a new date."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import NySvarfrist, SendtInvitasjon, avtrykk
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.gjenoppta import (
    Gjenoppta,
    LopGjenopptatt,
    er_pa_vent,
    nye_frister_er_framover,
    nye_frister_er_satt,
)
from tests.domain.innforingslop.historie import (
    APNET_A,
    APNET_C,
    FRIST,
    GRUPPELEDER,
    I_GANG_A,
    PULJELEDER_1,
    SATT_PA_VENT,
    TEKSTER,
)
from tests.domain.spesifikasjon import BERGEN, KARI, LEDER, gitt

ETTER_FRISTEN = datetime(2024, 4, 10, 9, 0, tzinfo=UTC)
NY = NySvarfrist(pulje=1, svarfrist=date(2024, 5, 1))
NY_VERSJON = SendtInvitasjon(
    pulje=1,
    versjon=2,
    sendt=date(2024, 4, 10),
    svarfrist=date(2024, 5, 1),
    avtrykk=avtrykk(TEKSTER),
)
PA_VENT = gitt(*APNET_A, SATT_PA_VENT, i=T.PAMELDING)


@pytest.mark.krav("K-156")
def test_fristen_som_falt_i_pausen_far_ny_dato() -> None:
    PA_VENT.nar(Gjenoppta(), som=LEDER, na=ETTER_FRISTEN).avvises(nye_frister_er_satt)
    lop = PA_VENT.nar(Gjenoppta(frister=(NY,)), som=LEDER, na=ETTER_FRISTEN).da(
        LopGjenopptatt(frister=(NY,), invitasjoner=(NY_VERSJON,))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.pa_vent is None
    assert [p.svarfrist for p in lop.puljer] == [date(2024, 5, 1), None]
    assert lop.invitasjon_til(1) == NY_VERSJON


def test_en_frist_etter_pausen_star() -> None:
    lop = PA_VENT.nar(Gjenoppta(), som=KARI).da(LopGjenopptatt())
    assert isinstance(lop, Innforingslop)
    assert [p.svarfrist for p in lop.puljer] == [FRIST, None]


def test_puljer_som_ikke_tar_imot_svar_trenger_ingen_frist() -> None:
    i_gang = gitt(*I_GANG_A, SATT_PA_VENT, i=T.GJENNOMFORING)
    i_gang.nar(Gjenoppta(), som=LEDER, na=ETTER_FRISTEN).da(LopGjenopptatt())


@pytest.mark.krav("K-156")
@pytest.mark.parametrize(
    "ny", [NY.med(svarfrist=date(2024, 4, 10)), NY.med(pulje=2), NY.med(pulje=9)]
)
def test_en_ny_frist_er_fram_i_tid_og_for_en_pulje_som_er_apen(ny: NySvarfrist) -> None:
    steg = Gjenoppta(frister=(NY, ny) if ny.pulje != 1 else (ny,))
    avvisning = PA_VENT.nar(steg, som=LEDER, na=ETTER_FRISTEN).avvises(nye_frister_er_framover)
    assert avvisning.sperrer[0].mangler == (str(ny.pulje),)


def test_et_lop_som_gar_kan_ikke_gjenopptas() -> None:
    gitt(*APNET_A, i=T.PAMELDING).nar(Gjenoppta(), som=LEDER).avvises(er_pa_vent)


def test_i_type_c_gjenopptar_den_som_leder_helheten() -> None:
    c = gitt(*APNET_C, SATT_PA_VENT, i=T.PAMELDING)
    c.nar(Gjenoppta(), som=GRUPPELEDER).etter()
    c.nar(Gjenoppta(), som=PULJELEDER_1).avvises(rett_myndighet)
    PA_VENT.nar(Gjenoppta(), som=BERGEN).avvises(rett_myndighet)
