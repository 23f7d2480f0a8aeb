"""A løsning that is not ready is followed in its trial."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.folg_utproving import FolgUtproving, UtprovingFulgt
from tests.domain.innforingslop.historie import FORESLATT_A
from tests.domain.spesifikasjon import BERGEN, KARI, gitt

FOLG = FolgUtproving(hva_folges="Bruk i sykehjem", utprovingskommuner=("bergen",))


@pytest.mark.krav("K-069", "K-117")
def test_koordineringsgruppen_folger_utprovingen_mens_lopet_er_foreslatt() -> None:
    lop = (
        gitt(*FORESLATT_A, i=T.FORESLATT)
        .nar(FOLG, som=KARI)
        .da(UtprovingFulgt(hva_folges="Bruk i sykehjem", utprovingskommuner=("bergen",), av="kari"))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.utproving_fulgt
    assert lop.tilstand is T.FORESLATT


def test_en_kommune_folger_ikke_pa_vegne_av_lopet() -> None:
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(FOLG, som=BERGEN).avvises(rett_myndighet)
