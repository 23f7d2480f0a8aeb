"""The claim follows the decision, once."""

from __future__ import annotations

import pytest

from innforing.domain.tilskudd.steg.krev_tilbakebetaling import (
    KrevTilbakebetaling,
    kravet_er_besluttet,
    kravet_er_ikke_sendt,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.vilkar import funnet_er_registrert
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import BESLUTTET, BILAG, FUNNET, KREVD, UTBETALT

KREV = KrevTilbakebetaling(funn=1, krav=BILAG)


@pytest.mark.krav("K-272")
def test_kravet_teller_nar_det_er_sendt() -> None:
    tilskudd = gitt(*FUNNET, BESLUTTET).nar(KREV, som=KS_SAK).da(KREVD)
    assert isinstance(tilskudd, Tilskudd)
    assert (tilskudd.regnskap.krevd, tilskudd.regnskap.utestaende) == (300_000, 300_000)


@pytest.mark.krav("K-272")
def test_kravet_kommer_etter_beslutningen_og_en_gang() -> None:
    gitt(*FUNNET).nar(KREV, som=KS_SAK).avvises(kravet_er_besluttet)
    ingenting = BESLUTTET.med(belop=0)
    gitt(*FUNNET, ingenting).nar(KREV, som=KS_SAK).avvises(kravet_er_besluttet)
    gitt(*FUNNET, BESLUTTET, KREVD).nar(KREV, som=KS_SAK).avvises(kravet_er_ikke_sendt)
    gitt(*UTBETALT).nar(KREV, som=KS_SAK).avvises(funnet_er_registrert)


def test_et_krav_uten_beslutning_eller_funn_teller_ikke() -> None:
    uten = gitt(*FUNNET, KREVD).aggregat(Tilskudd)
    assert isinstance(uten, Tilskudd)
    assert uten.regnskap.krevd == 0
    assert gitt(*UTBETALT, KREVD).aggregat(Tilskudd) == gitt(*UTBETALT).aggregat(Tilskudd)
