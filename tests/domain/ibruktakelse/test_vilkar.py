"""Nothing is reported of a løsning or a kommune that is not there."""

from __future__ import annotations

import pytest

from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import MeldBruksstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.ibruktakelse.vilkar import losningen_og_kommunen_finnes
from innforing.domain.katalog import STEG
from tests.domain.ibruktakelse.historie import MED_LOP, NOKKEL
from tests.domain.spesifikasjon import NHN_SAK, gitt


@pytest.mark.krav("K-191")
def test_det_som_ikke_finnes_meldes_det_ikke_om() -> None:
    steg = MeldBruksstatus(status=Bruksstatus.TEKNISK_INNFORT)
    ukjent = MED_LOP.med(ukjente_koder=("bergne",))
    avvist = gitt(nokkel=NOKKEL).nar(steg, som=NHN_SAK, fakta=ukjent)
    mangler = avvist.avvises(losningen_og_kommunen_finnes).sperrer[0].mangler
    assert mangler == ("bergne",)


def test_hvert_steg_pa_en_ibruktakelse_spor_om_det() -> None:
    egne = [type_ for type_ in STEG.values() if type_.aggregattype() is Ibruktakelse]
    assert len(egne) == 4
    for type_ in egne:
        assert type_.regel is not None
        assert "losningen_og_kommunen_finnes" in type_.regel.sperrer
