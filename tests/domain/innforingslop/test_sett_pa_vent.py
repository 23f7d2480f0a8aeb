"""A pause has grounds, and a date when it is looked at again."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.sett_pa_vent import (
    LopSattPaVent,
    SettPaVent,
    er_ikke_pa_vent_fra_for,
    vurderes_framover,
)
from tests.domain.innforingslop.historie import (
    APNET_A,
    APNET_C,
    AVSLUTTET_A,
    GRUPPELEDER,
    PAUSE,
    PULJELEDER_1,
    SATT_PA_VENT,
    SENDT,
    fritekst,
)
from tests.domain.spesifikasjon import BERGEN, KARI, LEDER, gitt

VENT = SettPaVent(begrunnelse=fritekst("leverandøren er ikke klar"), vurderes=date(2024, 6, 1))
APEN = gitt(*APNET_A, i=T.PAMELDING)


@pytest.mark.krav("K-002")
def test_lederen_eller_eieren_setter_lopet_pa_vent() -> None:
    lop = APEN.nar(VENT, som=LEDER).da(SATT_PA_VENT)
    assert isinstance(lop, Innforingslop)
    assert (lop.tilstand, lop.pa_vent) == (T.PAMELDING, PAUSE)
    APEN.nar(VENT, som=KARI).da(
        LopSattPaVent(pause=PAUSE.med(av="kari", organ="koordineringsgruppen"))
    )


def test_en_pause_har_begrunnelse_og_dato() -> None:
    with pytest.raises(ValidationError, match=r"2 validation errors"):
        SettPaVent.model_validate({})


def test_et_lop_pa_vent_settes_ikke_pa_vent_igjen() -> None:
    gitt(*APNET_A, SATT_PA_VENT, i=T.PAMELDING).nar(VENT, som=LEDER).avvises(
        er_ikke_pa_vent_fra_for
    )


@pytest.mark.parametrize("dato", [SENDT, date(2023, 12, 31)])
def test_pausen_vurderes_pa_nytt_en_dag_som_kommer(dato: date) -> None:
    APEN.nar(VENT.med(vurderes=dato), som=LEDER).avvises(vurderes_framover)


def test_et_avsluttet_lop_kan_ikke_vente() -> None:
    gitt(*AVSLUTTET_A, i=T.AVSLUTTET).nar(VENT, som=KARI).avvises(riktig_fase)


def test_i_type_c_setter_den_som_leder_helheten_pa_vent() -> None:
    c = gitt(*APNET_C, i=T.PAMELDING)
    c.nar(VENT, som=GRUPPELEDER).etter()
    c.nar(VENT, som=PULJELEDER_1).avvises(rett_myndighet)
    APEN.nar(VENT, som=BERGEN).avvises(rett_myndighet)
