"""A milepæl was entered wrongly."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.milepel.milepel import Milepel
from innforing.domain.milepel.steg.rett_milepel import (
    MilepelRettet,
    RettMilepel,
    rettingen_er_begrunnet,
)
from innforing.domain.milepel.vilkar import milepelen_har_skjedd
from tests.domain.milepel.historie import RAPPORTEN, REGISTRERT
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

RIKTIG = RAPPORTEN.med(dato=date(2024, 2, 15))
RETT = RettMilepel(innhold=RIKTIG, begrunnelse=Fritekst(id="t1", forpliktelse="00"))


@pytest.mark.krav("K-374")
def test_en_retting_er_en_ny_hendelse() -> None:
    milepel = gitt(REGISTRERT).nar(RETT, som=KS_SAK).da(MilepelRettet(innhold=RIKTIG))
    assert isinstance(milepel, Milepel)
    assert milepel.innhold == RIKTIG


@pytest.mark.krav("K-374")
def test_en_retting_sier_hva_som_var_feil() -> None:
    uten = RETT.med(begrunnelse=None, innhold=RIKTIG.med(dato=date(2024, 3, 2)))
    gitt(REGISTRERT).nar(uten, som=KS_SAK).avvises(milepelen_har_skjedd, rettingen_er_begrunnet)
    gitt(REGISTRERT).nar(RETT, som=NHN_SAK).avvises(rett_myndighet)
