"""KS decides how much is to be repaid."""

from __future__ import annotations

import pytest

from innforing.domain.tilskudd.steg.beslutt_tilbakebetaling import (
    BesluttTilbakebetaling,
    det_utbetalte_dekker_kravet,
    funnet_er_ikke_besluttet,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.vilkar import det_er_sagt_hvorfor, funnet_er_registrert
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import BESLUTTET, FORKLART, FUNN, FUNNET, UTBETALT

BESLUTT = BesluttTilbakebetaling(funn=1, belop=300_000, begrunnelse=FORKLART)


@pytest.mark.krav("K-272")
def test_det_kreves_ikke_mer_enn_det_som_er_betalt() -> None:
    over = BESLUTT.med(belop=2_000_001)
    gitt(*FUNNET).nar(over, som=KS_SAK).avvises(det_utbetalte_dekker_kravet)
    gitt(*FUNNET).nar(BESLUTT, som=KS_SAK).da(BESLUTTET)
    to_funn = (*FUNNET, BESLUTTET, FUNN.med(nr=2))
    resten = BESLUTT.med(funn=2, belop=1_700_000)
    gitt(*to_funn).nar(resten.med(belop=1_700_001), som=KS_SAK).avvises(det_utbetalte_dekker_kravet)
    tilskudd = gitt(*to_funn).nar(resten, som=KS_SAK).etter()
    assert isinstance(tilskudd, Tilskudd)
    assert [m.besluttet for m in tilskudd.misbruk] == [300_000, 1_700_000]
    assert (tilskudd.besluttet_krevd, tilskudd.regnskap.krevd) == (2_000_000, 0)


@pytest.mark.krav("K-272")
def test_beslutningen_er_begrunnet_og_tas_en_gang_om_et_funn() -> None:
    gitt(*FUNNET).nar(BESLUTT.med(begrunnelse=None), som=KS_SAK).avvises(det_er_sagt_hvorfor)
    gitt(*FUNNET, BESLUTTET).nar(BESLUTT, som=KS_SAK).avvises(funnet_er_ikke_besluttet)
    gitt(*UTBETALT).nar(BESLUTT, som=KS_SAK).avvises(funnet_er_registrert)


def test_en_beslutning_om_et_ukjent_funn_endrer_ingenting() -> None:
    for_ = gitt(*UTBETALT).aggregat(Tilskudd)
    assert gitt(*UTBETALT, BESLUTTET).aggregat(Tilskudd) == for_
