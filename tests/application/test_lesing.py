"""Malformed commands are answered before any lock, and leave nothing."""

from __future__ import annotations

import pytest

from innforing.application.kommando import Kommando, UgyldigKommando
from innforing.application.lesing import STORSTE, les_steg
from innforing.domain.grunnmur.verdi import har_fodselsnummer
from tests.faults.oppsett import KS, kommando

NHN: dict[str, object] = {"organtype": "nhn", "navn": "NHN"}


@pytest.mark.parametrize(
    ("steg", "pa", "id_", "venter"),
    [
        ("opprett_orgn", "organ:nhn", "id", "Nearest: opprett_organ"),
        ("opprett_organ", "losning:nhn", "id", "is taken on «organ:…»"),
        ("opprett_organ", "organ:blåbær", "id", "is not 1 to 100"),
        ("opprett_organ", f"organ:{'n' * 100}", "id", "is not 1 to 100"),
        ("opprett_organ", "organ:nhn\n", "id", "is not 1 to 100"),
        ("opprett_organ", "organ:nhn", "", "is not 1 to 100"),
        ("opprett_organ", "organ:nhn", "';--", "is not 1 to 100"),
    ],
)
def test_a_name_or_id_that_cannot_be_is_refused(steg: str, pa: str, id_: str, venter: str) -> None:
    with pytest.raises(UgyldigKommando, match=venter):
        les_steg(Kommando(id=id_, steg=steg, pa=pa, aktor=KS, data=NHN))


def test_a_uuid_that_happens_to_hold_a_number_is_still_an_id() -> None:
    id_ = "e683a540-1531-4322-a958-00f96ea022b4"
    assert har_fodselsnummer(id_)
    les_steg(kommando("opprett_organ", "organ:nhn", NHN, id=id_))
    with pytest.raises(UgyldigKommando, match="fødselsnummer"):
        les_steg(kommando("opprett_organ", "organ:nhn", NHN, id=f"{id_}0"))


def test_every_field_that_is_wrong_is_named() -> None:
    with pytest.raises(UgyldigKommando) as feil:
        les_steg(kommando("opprett_organ", "organ:nhn", {"organtype": "kirke", "annet": 1}))
    felt = {setning.partition(":")[0] for setning in feil.value.feil}
    assert felt == {"organtype", "navn", "annet"}


def test_more_than_a_megabyte_is_refused() -> None:
    with pytest.raises(UgyldigKommando, match="the limit is"):
        les_steg(kommando("opprett_organ", "organ:nhn", NHN | {"navn": "n" * STORSTE}))
