"""A remark is answered, or not: in B it never stops anything."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.plan import Merknadsart
from innforing.domain.innforingslop.steg.besvar_merknad import (
    BesvarMerknad,
    MerknadBesvart,
    merknaden_finnes,
)
from innforing.domain.innforingslop.steg.gi_merknad import MerknadGitt
from tests.domain.innforingslop.historie import LAGT_B, REGIONLEDER, fritekst
from tests.domain.spesifikasjon import KARI, gitt

MERKNADER = tuple(
    MerknadGitt(nr=nr, art=Merknadsart.MERKNAD, merknad=fritekst(), av="kari") for nr in (1, 2)
)
LOP = gitt(*LAGT_B, *MERKNADER, i=T.KLAR_TIL_BRUK_SJEKKET)
SVAR = BesvarMerknad(nr=2, svar=fritekst())


@pytest.mark.krav("K-116")
def test_eieren_svarer_pa_en_av_merknadene() -> None:
    lop = LOP.nar(SVAR, som=REGIONLEDER).da(MerknadBesvart(nr=2, svar=fritekst(), av="rita"))
    assert isinstance(lop, Innforingslop)
    assert [merknad.besvart for merknad in lop.merknader] == [False, True]


def test_merknaden_ma_finnes_og_gruppen_svarer_ikke_seg_selv() -> None:
    LOP.nar(SVAR.med(nr=3), som=REGIONLEDER).avvises(merknaden_finnes)
    LOP.nar(SVAR, som=KARI).avvises(rett_myndighet)
