"""KS moves the deadline of a report while it runs, and never after."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.steg.flytt_rapportfrist import (
    FlyttRapportfrist,
    RapportfristFlyttet,
    ny_rapportfrist_er_framover,
    rapportfristen_loper,
)
from tests.domain.rapport.historie import (
    BEDT_OM,
    ETTER,
    HALVAR,
    I_TIDE,
    LEVERT,
    PASSERT,
    TEKST,
    VESTLAND,
)
from tests.domain.spesifikasjon import KS_SAK, gitt

NY = date(2024, 6, 15)
FLYTT = FlyttRapportfrist(begrunnelse=TEKST, frist=NY)


def test_ks_flytter_fristen_mens_den_loper() -> None:
    rapport = gitt(*BEDT_OM, nokkel=HALVAR).nar(FLYTT, som=KS_SAK, na=I_TIDE)
    etter = rapport.da(RapportfristFlyttet(frist=NY))
    assert isinstance(etter, Rapport)
    assert etter.apen_frist == NY


@pytest.mark.krav("K-313")
def test_en_frist_som_har_passert_flyttes_ikke() -> None:
    for historie in (BEDT_OM, PASSERT, LEVERT):
        resultat = gitt(*historie, nokkel=HALVAR).nar(FLYTT, som=KS_SAK, na=ETTER)
        resultat.avvises(rapportfristen_loper)


def test_den_nye_dagen_er_framover_og_begrunnet() -> None:
    bakover = gitt(*BEDT_OM, nokkel=HALVAR).nar(
        FLYTT.med(frist=date(2024, 5, 29)), som=KS_SAK, na=I_TIDE
    )
    bakover.avvises(ny_rapportfrist_er_framover)
    with pytest.raises(ValidationError):
        FlyttRapportfrist.model_validate_json('{"frist": "2024-06-15"}')
    gitt(*BEDT_OM, nokkel=HALVAR).nar(FLYTT, som=VESTLAND, na=I_TIDE).avvises(rett_myndighet)
