"""An item leaves the roadmap."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.veikart.steg.sett_pa_veikartet import VeikartpunktSatt
from innforing.domain.veikart.steg.ta_av_veikartet import (
    TaAvVeikartet,
    VeikartpunktFjernet,
    det_star_pa_veikartet,
)
from innforing.domain.veikart.veikart import Veikart
from innforing.domain.veikart.verdier import Veikartart
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt
from tests.domain.veikart.historie import INNFOR, UTVIKLE, VEIKARTET

TA_AV = TaAvVeikartet(losning="kj", art=Veikartart.INNFORING)
HISTORIE = (VEIKARTET, VeikartpunktSatt(punkt=INNFOR), VeikartpunktSatt(punkt=UTVIKLE))


@pytest.mark.krav("K-345")
def test_punktet_tas_av_og_de_andre_star() -> None:
    fjernet = VeikartpunktFjernet(losning="kj", art=Veikartart.INNFORING)
    veikart = gitt(*HISTORIE).nar(TA_AV, som=KS_SAK).da(fjernet)
    assert isinstance(veikart, Veikart)
    assert veikart.punkter == (UTVIKLE,)


def test_det_som_ikke_star_der_tas_ikke_av() -> None:
    andre = TA_AV.med(art=Veikartart.UTVIKLING)
    gitt(*HISTORIE).nar(andre, som=KS_SAK).avvises(det_star_pa_veikartet)
    gitt(*HISTORIE).nar(TA_AV, som=NHN_SAK).avvises(rett_myndighet)
