"""Versions of the model from the command line: tried, used and undone; a guard against history."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.application.demohus import fortalt, kopi
from tests.cli.conftest import program_i
from tests.scenarios.verdener import FELLES, FORTELLINGER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

S25 = FORTELLINGER / "s25_modellen_evalueres.toml"
KS = ("--as", "Siri (eksempel)", "--role", "saksbehandler", "--body", "ks")


@pytest.fixture(scope="session")
def modellen_fortalt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The log in which the model is evaluated."""
    return fortalt(tmp_path_factory.mktemp("s25"), FELLES / "verden.toml", S25)


@pytest.fixture
def modellen(modellen_fortalt: Path, tmp_path: Path) -> Program:
    """The program on a copy of it."""
    return program_i(kopi(modellen_fortalt, tmp_path))


def utfall(svar: dict[str, Any]) -> dict[str, str | None]:
    return {rad["lop"]: rad["utfall"] for rad in svar["lop"]}


@pytest.mark.krav("K-324")
def test_a_version_is_tried_used_and_undone(modellen: Program) -> None:
    provd: dict[str, Any] = modellen.json("modell", "prov", "2025.1")
    assert provd["feil"] == []
    assert utfall(provd) == {"s25-flyttes": "flyttes", "s25-gammel": "flyttes"}
    assert provd["posisjon"] == modellen.siste[0]
    brukt: dict[str, Any] = modellen.json(
        "modell", "bruk", "2025.1", *KS, "--begrunnelse", "Alle følger den nye."
    )
    assert utfall(brukt) == utfall(provd)
    assert (brukt["flyttet"], brukt["antall"]) == (sorted(utfall(provd)), provd["antall"])
    angret: dict[str, Any] = modellen.json(
        "modell", "angre", "2025.1", *KS, "--begrunnelse", "Ikke ennå.", "--lop", "s25-flyttes"
    )
    assert angret["flyttet"] == ["s25-flyttes"]
    igjen: dict[str, Any] = modellen.json("modell", "prov", "2025.1")
    assert list(utfall(igjen)) == ["s25-flyttes"]


@pytest.mark.krav("K-324")
def test_a_guard_is_rehearsed_on_history(modellen: Program) -> None:
    ord_ = ("modell", "generalprove", "lederne_i_regionen_er_med", "--fra")
    svar: dict[str, Any] = modellen.json(*ord_, "2024-01-01")
    assert [(s["lop"], s["steg"], s["fra"]) for s in svar["stanser"]] == [
        ("s25-prosess", "godkjenn_plan", "2024-08-28"),
        ("s25-gammel", "godkjenn_plan", "2026-01-08"),
    ]
    assert (svar["provde"], svar["ukjente"]) == (3, 0)
    senere: dict[str, Any] = modellen.json(*ord_, "2025-01-01")
    assert Counter(s["lop"] for s in senere["stanser"]) == {"s25-gammel": 1}


def test_people_see_what_happens_and_why(modellen: Program) -> None:
    svar = modellen("modell", "prov", "2025.1")
    assert svar.exit_code == 0, svar.stderr
    for ord_ in ("s25-gammel", "Kan flyttes: 2", "Blir stanset: 0", "Planlagt".lower()):
        assert ord_ in svar.stdout
    svar = modellen("modell", "generalprove", "lederne_i_regionen_er_med", "--fra", "2024-01-01")
    for ord_ in ("Lederne i regionen er med", "godkjenn_plan 2024-08-28", "2 løp, 2"):
        assert ord_ in svar.stdout
    brukt = modellen("modell", "bruk", "2025.1", *KS, "--begrunnelse", "Alle.")
    assert "s25-flyttes" in brukt.stdout


def test_bad_input_is_one_sentence(modellen: Program) -> None:
    assert "there is 2024.1, 2025.1" in modellen.ugyldig("modell", "prov", "2025.2")
    assert "lederne_i_regionen_er_med" in modellen.ugyldig(
        "modell", "generalprove", "lederne_er_med", "--fra", "2024-01-01"
    )
    assert "neither a date" in modellen.ugyldig(
        "modell", "generalprove", "overlapp_besvart", "--fra", "i fjor"
    )
    ukjent = modellen.ugyldig(
        "modell", "angre", "2025.1", *KS, "--begrunnelse", "Feil.", "--lop", "finnes-ikke"
    )
    assert "finnes-ikke" in ukjent
