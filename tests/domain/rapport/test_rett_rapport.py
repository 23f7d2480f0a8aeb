"""A delivered report is corrected by a new version."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.steg.rett_rapport import (
    RapportRettet,
    RettRapport,
    rapporten_er_levert,
)
from innforing.domain.rapport.vilkar import alle_felter_er_besvart
from tests.domain.rapport.historie import (
    AGDER,
    BEDT_OM,
    ETTER,
    FAKTA,
    HALVAR,
    LEVERT,
    SVAR,
    TALL,
    TEKST,
    VESTLAND,
)
from tests.domain.spesifikasjon import gitt

RETT = RettRapport(begrunnelse=TEKST, svar=SVAR)
RETTET = RapportRettet(utgave=2, dato=ETTER.date(), posisjon=100, svar=SVAR, tall=TALL)


@pytest.mark.krav("K-313")
def test_rettelsen_er_en_ny_utgave_og_gjor_ikke_rapporten_sen() -> None:
    levert = gitt(*LEVERT, nokkel=HALVAR)
    rapport = levert.nar(RETT, som=VESTLAND, fakta=FAKTA, na=ETTER).da(RETTET)
    assert isinstance(rapport, Rapport)
    assert (rapport.utgave, rapport.sen) == (2, False)
    tredje = gitt(*LEVERT, RETTET, nokkel=HALVAR).nar(RETT, som=VESTLAND, fakta=FAKTA, na=ETTER)
    tredje.da(RETTET.med(utgave=3))


def test_det_som_rettes_er_levert_og_helt() -> None:
    gitt(*BEDT_OM, nokkel=HALVAR).nar(RETT, som=VESTLAND, fakta=FAKTA).avvises(rapporten_er_levert)
    tom = gitt(*LEVERT, nokkel=HALVAR).nar(RETT.med(svar=()), som=VESTLAND, fakta=FAKTA)
    tom.avvises(alle_felter_er_besvart)
    gitt(*LEVERT, nokkel=HALVAR).nar(RETT, som=AGDER, fakta=FAKTA).avvises(rett_myndighet)
    with pytest.raises(ValidationError):
        RettRapport.model_validate_json('{"svar": []}')
