"""The contents are assessed each year."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.avtale.steg.vurder_avtale import (
    AvtaleVurdert,
    VurderAvtale,
    aret_er_ikke_vurdert,
    avtalen_gjaldt_det_aret,
    tema_pa_konsultasjonsmote,
    vurderingen_har_skjedd,
)
from innforing.domain.avtale.verdier import Arsvurdering
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from tests.domain.avtale.historie import AVTALEN
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

VURDER = VurderAvtale(
    ar=2022,
    dato=date(2023, 2, 1),
    oppsummering="Innholdet står",
    konsultasjonsmote=date(2023, 3, 15),
    justerte_virkemidler=("Penger til nettverkene",),
)
VURDERT = AvtaleVurdert(
    vurdering=Arsvurdering(
        ar=2022,
        dato=date(2023, 2, 1),
        oppsummering="Innholdet står",
        konsultasjonsmote=date(2023, 3, 15),
        justerte_virkemidler=("Penger til nettverkene",),
    )
)


@pytest.mark.krav("K-341")
def test_vurderingen_av_aret_kan_justere_virkemidlene() -> None:
    avtale = gitt(AVTALEN).nar(VURDER, som=KS_SAK).da(VURDERT)
    assert isinstance(avtale, Avtale)
    assert avtale.vurdert(2022)
    assert not avtale.vurdert(2023)


@pytest.mark.krav("K-341")
def test_et_ar_vurderes_en_gang_og_bare_et_ar_avtalen_gjaldt() -> None:
    gitt(AVTALEN, VURDERT).nar(VURDER, som=KS_SAK).avvises(aret_er_ikke_vurdert)
    for ar in (2021, 2024):
        gitt(AVTALEN).nar(VURDER.med(ar=ar), som=KS_SAK).avvises(avtalen_gjaldt_det_aret)
    gitt(AVTALEN.med(til=None)).nar(VURDER.med(ar=2024), som=KS_SAK).etter()


@pytest.mark.krav("K-341")
def test_uten_konsultasjonsmote_ma_det_avklares() -> None:
    uten = VURDER.med(konsultasjonsmote=None)
    gitt(AVTALEN).nar(uten, som=KS_SAK).avvises(tema_pa_konsultasjonsmote)
    svar = {"tema_pa_konsultasjonsmote": Fritekst(id="t1", forpliktelse="00")}
    gitt(AVTALEN).nar(uten.med(avklaringer=svar), som=KS_SAK).etter()


def test_en_vurdering_som_skal_skje_er_ikke_skjedd() -> None:
    framover = VURDER.med(dato=date(2024, 3, 2))
    gitt(AVTALEN).nar(framover, som=KS_SAK).avvises(vurderingen_har_skjedd)


def test_bare_ks_forer_vurderingen() -> None:
    gitt(AVTALEN).nar(VURDER, som=NHN_SAK).avvises(rett_myndighet)
