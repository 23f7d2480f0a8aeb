"""KS follows the grants of 2023 by gatherings, reports and meetings."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.folg_opp_tilskudd import FolgOppTilskudd, TilskuddFulgtOpp
from innforing.domain.tilskudd.verdier import Tilskuddsoppfolging
from innforing.domain.tilskudd.vilkar import datoen_er_ikke_etter_i_dag, tilskuddet_er_tildelt
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import AR_2023, DIGI_AGDER, FORKLART, TILDELT_2023


@pytest.mark.krav("K-307")
@pytest.mark.parametrize("art", list(Tilskuddsoppfolging))
def test_ks_folger_opp(art: Tilskuddsoppfolging) -> None:
    steg = FolgOppTilskudd(art=art, dato=date(2024, 2, 29), notat=FORKLART)
    tildelt = gitt(TILDELT_2023, nokkel=AR_2023)
    etter = tildelt.nar(steg, som=KS_SAK).da(
        TilskuddFulgtOpp(art=art, dato=date(2024, 2, 29), notat=FORKLART)
    )
    assert etter == tildelt.aggregat(type(etter))
    tildelt.nar(steg, som=DIGI_AGDER).avvises(rett_myndighet)
    i_morgen = steg.med(dato=date(2024, 3, 2))
    tildelt.nar(i_morgen, som=KS_SAK).avvises(datoen_er_ikke_etter_i_dag)
    gitt(nokkel=AR_2023).nar(steg, som=KS_SAK).avvises(tilskuddet_er_tildelt)
