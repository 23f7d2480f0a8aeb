"""KS settles how many parties a decision takes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.fastsett_beslutningsregel import (
    BeslutningsregelFastsatt,
    FastsettBeslutningsregel,
)
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

REGEL = FastsettBeslutningsregel(parter_til_stede=3)


@pytest.mark.krav("K-104")
def test_ks_fastsetter_hvor_mange_parter_og_kan_ta_det_bort() -> None:
    gruppe = gitt().nar(REGEL, som=KS_SAK).da(BeslutningsregelFastsatt(parter_til_stede=3))
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.parter_til_stede == 3
    uten = FastsettBeslutningsregel()
    gitt(BeslutningsregelFastsatt(parter_til_stede=3)).nar(uten, som=KS_SAK).etter()
    gitt().nar(REGEL, som=NHN_SAK).avvises(rett_myndighet)


def test_null_parter_er_ingen_regel() -> None:
    with pytest.raises(ValidationError):
        FastsettBeslutningsregel(parter_til_stede=0)
