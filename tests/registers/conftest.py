"""A key database and the two register tables, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from innforing.registers import nokler
from innforing.registers.nokler import Nokkellager

_TABELLER = {
    "sqlite": (
        "CREATE TABLE personer (id TEXT PRIMARY KEY, ciphertext BLOB)",
        "CREATE TABLE fritekst (id TEXT PRIMARY KEY, ciphertext BLOB, commitment BLOB)",
    ),
    "postgresql": (
        'CREATE TABLE personer (id text COLLATE "C" PRIMARY KEY, ciphertext bytea)',
        "CREATE TABLE fritekst (id text PRIMARY KEY, ciphertext bytea, commitment bytea)",
    ),
}


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
    """The database of the log, with the columns that the registers use."""
    sqlite = nokkel_url.startswith("sqlite")
    engine = sa.create_engine(f"sqlite:///{tmp_path}/logg.sqlite" if sqlite else nokkel_url)
    with engine.begin() as connection:
        for setning in _TABELLER[engine.dialect.name]:
            connection.exec_driver_sql(setning)
    yield engine
    engine.dispose()
