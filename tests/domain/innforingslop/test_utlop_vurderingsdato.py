"""The day on which a pause was to be looked at again passes, once; the løp stays on hold."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.gjenoppta import LopGjenopptatt
from innforing.domain.innforingslop.steg.utlop_vurderingsdato import (
    UtlopVurderingsdato,
    VurderingsdatoPassert,
    vurderingen_har_forfalt,
)
from tests.domain.innforingslop.historie import APNET_A, PAUSE, SATT_PA_VENT
from tests.domain.spesifikasjon import LEDER, SYSTEMET, gitt

FRIST = PAUSE.vurderes
DAGEN_ETTER = datetime(FRIST.year, FRIST.month, FRIST.day, 22, 30, tzinfo=UTC)
"""In Norway, in summer, it is the day after."""
UTLOP = UtlopVurderingsdato(frist=FRIST)
PASSERT = VurderingsdatoPassert(frist=FRIST)
PA_VENT = gitt(*APNET_A, SATT_PA_VENT, i=T.PAMELDING)


@pytest.mark.krav("K-002")
def test_dagen_noteres_og_lopet_star_fortsatt_pa_vent() -> None:
    lop = PA_VENT.nar(UTLOP, som=SYSTEMET, na=DAGEN_ETTER).da(PASSERT)
    assert isinstance(lop, Innforingslop)
    assert (lop.pa_vent, lop.apen_vurderingsdato) == (PAUSE, None)


def test_den_noteres_ikke_for_dagen_er_over_eller_to_ganger() -> None:
    samme_dag = datetime(FRIST.year, FRIST.month, FRIST.day, 21, 30, tzinfo=UTC)
    PA_VENT.nar(UTLOP, som=SYSTEMET, na=samme_dag).avvises(vurderingen_har_forfalt)
    to = gitt(*APNET_A, SATT_PA_VENT, PASSERT, i=T.PAMELDING)
    to.nar(UTLOP, som=SYSTEMET, na=DAGEN_ETTER).avvises(vurderingen_har_forfalt)


def test_et_lop_som_er_i_gang_igjen_har_ingen_slik_dag() -> None:
    i_gang = gitt(*APNET_A, SATT_PA_VENT, LopGjenopptatt(), i=T.PAMELDING)
    i_gang.nar(UTLOP, som=SYSTEMET, na=DAGEN_ETTER).avvises(vurderingen_har_forfalt)


def test_bare_systemet_noterer_det() -> None:
    PA_VENT.nar(UTLOP, som=LEDER, na=DAGEN_ETTER).avvises(rett_myndighet)
