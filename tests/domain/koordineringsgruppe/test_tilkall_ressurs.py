"""A ressurs from a region is called in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.koordineringsgruppe.steg.tilkall_ressurs import Fakta as Ressursfakta
from innforing.domain.koordineringsgruppe.steg.tilkall_ressurs import (
    RessursTilkalt,
    TilkallRessurs,
    ressursen_er_regionens,
)
from tests.domain.koordineringsgruppe.historie import FRA, SEKRETAER
from tests.domain.spesifikasjon import gitt

RESSURS = TilkallRessurs(
    person="rune", organ="regional-46", oppgave="Erfaringer fra Vestland", fra=FRA
)


@pytest.mark.krav("K-118")
def test_en_ressurs_fra_regionen_kalles_inn() -> None:
    i_regionen = Ressursfakta(ressursen_er_i_regionen=True)
    gitt().nar(RESSURS, som=SEKRETAER, fakta=i_regionen).da(
        RessursTilkalt(
            person="rune", organ="regional-46", oppgave="Erfaringer fra Vestland", fra=FRA
        )
    )
    gitt().nar(RESSURS, som=SEKRETAER).avvises(ressursen_er_regionens)


def test_en_periode_slutter_ikke_for_den_begynner() -> None:
    felt = {**RESSURS.model_dump(mode="json"), "avklaringer": {}}
    with pytest.raises(ValidationError):
        TilkallRessurs.model_validate({**felt, "til": "2023-12-31"}, strict=False)
    TilkallRessurs.model_validate({**felt, "til": "2024-12-31"}, strict=False)
