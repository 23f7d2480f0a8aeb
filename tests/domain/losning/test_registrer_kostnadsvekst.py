"""What an investment adds to the costs of the years after it."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_kostnadsvekst import (
    KostnadsvekstRegistrert,
    RegistrerKostnadsvekst,
)
from innforing.domain.losning.styring import Kostnadsvekst
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KS_SAK, PROGRAMMET, gitt

FELT = {
    "ar": 2025,
    "investering": "Videreutvikling av dokumentdeling (eksempel)",
    "dato": date(2024, 1, 15),
    "kilde": "Styringsmodellen, sak 4 (eksempel)",
}
REGISTRER = RegistrerKostnadsvekst.model_validate({**FELT, "forvaltning": 1_200_000})
VEKST = Kostnadsvekst.model_validate({**FELT, "forvaltning": 1_200_000})


@pytest.mark.krav("K-100")
def test_veksten_star_pa_losningen_med_aret_og_investeringen() -> None:
    losning = (
        gitt(KJERNEJOURNAL).nar(REGISTRER, som=KS_SAK).da(KostnadsvekstRegistrert(vekst=VEKST))
    )
    assert isinstance(losning, Losning)
    assert losning.kostnadsvekst == (VEKST,)
    assert (VEKST.forvaltning, VEKST.drift) == (1_200_000, 0)


@pytest.mark.krav("K-100")
@pytest.mark.parametrize(
    ("belop", "feil"),
    [
        ({}, "state the growth"),
        ({"drift": 0}, "state the growth"),
        ({"drift": 1000.5}, "whole kroner"),
        ({"drift": -1}, "greater than or equal to 0"),
        ({"drift": 1, "ar": 1999}, "greater than or equal to 2000"),
    ],
)
def test_belop_er_hele_kroner_og_noe_vokser(belop: dict[str, float], feil: str) -> None:
    with pytest.raises(ValidationError, match=feil):
        RegistrerKostnadsvekst.model_validate({**FELT, **belop})


def test_en_investering_som_ikke_er_besluttet_gir_ingen_vekst() -> None:
    framover = REGISTRER.med(dato=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KS_SAK).avvises(datoen_er_ikke_framover)


def test_programmet_forer_ikke_veksten() -> None:
    gitt(KJERNEJOURNAL).nar(REGISTRER, som=PROGRAMMET).avvises(rett_myndighet)
