"""Payment in arrears, against documentation, within what remains."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.avvis_faktura import FakturaAvvist
from innforing.domain.tilskudd.steg.registrer_tidligere_bruk import TidligereBrukRegistrert
from innforing.domain.tilskudd.steg.utbetal_tilskudd import (
    TilskuddUtbetalt,
    UtbetalTilskudd,
    belopet_er_over_null,
    fakturaen_dekker_utbetalingen,
    fakturaen_er_mottatt,
    rammen_dekker_utbetalingen,
    sen_faktura_er_godtatt,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Fristart
from innforing.domain.tilskudd.vilkar import datoen_er_ikke_etter_i_dag
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import (
    AR_2024,
    BETALT,
    BILAG,
    JANUAR,
    KLAR,
    MOTTATT,
    RAMME,
    UTBETALT,
    VERTEN,
)

BETAL = UtbetalTilskudd(nr="F-1", belop=2_000_000, dato=date(2025, 1, 14))
FAKTURERT = gitt(*KLAR, MOTTATT, nokkel=AR_2024)


@pytest.mark.krav("K-269", "K-282")
def test_ks_betaler_mot_fakturaen() -> None:
    tilskudd = FAKTURERT.nar(BETAL, som=KS_SAK, na=JANUAR).da(BETALT)
    assert isinstance(tilskudd, Tilskudd)
    regnskap = tilskudd.regnskap
    assert (regnskap.utbetalt, regnskap.gjenstar) == (2_000_000, RAMME - 2_000_000)
    assert regnskap.balanserer
    FAKTURERT.nar(BETAL, som=VERTEN, na=JANUAR).avvises(rett_myndighet)


@pytest.mark.krav("K-282")
def test_uten_faktura_betales_ingenting() -> None:
    gitt(*KLAR, nokkel=AR_2024).nar(BETAL, som=KS_SAK, na=JANUAR).avvises(fakturaen_er_mottatt)
    avvist = gitt(*KLAR, MOTTATT, FakturaAvvist(nr="F-1"), nokkel=AR_2024)
    avvist.nar(BETAL, som=KS_SAK, na=JANUAR).avvises(fakturaen_er_mottatt)


@pytest.mark.krav("K-283")
def test_en_sen_faktura_venter_pa_at_ks_godtar_den() -> None:
    sen = gitt(*KLAR, MOTTATT.med(forsinket=(Fristart.FAKTURAMOTTAK,)), nokkel=AR_2024)
    sen.nar(BETAL, som=KS_SAK, na=JANUAR).avvises(sen_faktura_er_godtatt)


@pytest.mark.krav("K-282")
def test_det_betales_ikke_mer_enn_fakturaen() -> None:
    FAKTURERT.nar(BETAL.med(belop=2_000_001), som=KS_SAK, na=JANUAR).avvises(
        fakturaen_dekker_utbetalingen
    )
    gitt(*UTBETALT, nokkel=AR_2024).nar(BETAL.med(belop=1), som=KS_SAK, na=JANUAR).avvises(
        fakturaen_dekker_utbetalingen
    )


@pytest.mark.krav("K-269")
@pytest.mark.parametrize(("belop", "gar"), [(1_950_584, True), (1_950_585, False)])
def test_bare_det_som_gjenstar_av_rammen_betales(belop: int, gar: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    brukt = TidligereBrukRegistrert(belop=1_000_000, beregning=BILAG)
    resultat = gitt(*KLAR, brukt, MOTTATT, nokkel=AR_2024).nar(
        BETAL.med(belop=belop), som=KS_SAK, na=JANUAR
    )
    if gar:
        resultat.da(BETALT.med(belop=belop))
    else:
        resultat.avvises(rammen_dekker_utbetalingen)


def test_null_kroner_og_morgendagen_betales_ikke() -> None:
    FAKTURERT.nar(BETAL.med(belop=0), som=KS_SAK, na=JANUAR).avvises(belopet_er_over_null)
    i_morgen = BETAL.med(dato=date(2025, 1, 15))
    FAKTURERT.nar(i_morgen, som=KS_SAK, na=JANUAR).avvises(datoen_er_ikke_etter_i_dag)


def test_a_betale_en_ukjent_faktura_endrer_ingenting() -> None:
    for_ = gitt(*KLAR).aggregat(Tilskudd)
    ukjent = TilskuddUtbetalt(nr="F-9", belop=1, dato=date(2025, 1, 14))
    assert gitt(*KLAR, ukjent).aggregat(Tilskudd) == for_
