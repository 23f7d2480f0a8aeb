"""What was asked for is withdrawn."""

from __future__ import annotations

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.sletting.sletting import Sletting
from innforing.domain.sletting.steg.trekk_sletting import SlettingTrukket, TrekkSletting
from innforing.domain.sletting.verdier import Slettestatus
from innforing.domain.sletting.vilkar import slettingen_er_apen
from tests.domain.sletting.historie import OM_PERSON
from tests.domain.spesifikasjon import KARI, KS_SAK, gitt

TREKK = TrekkSletting()


def test_det_som_er_trukket_kan_ikke_godkjennes() -> None:
    sak = gitt(OM_PERSON).nar(TREKK, som=KS_SAK).da(SlettingTrukket())
    assert isinstance(sak, Sletting)
    assert sak.status is Slettestatus.TRUKKET
    gitt(OM_PERSON, SlettingTrukket()).nar(TREKK, som=KS_SAK).avvises(slettingen_er_apen)
    gitt(OM_PERSON).nar(TREKK, som=KARI).avvises(rett_myndighet)
