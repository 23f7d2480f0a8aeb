"""Bad input and broken surroundings: what is said, and that what was built goes on answering."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from innforing.eventlog.errors import SchemaOutdated, StorageFault
from innforing.eventlog.readstore import ReadStore
from innforing.projections.readside import UnknownProjection
from innforing.projections.sight import OutsideTheLog
from innforing.projections.svarfordeling import AKTUELLE, Svarfordeling, svarfordeling
from innforing.projections.utbredelse import Utbredelse
from innforing.projections.varigheter import Varigheter
from tests.projections.giftig import Annen
from tests.projections.lesehus import benk, fasit, lesebase, leseside, skriv
from tests.projections.test_follow import ny
from tests.projections.test_readside import Knekt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.readside import ReadSide

ALLTID = 4_102_444_800_000_000
"""The year 2100."""
STRAKS = 15.0
"""Seconds; who waits for what cannot come waits for a minute."""


def test_an_unknown_read_model_gets_the_nearest_names(logg: str) -> None:
    with leseside(logg, [Svarfordeling(), Utbredelse()]) as side:
        for sporsmal in (
            lambda: side.position("svarfordelinga"),
            lambda: side.rebuild("svarfordelinga"),
            lambda: side.switch_back("svarfordelinga"),
        ):
            with pytest.raises(UnknownProjection, match=r"nearest: svarfordeling$"):
                sporsmal()
        with pytest.raises(UnknownProjection, match="nearest: svarfordeling, utbredelse"):
            side.projection("xyz")


def test_a_moment_that_the_read_model_has_not_come_to_is_refused_with_what_it_can_answer(
    logg: str,
) -> None:
    with leseside(logg, [Svarfordeling()]) as side:
        slutt = side.catch_up().position
        for kjent in (-1, slutt + 1):
            with (
                pytest.raises(OutsideTheLog, match=f"positions 0 to {slutt}, not {kjent}"),
                side.sight("svarfordeling", per=ALLTID, kjent=kjent),
            ):
                pass
        with side.sight("svarfordeling", per=0) as sight:
            assert svarfordeling(sight, "s01")[AKTUELLE].antall == 0, "before the log began"


@contextmanager
def full_disk(side: ReadSide, *, sider: int) -> Iterator[None]:
    """So many pages more, and there is no room for the read models; on connections from now on."""

    def begrens(forbindelse: object, _: object) -> None:
        [brukt] = forbindelse.execute("PRAGMA page_count").fetchone()  # type: ignore[attr-defined]
        forbindelse.execute(f"PRAGMA max_page_count = {brukt + sider}")  # type: ignore[attr-defined]

    motor = side.store._engine
    motor.dispose()
    event.listen(motor, "connect", begrens)
    try:
        yield
    finally:
        event.remove(motor, "connect", begrens)
        motor.dispose()


@pytest.mark.parametrize("logg", ["sqlite"], indirect=True)
@pytest.mark.parametrize("sider", [0, 3, 12])
def test_when_the_disk_is_full_what_was_built_goes_on_answering(logg: str, sider: int) -> None:
    """Full at once, in the tables of the new edition, and in its rows."""
    with leseside(logg, [Svarfordeling(), Varigheter()]) as side:
        side.catch_up()
        with side.sight("svarfordeling", per=ALLTID) as sight:
            for_ = svarfordeling(sight, "s01")
        with full_disk(side, sider=sider):
            with pytest.raises(StorageFault, match="full"):
                side.rebuild("svarfordeling")
            with side.sight("svarfordeling", per=ALLTID) as sight:
                assert sight.edition.number == 1
                assert svarfordeling(sight, "s01") == for_
        posisjon = skriv(logg, ny("deltakelse:lop:a"))
        assert side.catch_up() == (posisjon, 0)
        assert side.rebuild("svarfordeling").position == posisjon
    with benk(logg) as b:
        assert b.rader(Svarfordeling()) == fasit(logg, Svarfordeling())


@pytest.mark.parametrize("logg", ["sqlite"], indirect=True)
def test_who_follows_on_a_full_disk_is_behind_and_says_so_and_goes_on_when_there_is_room(
    logg: str,
) -> None:
    with leseside(logg, [Svarfordeling()]) as side:
        slutt = side.catch_up().position
        skriv(logg, *(ny(f"deltakelse:lop:{nr}") for nr in range(2_000)))
        begynt = time.monotonic()
        with full_disk(side, sider=2):
            assert side.catch_up() == (slutt, 2_000)
            assert time.monotonic() - begynt < STRAKS
            assert [ett.behind for ett in side.status()] == [2_000]
        assert side.catch_up() == (slutt + 2_000, 0)
    with benk(logg) as b:
        assert b.rader(Svarfordeling()) == fasit(logg, Svarfordeling())


def test_nobody_waits_for_a_read_model_that_cannot_go_on(logg: str) -> None:
    """One that always fails, and one of a version that has not been built."""
    with leseside(logg, [Svarfordeling()]) as side:
        bygd = side.catch_up().position
    posisjon = skriv(logg, ny("deltakelse:lop:a"))
    with leseside(logg, [Knekt(), Annen(), Utbredelse()]) as side:
        begynt = time.monotonic()
        assert side.catch_up() == (0, posisjon)
        assert time.monotonic() - begynt < STRAKS
        status = {ett.name: ett for ett in side.status()}
        assert {navn: ett.behind for navn, ett in status.items()} == {
            "knekt": posisjon,
            "svarfordeling": posisjon - bygd,
            "utbredelse": 0,
        }
        utgave = status["svarfordeling"].edition
        assert utgave is not None
        assert (status["svarfordeling"].version, utgave.version) == (
            Annen.versjon,
            Svarfordeling.versjon,
        )
        assert side.rebuild("svarfordeling").version == Annen.versjon
        side.catch_up()
        assert side.position("svarfordeling") == posisjon


@pytest.mark.parametrize("endring", ["ADD COLUMN nytt TEXT", "DROP COLUMN seal"])
def test_books_of_another_version_of_the_program_say_what_to_run(logg: str, endring: str) -> None:
    with leseside(logg, [Svarfordeling()]) as side:
        side.catch_up()
        with side.store.transaction() as rows:
            rows.run(f"ALTER TABLE read_models {endring}")
    with (
        pytest.raises(SchemaOutdated, match="«innforing project --once»"),
        leseside(logg, [Svarfordeling()]),
    ):
        pass
    with ReadStore(lesebase(logg)) as store, store.transaction() as rows:
        rows.run("DROP TABLE read_models")
        rows.run("DROP TABLE read_parked")
    with leseside(logg, [Svarfordeling()]) as side:
        assert side.catch_up().behind == 0
    with benk(logg) as b:
        assert b.rader(Svarfordeling()) == fasit(logg, Svarfordeling())
