"""A log with more than 50 running løp, to try versions of the model on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.application.demodata.bestilling import Bestilling
from innforing.application.demodata.historie import Historie
from innforing.bootstrap import Hus, oppgrader, opprett_demo
from tests.application.demohus import innstillinger, kopi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANGE = Bestilling(lop=80, hendelser=8_000, fro=2, ar=3)
FA = Bestilling(lop=12, hendelser=1_500, fro=2, ar=6)
"""Few enough to be folded anew for every event."""


@pytest.fixture(scope="session")
def mange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the log; not to be written to."""
    return _laget(tmp_path_factory.mktemp("mange"), MANGE)


@pytest.fixture(scope="session")
def fa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hus]:
    """A small log of løp from beginning to end; not to be written to."""
    with Hus(innstillinger(_laget(tmp_path_factory.mktemp("fa"), FA))) as apent:
        yield apent


def _laget(mappe: Path, bestilling: Bestilling) -> Path:
    valgt = innstillinger(mappe)
    oppgrader(valgt)
    opprett_demo(valgt, fro=bestilling.loggfro, na=bestilling.start)
    with Hus(valgt) as hus:
        Historie(hus, bestilling).lag(lambda _ferdig, _alle: None)
    return mappe


@pytest.fixture
def hus(mange: Path, tmp_path: Path) -> Iterator[Hus]:
    """The same log again, to be written to."""
    with Hus(innstillinger(kopi(mange, tmp_path))) as apent:
        yield apent
