"""KS makes a behov a fellestiltak."""

from __future__ import annotations

import pytest

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.steg.gjor_til_fellestiltak import (
    BehovBleFellestiltak,
    GjorTilFellestiltak,
    behovet_er_ikke_fellestiltak,
)
from innforing.domain.behov.verdier import Behovstatus
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.behov.historie import MELDT
from tests.domain.spesifikasjon import KONTAKT, KS_SAK, gitt

GJOR = GjorTilFellestiltak(tiltak="Felles varsel", ambisjon="Sammenhengende tjenester")
BLE = BehovBleFellestiltak(tiltak="Felles varsel", ambisjon="Sammenhengende tjenester")


@pytest.mark.krav("K-244")
def test_ks_gjor_behovet_til_et_fellestiltak() -> None:
    behov = gitt(MELDT).nar(GJOR, som=KS_SAK).da(BLE)
    assert isinstance(behov, Behov)
    assert behov.status is Behovstatus.FELLESTILTAK


def test_et_fellestiltak_blir_det_en_gang_og_av_ks() -> None:
    gitt(MELDT, BLE).nar(GJOR, som=KS_SAK).avvises(behovet_er_ikke_fellestiltak)
    gitt(MELDT).nar(GJOR, som=KONTAKT).avvises(rett_myndighet)
