"""An ongoing spredningsprosjekt that the group should support."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.regional_gruppe.arbeid import Spredningsomrade, Spredningsprosjekt
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.registrer_spredningsprosjekt import (
    RegistrerSpredningsprosjekt,
    SpredningsprosjektRegistrert,
)
from tests.domain.regional_gruppe.historie import FAKTA, GRUPPE
from tests.domain.spesifikasjon import KONTAKT, gitt


@pytest.mark.krav("K-238")
def test_gruppen_merker_spredningsprosjekter_den_bor_stotte() -> None:
    steg = RegistrerSpredningsprosjekt(
        omrade=Spredningsomrade.DIGITAL_HJEMMEOPPFOLGING,
        navn="Spredning av digital hjemmeoppfølging",
        fra=date(2023, 1, 1),
    )
    prosjekt = Spredningsprosjekt(omrade=steg.omrade, navn=steg.navn, fra=steg.fra)
    resultat = gitt(nokkel=GRUPPE).nar(steg, som=KONTAKT, fakta=FAKTA)
    gruppe = resultat.da(SpredningsprosjektRegistrert(prosjekt=prosjekt))
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.prosjekter == (prosjekt,)
