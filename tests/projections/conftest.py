"""Logs to follow, told once and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from innforing.eventlog.database import upgrade
from tests.application.demohus import fortalt
from tests.projections.andre import ANDRE_FORTELLINGER, fortellinger_om
from tests.projections.dagbok import Dagbok
from tests.projections.lesehus import avskrift
from tests.projections.planhus import Planbord
from tests.scenarios.verdener import LOPENE

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.projections.projection import Projection


@pytest.fixture(scope="session")
def samlet_logg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One SQLite log of all the stories; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("samlet"), *LOPENE) / "logg.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def logg(request: pytest.FixtureRequest, samlet_logg: Path, tmp_path: Path) -> str:
    """The log of all the stories on each database, to be followed and written to."""
    kopi = tmp_path / "logg.sqlite"
    shutil.copy(samlet_logg, kopi)
    if request.param == "sqlite":
        return f"sqlite:///{kopi}"
    return avskrift(f"sqlite:///{kopi}", str(request.getfixturevalue("postgres_tables")))


@pytest.fixture(params=["sqlite", "postgresql"])
def logg_om(
    request: pytest.FixtureRequest, projeksjon: Projection, samlet_logg: Path, tmp_path: Path
) -> str:
    """The log of the stories that a read model is told by, on each database."""
    kopi = tmp_path / "logg.sqlite"
    if projeksjon.navn in ANDRE_FORTELLINGER:
        fortalt(tmp_path, *fortellinger_om(projeksjon.navn))
    else:
        shutil.copy(samlet_logg, kopi)
    if request.param == "sqlite":
        return f"sqlite:///{kopi}"
    return avskrift(f"sqlite:///{kopi}", str(request.getfixturevalue("postgres_tables")))


@pytest.fixture
def bord(tables_url: str) -> Planbord:
    """Plans to be told, on each database."""
    upgrade(tables_url)
    return Planbord(tables_url)


@pytest.fixture
def bok(tables_url: str) -> Dagbok:
    """Dated events to be told, on each database."""
    upgrade(tables_url)
    return Dagbok(tables_url)
