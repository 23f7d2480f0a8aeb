"""KS finds that money was not used as it should: the trail of S-15 begins."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.registrer_misbruk import RegistrerMisbruk, noe_er_utbetalt
from innforing.domain.tilskudd.steg.registrer_tilbakebetaling import TilbakebetalingMottatt
from innforing.domain.tilskudd.tilskudd import Tilskudd
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import (
    BESLUTTET,
    FORKLART,
    FUNN,
    FUNNET,
    KLAR,
    KREVD,
    RAMME,
    UTBETALT,
    VERTEN,
)

FINN = RegistrerMisbruk(beskrivelse=FORKLART)


@pytest.mark.krav("K-272")
def test_et_funn_far_nummer_og_endrer_ikke_regnskapet() -> None:
    tilskudd = gitt(*UTBETALT).nar(FINN, som=KS_SAK).da(FUNN)
    assert isinstance(tilskudd, Tilskudd)
    assert (tilskudd.regnskap.krevd, tilskudd.regnskap.netto) == (0, 2_000_000)
    gitt(*FUNNET).nar(FINN, som=KS_SAK).da(FUNN.med(nr=2))


@pytest.mark.krav("K-272")
def test_ingenting_er_misbrukt_for_noe_er_betalt() -> None:
    gitt(*KLAR).nar(FINN, som=KS_SAK).avvises(noe_er_utbetalt)
    gitt(*UTBETALT).nar(FINN, som=VERTEN).avvises(rett_myndighet)


@pytest.mark.krav("K-272", "K-375")
def test_sporet_gar_fra_funn_til_tilbakebetaling() -> None:
    betalt = TilbakebetalingMottatt(funn=1, belop=300_000, dato=date(2025, 1, 14))
    tilskudd = gitt(*FUNNET, BESLUTTET, KREVD, betalt).aggregat(Tilskudd)
    assert isinstance(tilskudd, Tilskudd)
    regnskap = tilskudd.regnskap
    assert (regnskap.krevd, regnskap.tilbakebetalt, regnskap.utestaende) == (300_000, 300_000, 0)
    assert (regnskap.netto, regnskap.redusert_ramme) == (1_700_000, RAMME - 300_000)
    assert regnskap.gjenstar == RAMME - 2_000_000
    assert regnskap.balanserer
