"""How a løsning comes into the portefølje of kommunal sektor."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_portefoljevedtak import (
    PortefoljevedtakRegistrert,
    RegistrerPortefoljevedtak,
    anbefalt_av_kommit_radet,
    svarer_til_ambisjonene,
)
from innforing.domain.losning.styring import Portefoljevedtak
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

VEDTAK = Portefoljevedtak(
    dato=date(2024, 2, 1),
    vedtatt_av="ks",
    referanse="Sak 3 (eksempel)",
    anbefalt=date(2024, 1, 20),
    ambisjon="Sammenhengende tjenester",
)
REGISTRER = RegistrerPortefoljevedtak(
    dato=date(2024, 2, 1),
    vedtatt_av="ks",
    referanse="Sak 3 (eksempel)",
    anbefalt=date(2024, 1, 20),
    ambisjon="Sammenhengende tjenester",
)


@pytest.mark.krav("K-353")
def test_vedtaket_bygger_pa_radet_fra_kommit_radet() -> None:
    losning = (
        gitt(KJERNEJOURNAL).nar(REGISTRER, som=KS_SAK).da(PortefoljevedtakRegistrert(vedtak=VEDTAK))
    )
    assert isinstance(losning, Losning)
    assert losning.vedtak == VEDTAK


@pytest.mark.krav("K-353")
@pytest.mark.parametrize("anbefalt", [None, date(2024, 2, 2)])
def test_uten_rad_forst_ma_det_avklares(anbefalt: date | None) -> None:
    steg = REGISTRER.med(anbefalt=anbefalt)
    gitt(KJERNEJOURNAL).nar(steg, som=KS_SAK).avvises(anbefalt_av_kommit_radet)


@pytest.mark.krav("K-353")
def test_en_losning_utenfor_ambisjonene_ma_avklares() -> None:
    steg = REGISTRER.med(ambisjon=None)
    gitt(KJERNEJOURNAL).nar(steg, som=KS_SAK).avvises(svarer_til_ambisjonene)


def test_et_vedtak_som_skal_fattes_er_ikke_fattet() -> None:
    framover = REGISTRER.med(dato=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KS_SAK).avvises(datoen_er_ikke_framover)


def test_bare_ks_forer_vedtaket() -> None:
    gitt(KJERNEJOURNAL).nar(REGISTRER, som=NHN_SAK).avvises(rett_myndighet)
