"""The program over the story of a behov (S-22), which tests of its pages read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.application.demohus import fortalt
from tests.scenarios.verdener import FILER
from tests.web.nettsted import bygd

if TYPE_CHECKING:
    from pathlib import Path

S22 = next(fil for fil in FILER if fil.stem.startswith("s22"))


def behovsbase(mappe: Path) -> Path:
    """A folder with the log of the story and its read models."""
    return bygd(fortalt(mappe / "fortalt", S22), mappe / "bygd")
