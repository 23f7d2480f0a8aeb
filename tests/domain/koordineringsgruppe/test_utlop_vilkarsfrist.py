"""A condition that was not met in time: the decision lapses by itself, and that is noted once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.bekreft_vilkar import VilkarBekreftet
from innforing.domain.koordineringsgruppe.steg.utlop_vilkarsfrist import (
    BeslutningBortfalt,
    UtlopVilkarsfrist,
    vilkaret_ble_ikke_oppfylt_i_tide,
)
from tests.domain.koordineringsgruppe.historie import (
    BESLUTTET,
    DAG,
    MELDT,
    MOTET,
    PA_VILKAR,
    SAK,
    SENERE,
)
from tests.domain.spesifikasjon import KARI, SYSTEMET, gitt

FRIST = date(2024, 3, 20)
UTLOP = UtlopVilkarsfrist(sak=SAK, frist=FRIST)
BORTFALT = BeslutningBortfalt(sak=SAK, frist=FRIST)
BEKREFTET = VilkarBekreftet(sak=SAK, dato=DAG, av="kari")
RETTET = (MELDT.med(sak="sak-2024-3", retter=SAK), BESLUTTET.med(sak="sak-2024-3"))


@pytest.mark.krav("K-375")
def test_systemet_noterer_at_beslutningen_er_bortfalt() -> None:
    gruppe = gitt(*MOTET, PA_VILKAR).nar(UTLOP, som=SYSTEMET, na=SENERE).da(BORTFALT)
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.saker[SAK].bortfalt


def test_ingen_andre_noterer_det() -> None:
    gitt(*MOTET, PA_VILKAR).nar(UTLOP, som=KARI, na=SENERE).avvises(rett_myndighet)


def test_siste_dag_er_ikke_over() -> None:
    samme_dag = datetime(2024, 3, 20, 20, 0, tzinfo=UTC)
    tidlig = gitt(*MOTET, PA_VILKAR).nar(UTLOP, som=SYSTEMET, na=samme_dag)
    tidlig.avvises(vilkaret_ble_ikke_oppfylt_i_tide)


@pytest.mark.parametrize(
    "etter", [(BESLUTTET,), (PA_VILKAR, BEKREFTET), (PA_VILKAR, BORTFALT), (PA_VILKAR, *RETTET)]
)
def test_bare_et_vilkar_det_ikke_er_kommet_noe_av(etter: tuple[BeslutningBortfalt, ...]) -> None:
    gitt(*MOTET, *etter).nar(UTLOP, som=SYSTEMET, na=SENERE).avvises(
        vilkaret_ble_ikke_oppfylt_i_tide
    )


def test_det_er_den_fristen_som_star() -> None:
    for steg in (UTLOP.med(frist=DAG), UTLOP.med(sak="sak-2020-1")):
        gitt(*MOTET, PA_VILKAR).nar(steg, som=SYSTEMET, na=SENERE).avvises(
            vilkaret_ble_ikke_oppfylt_i_tide
        )
