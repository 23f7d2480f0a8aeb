"""A planned samling is not held."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.steg.avlys_samling import AvlysSamling, SamlingAvlyst
from innforing.domain.samling.verdier import Samlingsstatus
from innforing.domain.samling.vilkar import samlingen_er_planlagt
from tests.domain.samling.historie import GJENNOMFORT, PLANLAGT
from tests.domain.spesifikasjon import KONTAKT, KS_SAK, gitt

AVLYS = AvlysSamling(begrunnelse=Fritekst(id="t1", forpliktelse="00"))


@pytest.mark.krav("K-247")
def test_arrangoren_avlyser() -> None:
    samling = gitt(PLANLAGT).nar(AVLYS, som=KS_SAK).da(SamlingAvlyst())
    assert isinstance(samling, Samling)
    assert samling.status is Samlingsstatus.AVLYST


def test_det_som_har_vart_avlyses_ikke() -> None:
    gitt(PLANLAGT, GJENNOMFORT).nar(AVLYS, som=KS_SAK).avvises(samlingen_er_planlagt)
    gitt(PLANLAGT).nar(AVLYS, som=KONTAKT).avvises(rett_myndighet)
