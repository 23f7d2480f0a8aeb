"""The worlds, told once for all tests here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.bootstrap import Hus
from tests.application.demohus import fortalt, innstillinger, kopi
from tests.scenarios.verdener import FELLES, fortal_verdenene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def verdensmappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the log of the worlds; not to be written to."""
    return fortal_verdenene(tmp_path_factory.mktemp("verdener"))


@pytest.fixture
def verdenshus(verdensmappe: Path, tmp_path: Path) -> Iterator[Hus]:
    """A house of a copy of that log."""
    with Hus(innstillinger(kopi(verdensmappe, tmp_path))) as hus:
        yield hus


@pytest.fixture(scope="session")
def bare_verden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the log of the one world that the stories use; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("verden"), FELLES / "verden.toml")


@pytest.fixture(scope="module")
def samlet_hus(samlet: Path) -> Iterator[Hus]:
    """The log of all the stories of løp, to be read."""
    with Hus(innstillinger(samlet)) as hus:
        yield hus


@pytest.fixture(scope="module")
def hele_huset(helheten: Path) -> Iterator[Hus]:
    """The log of every story, to be read."""
    with Hus(innstillinger(helheten)) as hus:
        yield hus
