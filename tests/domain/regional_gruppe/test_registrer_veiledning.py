"""The people of the group advise kommuner beside the løp."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.regional_gruppe.arbeid import Veiledning, Veiledningstema
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.registrer_veiledning import (
    Fakta,
    RegistrerVeiledning,
    VeiledningGitt,
    kommunene_i_veiledningen_finnes,
)
from innforing.domain.regional_gruppe.vilkar import dagen_er_kommet
from tests.domain.regional_gruppe.historie import GRUPPE
from tests.domain.spesifikasjon import RESSURS, gitt

FAKTA = Fakta(organets_type="regional_gruppe")
STEG = RegistrerVeiledning(
    dato=date(2024, 2, 1), tema=Veiledningstema.METODER, kommuner=("bergen", "voss")
)
GITT = VeiledningGitt(
    veiledning=Veiledning(
        dato=date(2024, 2, 1), tema=Veiledningstema.METODER, kommuner=("bergen", "voss")
    )
)


@pytest.mark.krav("K-223", "K-231", "K-235")
def test_ressursene_veileder_kommuner_ved_siden_av_lopene() -> None:
    for_ = VeiledningGitt(veiledning=GITT.veiledning.med(kommuner=("voss", "alver")))
    gruppe = gitt(for_, nokkel=GRUPPE).nar(STEG, som=RESSURS, fakta=FAKTA).da(GITT)
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.veiledet == ("voss", "alver", "bergen")


def test_veiledning_gis_til_kommuner_som_finnes_og_har_skjedd() -> None:
    fakta = FAKTA.med(ukjente_i_veiledningen=("voss",))
    fram = STEG.med(dato=date(2024, 3, 2))
    avvisning = (
        gitt(nokkel=GRUPPE)
        .nar(fram, som=RESSURS, fakta=fakta)
        .avvises(dagen_er_kommet, kommunene_i_veiledningen_finnes)
    )
    assert avvisning.sperrer[1].mangler == ("voss",)


def test_veiledning_uten_kommune_er_ingen() -> None:
    with pytest.raises(ValidationError):
        RegistrerVeiledning(dato=STEG.dato, tema=STEG.tema, kommuner=())
