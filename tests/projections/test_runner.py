"""Following: catch-up gives the rows of a rebuild, and one leads at a time."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import psycopg
import pytest

from innforing.eventlog.errors import StorageFault
from innforing.projections import books
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.books import LostLead
from innforing.projections.svarfordeling import Svarfordeling
from tests.application.demohus import fortalt
from tests.projections.lesehus import avskrift, benk, er_postgres, fasit, leseside, vanlig
from tests.scenarios.verdener import FORTELLINGER

if TYPE_CHECKING:
    from pathlib import Path

HISTORIER = sorted(FORTELLINGER.rglob("*.toml"))
SEKUND = 1_000_000


@pytest.fixture(scope="module")
def fortalte() -> dict[str, Path]:
    """Story → its log, told when it is first asked for."""
    return {}


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("fil", HISTORIER, ids=lambda fil: str(fil.stem))
def test_small_pages_give_the_rows_of_a_rebuild(
    fil: Path,
    database: str,
    fortalte: dict[str, Path],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> None:
    if fil.stem not in fortalte:
        fortalte[fil.stem] = fortalt(tmp_path_factory.mktemp(fil.stem), fil) / "logg.sqlite"
    db = f"sqlite:///{shutil.copy(fortalte[fil.stem], tmp_path / 'logg.sqlite')}"
    if database == "postgresql":
        db = avskrift(db, str(request.getfixturevalue("postgres_tables")))
    trinnvis = {}
    with benk(db) as b:
        for projeksjon in PROJEKSJONER:
            runner = b.runner(projeksjon)
            runner.take_lead()
            while runner.step(limit=17):
                pass
            trinnvis[projeksjon.navn] = b.rader(projeksjon)
            b.slipp()
    with leseside(db) as side:
        for projeksjon in PROJEKSJONER:
            bygd = side.rebuild(projeksjon.navn)
            assert bygd.position == side.follower.end()
            assert bygd.parity is not None
            assert bygd.parity.unequal == []
    with benk(db) as b:
        assert {p.navn: b.rader(p) for p in PROJEKSJONER} == trinnvis


def test_while_one_leads_another_does_not(logg: str) -> None:
    with benk(logg) as b:
        forste, andre = b.runner(Svarfordeling()), b.runner(Svarfordeling())
        forste.take_lead()
        with pytest.raises(LostLead):
            andre.take_lead()
        assert forste.step() == b.follower.end()


def test_one_that_stalled_past_its_lease_and_wakes_can_write_nothing(logg: str) -> None:
    """On PostgreSQL it is the server that gives up on a connection that does not answer."""
    tid = [1_000 * SEKUND]
    with benk(logg) as b:
        treg = b.runner(Svarfordeling(), clock=lambda: tid[0])
        treg.take_lead()
        treg.step(limit=100)
        tid[0] += 11 * SEKUND
        if er_postgres(logg):
            kapp_forbindelsen(logg, b.apne[-1])
        frisk = b.runner(Svarfordeling(), clock=lambda: tid[0])
        frisk.take_lead()
        while frisk.step(limit=300):
            pass
        for _ in range(2):
            with pytest.raises((LostLead, StorageFault)):
                treg.step(limit=100)
        assert b.utgave(Svarfordeling()).position == b.follower.end()
        assert b.rader(Svarfordeling()) == fasit(logg, Svarfordeling())


def test_a_raised_fence_stops_one_whose_connection_lives(logg: str) -> None:
    with benk(logg) as b:
        treg = b.runner(Svarfordeling())
        treg.take_lead()
        treg.step(limit=100)
        for_ = b.rader(Svarfordeling())
        with b.store.transaction() as rows:
            books.lead(rows, treg.edition, holder="another", now_us=2**60, until_us=2**61)
        with pytest.raises(LostLead):
            treg.step(limit=100)
        assert b.rader(Svarfordeling()) == for_
        assert b.utgave(Svarfordeling()).position == 100


def test_two_supervisors_at_once_count_nothing_twice(logg: str) -> None:
    with leseside(logg) as en, leseside(logg) as to:
        posisjoner: list[int] = []
        ferdig = threading.Event()

        def se_etter() -> None:
            while not ferdig.is_set():
                posisjoner.append(en.position())

        titter = threading.Thread(target=se_etter)
        titter.start()
        en.start()
        to.start()
        slutt = en.follower.end()
        lag = en.wait_for(slutt, timeout=60), to.wait_for(slutt, timeout=60)
        ferdig.set()
        titter.join()
        assert [one.behind for one in lag] == [0, 0]
        assert posisjoner == sorted(posisjoner), "a position never moves back"
    with benk(logg) as b:
        for projeksjon in PROJEKSJONER:
            assert b.rader(projeksjon) == fasit(logg, projeksjon)


def kapp_forbindelsen(logg: str, forbindelse: object) -> None:
    """Let the server end the connection of a runner that has stalled."""
    pid = forbindelse._driver.info.backend_pid  # type: ignore[attr-defined]
    with psycopg.connect(vanlig(logg), autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
