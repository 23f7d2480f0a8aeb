"""An empty log on each database."""

# the password opens a database that lives for one test
# ruff: noqa: S106

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from innforing.eventlog.roles import create_roles
from tests.eventlog.given import Log, drop_roles, new_log

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def log(tables_url: str) -> Iterator[Log]:
    made = new_log(tables_url)
    yield made
    made.close()


@pytest.fixture
def sqlite_log(sqlite_url: str) -> Iterator[Log]:
    made = new_log(sqlite_url)
    yield made
    made.close()


@pytest.fixture
def postgres_log(postgres_tables: str) -> Iterator[Log]:
    made = new_log(postgres_tables)
    yield made
    made.close()


@pytest.fixture
def app_url(postgres_log: Log) -> Iterator[str]:
    """The log's address as the role `app`, which owns nothing."""
    prefix = f"t{uuid.uuid4().hex[:12]}_"
    made = create_roles(postgres_log.url, app_password="hemmelig", prefix=prefix)
    parsed = make_url(postgres_log.url).set(username=f"{prefix}app", password="hemmelig")
    yield parsed.render_as_string(hide_password=False)
    drop_roles(postgres_log.url, made)
