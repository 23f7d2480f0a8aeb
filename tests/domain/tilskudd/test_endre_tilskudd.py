"""KS changes a grant; the table stays as it was printed."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.endre_tilskudd import (
    EndreTilskudd,
    TilskuddEndret,
    ny_ramme_dekker_bruken,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.vilkar import (
    det_er_sagt_hvorfor,
    tilskuddet_er_tildelt,
    utbetales_samlet,
)
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import (
    AR_2023,
    DELT_2023,
    DIGI_AGDER,
    FORKLART,
    TILDELT_2023,
    UTBETALT,
)

ENDRE = EndreTilskudd(belop=1_400_000, begrunnelse=FORKLART)


@pytest.mark.krav("K-300")
def test_et_mindre_frikjop_gir_et_mindre_tilskudd() -> None:
    tildelt = gitt(TILDELT_2023, nokkel=AR_2023)
    tilskudd = tildelt.nar(ENDRE, som=KS_SAK).da(TilskuddEndret(belop=1_400_000))
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.regnskap.ramme == 1_400_000
    tildelt.nar(ENDRE, som=DIGI_AGDER).avvises(rett_myndighet)


@pytest.mark.krav("K-300")
def test_endringen_er_begrunnet_og_dekker_det_som_er_betalt() -> None:
    gitt(TILDELT_2023).nar(ENDRE.med(begrunnelse=None), som=KS_SAK).avvises(det_er_sagt_hvorfor)
    gitt(*UTBETALT).nar(ENDRE.med(belop=1_999_999), som=KS_SAK).avvises(ny_ramme_dekker_bruken)
    gitt(*UTBETALT).nar(ENDRE.med(belop=2_000_000), som=KS_SAK).etter()


def test_bare_et_tildelt_og_samlet_tilskudd_endres() -> None:
    gitt().nar(ENDRE, som=KS_SAK).avvises(tilskuddet_er_tildelt)
    gitt(DELT_2023).nar(ENDRE, som=KS_SAK).avvises(utbetales_samlet)
