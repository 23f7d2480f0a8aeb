"""The small demo log, for reading and for writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.bootstrap import Hus
from tests.application.demohus import IKKE_KLAR, PROSESS, fortalt, innstillinger, kopi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def demomappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both stories in one log; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("demo"), PROSESS, IKKE_KLAR)


@pytest.fixture
def lest_hus(demomappe: Path) -> Iterator[Hus]:
    """The house of that log, for a test that only reads."""
    with Hus(innstillinger(demomappe)) as hus:
        yield hus


@pytest.fixture
def hus(demomappe: Path, tmp_path: Path) -> Iterator[Hus]:
    """A house of a copy of that log, for a test that writes."""
    with Hus(innstillinger(kopi(demomappe, tmp_path))) as hus:
        yield hus
