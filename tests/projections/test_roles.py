"""On PostgreSQL with roles: those who follow keep read models, in a schema without the log."""

# no password here opens anything
# ruff: noqa: S106

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import make_url

from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.eventlog.errors import StorageFault
from innforing.eventlog.readstore import ReadStore
from innforing.eventlog.roles import GRANTS, create_roles
from innforing.projections.svarfordeling import Svarfordeling
from innforing.projections.utbredelse import Utbredelse
from tests.eventlog.given import drop_roles
from tests.projections.lesehus import benk, er_postgres, fasit, hendelse, leseside, skriv, vanlig

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIKS = "lesetest_"
MODELLER = (Svarfordeling(), Utbredelse())


@pytest.fixture
def med_roller(logg: str) -> Iterator[str]:
    assert er_postgres(logg)
    alle = dict.fromkeys(set(GRANTS) - {"app"}, "passord")
    laget = create_roles(logg, app_password="passord", passwords=alle, prefix=PREFIKS)
    yield logg
    drop_roles(logg, laget)


def som(logg: str, rolle: str) -> str:
    url = make_url(logg).set(username=PREFIKS + rolle, password="passord")
    return url.render_as_string(hide_password=False)


@pytest.mark.parametrize("logg", ["postgresql"], indirect=True)
def test_the_roles_that_follow_keep_read_models_together(med_roller: str) -> None:
    """What one of them made the other follows, builds anew and takes away."""
    for nr, rolle in enumerate(("app", "projektor", "app")):
        skriv(med_roller, hendelse(f"deltakelse:lop:{nr}", 1, KommuneBleAktuell()))
        with leseside(som(med_roller, rolle), MODELLER) as side:
            assert side.catch_up().behind == 0
            assert side.rebuild("svarfordeling").parity is not None
            assert [ett.behind for ett in side.status()] == [0, 0]
    with benk(som(med_roller, "projektor")) as b:
        for projeksjon in MODELLER:
            assert b.rader(projeksjon) == fasit(med_roller, projeksjon)


@pytest.mark.parametrize("logg", ["postgresql"], indirect=True)
def test_who_writes_read_models_sees_no_log_and_others_see_no_read_models(
    med_roller: str,
) -> None:
    with leseside(som(med_roller, "app"), MODELLER) as side:
        side.catch_up()
        for galt in ("SELECT * FROM public.events", "CREATE TABLE public.ny (a int)"):
            with pytest.raises(StorageFault, match="denied"), side.store.transaction() as rows:
                rows.run(galt)
    nektet = dict.fromkeys(GRANTS, "SELECT * FROM public_lesing.read_models")
    nektet["app"] = nektet["projektor"] = "CREATE TABLE public.ny (a int)"
    nektet.pop("migrator")
    for rolle, galt in nektet.items():
        with (
            psycopg.connect(vanlig(som(med_roller, rolle))) as forbindelse,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            forbindelse.execute(galt.encode())


@pytest.mark.parametrize("logg", ["postgresql"], indirect=True)
def test_without_roles_they_stand_beside_the_log(logg: str) -> None:
    with ReadStore(logg) as store, store.snapshot() as rows:
        assert rows.fetch("SELECT current_schema(), current_user = session_user") == [
            ("public", True)
        ]
