"""Money comes back, never more than was claimed."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.tilskudd.steg.registrer_tilbakebetaling import (
    RegistrerTilbakebetaling,
    TilbakebetalingMottatt,
    kravet_dekker_tilbakebetalingen,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.vilkar import datoen_er_ikke_etter_i_dag, funnet_er_registrert
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import BESLUTTET, FUNNET, JANUAR, KREVD, UTBETALT

MOTTA = RegistrerTilbakebetaling(funn=1, belop=300_000, dato=date(2025, 1, 14))
MOTTATT_TILBAKE = TilbakebetalingMottatt(funn=1, belop=300_000, dato=date(2025, 1, 14))
KRAVET = gitt(*FUNNET, BESLUTTET, KREVD)


@pytest.mark.krav("K-272")
def test_pengene_kommer_tilbake_helt_eller_delvis() -> None:
    KRAVET.nar(MOTTA, som=KS_SAK, na=JANUAR).da(MOTTATT_TILBAKE)
    halvt = MOTTATT_TILBAKE.med(belop=100_000)
    rest = gitt(*FUNNET, BESLUTTET, KREVD, halvt)
    rest.nar(MOTTA.med(belop=200_001), som=KS_SAK, na=JANUAR).avvises(
        kravet_dekker_tilbakebetalingen
    )
    tilskudd = rest.nar(MOTTA.med(belop=200_000), som=KS_SAK, na=JANUAR).etter()
    assert isinstance(tilskudd, Tilskudd)
    assert (tilskudd.regnskap.tilbakebetalt, tilskudd.regnskap.utestaende) == (300_000, 0)


@pytest.mark.krav("K-272")
@pytest.mark.parametrize("belop", [0, 300_001])
def test_det_betales_tilbake_noe_og_ikke_mer_enn_kravet(belop: int) -> None:
    KRAVET.nar(MOTTA.med(belop=belop), som=KS_SAK, na=JANUAR).avvises(
        kravet_dekker_tilbakebetalingen
    )


@pytest.mark.krav("K-272")
def test_uten_krav_og_fram_i_tid_kommer_ingenting_tilbake() -> None:
    gitt(*FUNNET, BESLUTTET).nar(MOTTA, som=KS_SAK, na=JANUAR).avvises(
        kravet_dekker_tilbakebetalingen
    )
    gitt(*UTBETALT).nar(MOTTA, som=KS_SAK, na=JANUAR).avvises(funnet_er_registrert)
    KRAVET.nar(MOTTA.med(dato=date(2025, 1, 15)), som=KS_SAK, na=JANUAR).avvises(
        datoen_er_ikke_etter_i_dag
    )


def test_penger_for_et_ukjent_funn_endrer_ingenting() -> None:
    for_ = gitt(*UTBETALT).aggregat(Tilskudd)
    assert gitt(*UTBETALT, MOTTATT_TILBAKE).aggregat(Tilskudd) == for_
