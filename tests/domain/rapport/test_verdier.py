"""Deadlines of the reports, and the shape of answers."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.rapportering import Feltslag, Rapportslag
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.verdier import Feltsvar, rapportfrist
from tests.domain.rapport.historie import ARBEID, SVAR, TEKST


@pytest.mark.krav("K-308", "K-309", "K-310", "K-385")
@pytest.mark.parametrize(
    ("slag", "frist"),
    [
        (Rapportslag.MALTALL, date(2024, 2, 1)),
        (Rapportslag.HALVARSRAPPORT, date(2024, 6, 1)),
        (Rapportslag.ARSRAPPORT, date(2025, 2, 1)),
        (Rapportslag.REGNSKAP, date(2025, 3, 1)),
    ],
)
def test_hver_rapport_har_sin_dag(slag: Rapportslag, frist: date) -> None:
    assert rapportfrist(slag, 2024) == frist


@pytest.mark.parametrize(
    ("svar", "slag"),
    [
        (SVAR[0], {Feltslag.TEKST}),
        (SVAR[1], {Feltslag.TALL, Feltslag.BELOP}),
        (ARBEID, {Feltslag.AKTIVITETER}),
        (Feltsvar(felt="x"), set()),
        (Feltsvar(felt="x", verdi=1, tekst=TEKST), set()),
        (Feltsvar(felt="x", tekst=TEKST, aktiviteter=ARBEID.aktiviteter), set()),
    ],
)
def test_et_svar_passer_til_noen_slag_felt(svar: Feltsvar, slag: set[Feltslag]) -> None:
    assert svar.besvarer == slag


@pytest.mark.parametrize("verdi", ["12.5", "-1", '"12"'])
def test_tall_er_hele_og_ikke_under_null(verdi: str) -> None:
    with pytest.raises(ValidationError):
        Feltsvar.model_validate_json(f'{{"felt": "x", "verdi": {verdi}}}')


def test_en_rapport_heter_det_den_er() -> None:
    assert Rapport.er_nokkel("digi-agder:2024:regnskap")
    assert not Rapport.er_nokkel("digi-agder:2024:dagbok")
    assert not Rapport.er_nokkel("digi-agder:24:regnskap")
