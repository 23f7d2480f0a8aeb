"""Acting as somebody: a step in one line, and sentences for what is not known."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from innforing.application.kommando import Flyttet, Gjort, UgyldigKommando
from innforing.application.som import finn_person
from innforing.bootstrap import Hus, oppgrader, opprett_ekte
from tests.application.demohus import innstillinger

if TYPE_CHECKING:
    from pathlib import Path


def test_a_step_in_one_line(hus: Hus) -> None:
    kari = hus.som("kari", rolle="medlem", organ="koordineringsgruppen")
    id_ = str(uuid.uuid4())
    gjelder = datetime(2024, 5, 1, tzinfo=UTC)
    svar = kari.tar(
        "gi_merknad", "innforingslop:pll", kommando=id_, gjelder=gjelder, merknad="Se også htm."
    )
    assert isinstance(svar, Gjort)
    assert (svar.kommando, svar.versjon) == (id_, 3)
    flyttet = kari.tar("gi_merknad", "innforingslop:pll", sett_versjon=1, merknad="Se også htm.")
    assert isinstance(flyttet, Flyttet)


@pytest.mark.parametrize(
    ("person", "rolle", "organ", "setning"),
    [
        ("kari", "medlm", "ks", "there is no role «medlm». Nearest: medlem"),
        ("kari", "medlem", "k s", "«k s» cannot be the id of a body"),
        ("karri", "medlem", "ks", "there is no person «karri». Nearest: Kari"),
    ],
)
def test_what_is_not_known_is_one_sentence(
    lest_hus: Hus, person: str, rolle: str, organ: str, setning: str
) -> None:
    with pytest.raises(UgyldigKommando, match=setning):
        lest_hus.som(person, rolle=rolle, organ=organ)


def test_in_an_ekte_log_a_person_is_known_by_id_or_name_alone(tmp_path: Path) -> None:
    valgt = innstillinger(tmp_path)
    oppgrader(valgt)
    opprett_ekte(valgt)
    with Hus(valgt) as hus:
        id_ = hus.personer.registrer("Kari Eksempel")
        assert finn_person(hus, "kari eksempel") == finn_person(hus, id_) == id_
        with pytest.raises(UgyldigKommando, match="there is no person «kari»"):
            finn_person(hus, "kari")
