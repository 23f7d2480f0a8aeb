"""The import contracts speak of the rooms there are, and catch what they are for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.kilder import DOMENE, ROT, SRC

KONTRAKTER = {
    k["name"]: k
    for k in tomllib.loads((ROT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}


def rom(kontrakt: str) -> tuple[set[str], set[str]]:
    """The rooms a layers contract names: those that must be there, those that may."""
    lag = " | ".join(KONTRAKTER[kontrakt]["layers"])
    mulige = set(re.findall(r"\((\w+)\)", lag))
    return set(re.findall(r"\w+", lag)) - mulige, mulige


def bygd(hus: Path) -> set[str]:
    """The rooms that stand in a house: its modules and packages."""
    moduler = {fil.stem for fil in hus.glob("*.py")}
    pakker = {fil.parent.name for fil in hus.glob("*/__init__.py")}
    return (moduler | pakker) - {"__init__"}


@pytest.mark.parametrize(
    ("kontrakt", "hus"),
    [("Etasjene ser bare nedover", SRC), ("Aggregatene kjenner ikke hverandre", DOMENE)],
)
def test_the_contract_names_every_room_and_parentheses_only_unbuilt_ones(
    kontrakt: str, hus: Path
) -> None:
    fast, mulige = rom(kontrakt)
    assert sorted(mulige & bygd(hus)) == [], "built: take the parentheses off"
    assert sorted(fast - bygd(hus)) == [], "named without parentheses, but not built"
    assert sorted(bygd(hus) - fast) == [], "a new room costs a line in the contract and an ADR"
