"""A key database and the two register tables, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from innforing.eventlog import database
from innforing.eventlog.engines import make_engine
from innforing.registers import nokler
from innforing.registers.nokler import Nokkellager


@pytest.fixture
def sqlite_nokkelfil(tmp_path: Path) -> Path:
    return tmp_path / "nokler.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def nokkel_url(request: pytest.FixtureRequest, sqlite_nokkelfil: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{sqlite_nokkelfil}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def lager(nokkel_url: str) -> Iterator[Nokkellager]:
    nokler.upgrade(nokkel_url)
    lager = Nokkellager.open(nokkel_url, forrad=4)
    yield lager
    lager.close()


@pytest.fixture
def logg(nokkel_url: str, tmp_path: Path) -> Iterator[sa.Engine]:
    """The database of the log, which owns the tables personer and fritekst."""
    sqlite = nokkel_url.startswith("sqlite")
    url = f"sqlite:///{tmp_path}/logg.sqlite" if sqlite else nokkel_url
    database.upgrade(url)
    engine = make_engine(url, "reader")
    yield engine
    engine.dispose()
