"""A lesson that did not hold is taken back, and meets nobody more."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.trekk_laeringspunkt import (
    LaeringspunktTrukketTilbake,
    TrekkLaeringspunkt,
    laeringspunktet_star,
)
from tests.domain.innforingslop.historie import FORESLATT_A, LAERT, fritekst
from tests.domain.spesifikasjon import KARI, NHN_SAK, gitt

TREKK = TrekkLaeringspunkt(nr=1, begrunnelse=fritekst("Det viste seg å være feil"))
TRUKKET = LaeringspunktTrukketTilbake(nr=1)
TO = gitt(*FORESLATT_A, LAERT, LAERT.med(nr=2), i=T.DELT_MED_KOORDINERINGSGRUPPE)


@pytest.mark.krav("K-211")
def test_et_laeringspunkt_trekkes_tilbake_med_begrunnelse() -> None:
    lop = TO.nar(TREKK, som=KARI).da(TRUKKET)
    assert isinstance(lop, Innforingslop)
    assert [punkt.trukket for punkt in lop.laeringspunkter] == [True, False]


def test_bare_et_laeringspunkt_som_star_kan_trekkes() -> None:
    TO.nar(TREKK.med(nr=3), som=KARI).avvises(laeringspunktet_star)
    trukket = gitt(*FORESLATT_A, LAERT, TRUKKET, i=T.FORESLATT)
    trukket.nar(TREKK, som=KARI).avvises(laeringspunktet_star)
    TO.nar(TREKK, som=NHN_SAK).avvises(rett_myndighet)
