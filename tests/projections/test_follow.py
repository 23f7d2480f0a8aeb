"""The follower: whole pages, nothing skipped under writers, woken at once, back after a break."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psycopg
import pytest

from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.eventlog.database import open_writer, upgrade
from innforing.eventlog.errors import LogGap
from innforing.eventlog.follow import Follower
from tests.faults.antall import antall
from tests.house.kilder import ROT
from tests.projections.lesehus import er_postgres, hendelse, skriv, vanlig, versjon
from tests.projections.skrivende import skriv_mange, strom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.eventlog.rows import NewRow, StoredRow

HENDELSER = antall(12_000, 1_000_000)
SKRIVERE = 8
HVER = HENDELSER // SKRIVERE
SIDE = 37


@pytest.fixture
def tom_logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def ny(strom: str, nr: int = 1) -> NewRow:
    return hendelse(strom, nr, KommuneBleAktuell())


@pytest.mark.feil("F16", HENDELSER)
def test_a_follower_reading_while_eight_writers_append_skips_none(tom_logg: str) -> None:
    """With a writer each on PostgreSQL; on SQLite in one queue, beside another process."""
    lest = Lest()
    with Follower(tom_logg) as follower, mens_det_skrives(tom_logg) as feil:
        while lest.sist < HENDELSER and not feil:
            follower.wait(lest.sist, 5.0)
            lest.ta(follower.page(lest.sist, SIDE))
    assert feil == []
    assert lest.hoppet == []
    assert (lest.sist, lest.versjoner) == (HENDELSER, {strom(nr): HVER for nr in range(SKRIVERE)})


@dataclass
class Lest:
    """What a follower was given, counted as it came."""

    sist: int = 0
    versjoner: dict[str, int] = field(default_factory=dict)
    hoppet: list[int] = field(default_factory=list)

    def ta(self, rader: Sequence[StoredRow]) -> None:
        """The next page: each position and each version of a stream is the next one."""
        for rad in rader:
            ventet = self.versjoner.get(rad.stream_id, 0) + 1
            if (rad.position, rad.stream_version) != (self.sist + 1, ventet):
                self.hoppet.append(rad.position)
            self.sist = rad.position
            self.versjoner[rad.stream_id] = rad.stream_version


@pytest.mark.parametrize("borte", [0, 3, 8])
def test_a_follower_that_skips_one_is_found_out(tom_logg: str, borte: int) -> None:
    """The test above must be able to fail: here one event is never handed out."""
    skriv(tom_logg, *(ny("deltakelse:lop:a", nr) for nr in range(1, 11)))
    lest = Lest()
    with Follower(tom_logg) as follower:
        rader = list(follower.page(0, 10))
    del rader[borte]
    lest.ta(rader)
    assert lest.hoppet == [borte + 2]


@contextmanager
def mens_det_skrives(logg: str) -> Iterator[list[BaseException]]:
    """Eight who append at once, from the first to the last; what went wrong with them."""
    feil: list[BaseException] = []
    i_andre = 0 if er_postgres(logg) else 1
    with ExitStack() as apne:
        felles = None
        if not er_postgres(logg):
            felles = apne.enter_context(open_writer(logg, unsafe_test_server=True))

        def skriver(nr: int) -> None:
            try:
                if felles is not None:
                    return skriv_mange(felles, nr, HVER)
                with open_writer(logg, unsafe_test_server=True) as writer:
                    skriv_mange(writer, nr, HVER)
            except BaseException as error:
                feil.append(error)
                raise

        andre = [i_egen_prosess(logg, nr) for nr in range(i_andre)]
        trader = [threading.Thread(target=skriver, args=(nr,)) for nr in range(i_andre, SKRIVERE)]
        for trad in trader:
            trad.start()
        yield feil
        for trad in trader:
            trad.join()
        assert [prosess.wait(60) for prosess in andre] == [0] * i_andre


def i_egen_prosess(logg: str, nr: int) -> subprocess.Popen[bytes]:
    modul = ("-W", "ignore", "-m", "tests.projections.skrivende")
    return subprocess.Popen(
        [sys.executable, *modul, logg, str(nr), str(HVER)],
        cwd=ROT,
        env={**os.environ, "PYTHONPATH": f"{ROT / 'src'}:{ROT}"},
    )


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
