"""A deadline can be moved while it is ahead, never after."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.regler import fastsatt_frist
from innforing.domain.tilskudd.steg.flytt_tilskuddsfrist import (
    FlyttTilskuddsfrist,
    TilskuddsfristFlyttet,
    fristen_er_ikke_ute,
    fristen_finnes,
    fristen_utsettes,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Fristart
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import AR_2024, KLAR, VERTEN

FLYTT = FlyttTilskuddsfrist(frist=Fristart.FAKTURAMOTTAK, til=date(2025, 1, 31))
FLYTTET = TilskuddsfristFlyttet(frist=Fristart.FAKTURAMOTTAK, til=date(2025, 1, 31))
KLART = gitt(*KLAR, nokkel=AR_2024)
SISTE_DAG = datetime(2025, 1, 15, 20, tzinfo=UTC)
DAGEN_ETTER = datetime(2025, 1, 16, 8, tzinfo=UTC)


@pytest.mark.krav("K-283", "K-304", "K-305")
def test_hvert_ar_har_sine_frister() -> None:
    assert fastsatt_frist(2023, Fristart.BEKREFTELSE) == date(2023, 5, 15)
    assert fastsatt_frist(2024, Fristart.BEKREFTELSE) is None
    assert fastsatt_frist(2023, Fristart.FAKTURADATO) == date(2023, 12, 31)
    assert fastsatt_frist(2023, Fristart.FAKTURAMOTTAK) == date(2024, 1, 15)
    assert fastsatt_frist(2024, Fristart.FAKTURAMOTTAK) == date(2025, 1, 15)


@pytest.mark.krav("K-283")
def test_ks_gir_mer_tid_til_og_med_siste_dag() -> None:
    tilskudd = KLART.nar(FLYTT, som=KS_SAK, na=SISTE_DAG).da(FLYTTET)
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.fristen(2024, Fristart.FAKTURAMOTTAK) == date(2025, 1, 31)
    assert tilskudd.fristen(2024, Fristart.FAKTURADATO) == date(2024, 12, 31)
    KLART.nar(FLYTT, som=VERTEN, na=SISTE_DAG).avvises(rett_myndighet)


@pytest.mark.krav("K-283")
def test_en_frist_som_er_gatt_ut_flyttes_ikke() -> None:
    KLART.nar(FLYTT, som=KS_SAK, na=DAGEN_ETTER).avvises(fristen_er_ikke_ute)
    en_gang_til = FLYTT.med(til=date(2025, 2, 28))
    gitt(*KLAR, FLYTTET, nokkel=AR_2024).nar(en_gang_til, som=KS_SAK, na=DAGEN_ETTER).etter()


def test_en_frist_flyttes_ikke_fram_i_koen() -> None:
    tidligere = FLYTT.med(til=date(2025, 1, 15))
    KLART.nar(tidligere, som=KS_SAK, na=SISTE_DAG).avvises(fristen_utsettes)


def test_en_frist_som_ikke_finnes_flyttes_ikke() -> None:
    steg = FLYTT.med(frist=Fristart.BEKREFTELSE)
    KLART.nar(steg, som=KS_SAK, na=SISTE_DAG).avvises(fristen_finnes)
