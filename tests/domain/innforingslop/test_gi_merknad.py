"""The koordineringsgruppe remarks on a løp, in any state."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.plan import Merknad, Merknadsart
from innforing.domain.innforingslop.steg.gi_merknad import GiMerknad, MerknadGitt
from tests.domain.innforingslop.historie import LAGT_B, REGIONLEDER, fritekst
from tests.domain.spesifikasjon import KARI, gitt

FORSLAG = GiMerknad(art=Merknadsart.KNYTTE_REGIONER, merknad=fritekst(), andre_lop=("agders-lop",))
GITT = MerknadGitt(
    nr=1,
    art=Merknadsart.KNYTTE_REGIONER,
    merknad=fritekst(),
    andre_lop=("agders-lop",),
    av="kari",
)


@pytest.mark.krav("K-110", "K-116")
def test_gruppen_foreslar_a_knytte_regioner_sammen() -> None:
    lop = gitt(*LAGT_B, i=T.KLAR_TIL_BRUK_SJEKKET).nar(FORSLAG, som=KARI).da(GITT)
    assert isinstance(lop, Innforingslop)
    assert lop.merknader == (Merknad(nr=1, art=Merknadsart.KNYTTE_REGIONER),)
    assert lop.tilstand is T.KLAR_TIL_BRUK_SJEKKET


@pytest.mark.krav("K-116")
def test_merknader_gis_ogsa_etter_at_lopet_er_delt_og_far_egne_numre() -> None:
    lop = gitt(*LAGT_B, GITT, i=T.DELT_MED_KOORDINERINGSGRUPPE)
    lop.nar(GiMerknad(merknad=fritekst()), som=KARI).da(
        MerknadGitt(nr=2, art=Merknadsart.MERKNAD, merknad=fritekst(), av="kari")
    )


def test_regionen_gir_ikke_gruppens_merknader() -> None:
    gitt(*LAGT_B, i=T.PLANLAGT).nar(FORSLAG, som=REGIONLEDER).avvises(rett_myndighet)
