"""The program over the stories of the grants, which tests of their pages read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.application.demohus import fortalt
from tests.scenarios.verdener import FILER
from tests.web.nettsted import bygd

if TYPE_CHECKING:
    from pathlib import Path

FORTELLINGENE = [f for f in FILER if f.stem[:3] in ("s12", "s14", "s15", "s18")]


def tilskuddsbase(mappe: Path) -> Path:
    """A folder with the log of the stories and its read models."""
    return bygd(fortalt(mappe / "fortalt", *FORTELLINGENE), mappe / "bygd")
