"""The follower: whole pages, nothing skipped under writers, woken at once, back after a break."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import psycopg
import pytest

from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.eventlog.database import open_writer, upgrade
from innforing.eventlog.errors import LogGap
from innforing.eventlog.follow import Follower
from tests.projections.lesehus import er_postgres, hendelse, skriv, vanlig, versjon

if TYPE_CHECKING:
    from innforing.eventlog.rows import StoredRow

SKRIVERE = 8
HVER = 60


@pytest.fixture
def tom_logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def ny(strom: str, nr: int = 1) -> object:
    return hendelse(strom, nr, KommuneBleAktuell())


def test_a_follower_reading_while_eight_writers_append_skips_none(tom_logg: str) -> None:
    feil: list[BaseException] = []

    def skriver(nr: int) -> None:
        try:
            with open_writer(tom_logg, unsafe_test_server=True) as writer:
                for versjon_ in range(1, HVER + 1):
                    rad = hendelse(f"deltakelse:lop:{nr}", versjon_, KommuneBleAktuell())
                    writer.run(
                        lambda tx, rad=rad: tx.append([rad], command_id=None, body_hash=None)
                    )
        except BaseException as error:
            feil.append(error)
            raise

    trader = [threading.Thread(target=skriver, args=(nr,)) for nr in range(SKRIVERE)]
    for trad in trader:
        trad.start()
    lest: list[StoredRow] = []
    with Follower(tom_logg) as follower:
        while len(lest) < SKRIVERE * HVER and not feil:
            follower.wait(len(lest), 5.0)
            lest += follower.page(len(lest), 7)
    for trad in trader:
        trad.join()
    assert feil == []
    assert [rad.position for rad in lest] == list(range(1, SKRIVERE * HVER + 1))
    for nr in range(SKRIVERE):
        egne = [rad.stream_version for rad in lest if rad.stream_id == f"deltakelse:lop:{nr}"]
        assert egne == list(range(1, HVER + 1))


def test_a_waiting_follower_is_woken_by_the_commit(tom_logg: str) -> None:
    with Follower(tom_logg) as follower:
        assert follower.wait(0, 0.05) is False
        senere = threading.Timer(0.3, skriv, (tom_logg, ny("deltakelse:lop:a")))
        senere.start()
        begynt = time.monotonic()
        assert follower.wait(0, 30.0) is True
        assert time.monotonic() - begynt < 4.0, "sooner than the next look without a signal"
        senere.join()


def test_a_listener_that_was_cut_off_listens_again(postgres_tables: str) -> None:
    with Follower(postgres_tables) as follower:
        follower.wait(0, 0.01)
        with psycopg.connect(vanlig(postgres_tables), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE application_name IN ('innforing-listener', 'innforing-reader') "
                "AND datname = current_database()"
            )
        senere = threading.Timer(0.5, skriv, (postgres_tables, ny("deltakelse:lop:a")))
        senere.start()
        assert follower.wait(0, 20.0) is True
        senere.join()
        assert [rad.position for rad in follower.page(0, 10)] == [1]


def test_a_page_with_a_hole_is_refused(tom_logg: str, monkeypatch: pytest.MonkeyPatch) -> None:
    skriv(tom_logg, ny("deltakelse:lop:a"), ny("deltakelse:lop:b"), ny("deltakelse:lop:c"))
    with Follower(tom_logg) as follower:
        rader = follower.page(0, 10)
        monkeypatch.setattr(type(follower.reader), "tail", lambda *_: [rader[0], rader[2]])
        with pytest.raises(LogGap):
            follower.page(0, 10)
    assert er_postgres(tom_logg) or versjon(tom_logg, "deltakelse:lop:a") == 2
