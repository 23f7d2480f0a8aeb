"""Reading one's own write, who stands where, and going on after the database came back."""

from __future__ import annotations

import shutil
import threading
import time
from typing import TYPE_CHECKING

import psycopg
import pytest

from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.readside import NotBuilt, UnknownProjection
from innforing.projections.svarfordeling import Svarfordeling, svar_av
from innforing.projections.table import Table
from tests.projections.giftig import Annen
from tests.projections.lesehus import hendelse, leseside, skriv, vanlig

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.projections.readside import ReadSide

ALLTID = 4_102_444_800_000_000
"""The year 2100."""


def aktuell(logg: str, kommune: str) -> int:
    return skriv(logg, hendelse(f"deltakelse:nytt:{kommune}", 1, KommuneBleAktuell()))


def ser(side: ReadSide, kommune: str, posisjon: int) -> bool:
    with side.sight("svarfordeling", per=ALLTID) as sight:
        return svar_av(sight, "nytt", kommune) == ("aktuell", posisjon)


def test_a_query_may_wait_for_ones_own_write(logg: str) -> None:
    with leseside(logg) as side:
        side.start()
        side.catch_up()
        for nr in range(5):
            posisjon = aktuell(logg, f"k{nr}")
            assert side.wait_for(posisjon, timeout=20).behind == 0
            assert ser(side, f"k{nr}", posisjon)


def test_while_nobody_follows_the_wait_says_how_far_behind(logg: str) -> None:
    with leseside(logg) as side:
        side.catch_up()
        posisjon = aktuell(logg, "a") and aktuell(logg, "b")
        assert side.wait_for(posisjon, timeout=0.05) == (posisjon - 2, 2)
        assert [ett.behind for ett in side.status()] == [2] * len(PROJEKSJONER)
        assert side.catch_up().behind == 0


def test_what_is_not_there_is_said(logg: str) -> None:
    with leseside(logg) as side:
        with pytest.raises(UnknownProjection), side.sight("svar", per=0):
            pass
        with pytest.raises(NotBuilt), side.sight("svarfordeling", per=0):
            pass
        assert [ett.edition for ett in side.status()] == [None] * len(PROJEKSJONER)


def test_a_program_of_another_version_reads_what_is_there_and_says_so(logg: str) -> None:
    with leseside(logg, [Svarfordeling()]) as side:
        side.catch_up()
    with leseside(logg, [Annen()]) as ny:
        ny.start()
        posisjon = aktuell(logg, "a")
        assert ny.wait_for(posisjon, timeout=0.5).behind == 1, (
            "its own handlers may not write there"
        )
        [ett] = ny.status()
        assert ett.edition is not None
        assert (ett.version, ett.edition.version) == (Annen.versjon, Svarfordeling.versjon)
        ny.rebuild("svarfordeling")
        assert ny.wait_for(posisjon, timeout=20).behind == 0
        assert ser(ny, "a", posisjon)


class Knekt(Svarfordeling):
    """Breaks before it has even looked at an event, so that nothing can be parked."""

    navn = "knekt"
    tabeller = (Table(name="knekt_ting", key=("id",), values=("verdi",)),)

    @property
    def prefikser(self) -> frozenset[str]:  # type: ignore[override]
        raise ZeroDivisionError


def test_where_one_projection_breaks_the_others_go_on(logg: str) -> None:
    with leseside(logg, [Knekt(), Svarfordeling()]) as side:
        side.start()
        for nr in range(3):
            posisjon = aktuell(logg, f"k{nr}")
            assert side.wait_for(posisjon, timeout=20, name="svarfordeling").behind == 0
        assert side.position("knekt") == 0


def test_read_models_of_another_log_are_never_shown(samlet_logg: Path, tmp_path: Path) -> None:
    """The log was put back from a copy, and has gone on otherwise since."""
    fil = tmp_path / "logg.sqlite"
    shutil.copy(samlet_logg, fil)
    db = f"sqlite:///{fil}"
    aktuell(db, "a")
    with leseside(db) as side:
        side.catch_up()
    shutil.copy(samlet_logg, fil)
    posisjon = aktuell(db, "b")
    with leseside(db) as side:
        assert [ett.edition for ett in side.status()] == [None] * len(PROJEKSJONER)
        side.catch_up()
        assert ser(side, "b", posisjon)


@pytest.mark.parametrize("logg", ["postgresql"], indirect=True)
def test_when_every_connection_is_cut_it_connects_and_goes_on(logg: str) -> None:
    with leseside(logg) as side:
        side.start()
        side.catch_up()
        for nr in range(3):
            with psycopg.connect(vanlig(logg), autocommit=True) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid() "
                    "AND application_name IN ('innforing-projector', 'innforing-listener')"
                )
            posisjon = aktuell(logg, f"k{nr}")
            frist = time.monotonic() + 30
            while not _framme(side, posisjon):
                assert time.monotonic() < frist
                time.sleep(0.05)
            assert ser(side, f"k{nr}", posisjon)
    assert [t.name for t in threading.enumerate() if t.name == "projections"] == []


def _framme(side: ReadSide, posisjon: int) -> bool:
    return side.position() >= posisjon
