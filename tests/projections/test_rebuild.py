"""A new version is built beside the old one, proved equal, and switched without a failed read."""

from __future__ import annotations

import itertools
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.eventlog.database import open_writer
from innforing.eventlog.errors import StorageFault
from innforing.projections import books
from innforing.projections.books import BUILDING, PREVIOUS, SERVING
from innforing.projections.readside import NotBuilt
from innforing.projections.rebuild import ParityRefused, RebuildRunning
from innforing.projections.runner import Runner
from innforing.projections.svarfordeling import AKTUELLE, Svarfordeling, svarfordeling
from tests.projections.giftig import Annen, Endret, Gal
from tests.projections.lesehus import benk, fasit, hendelse, leseside, skriv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.readside import ReadSide

ALLTID = 4_102_444_800_000_000
"""The year 2100."""


@contextmanager
def under_last(logg: str, side: ReadSide) -> Iterator[list[int]]:
    """Somebody writes and somebody reads all the while; what was read, never fewer than before."""
    ferdig = threading.Event()
    lest: list[int] = []
    feil: list[BaseException] = []

    def skriver() -> None:
        with open_writer(logg, unsafe_test_server=True) as writer:
            for nr in itertools.count():
                if ferdig.wait(0.005):
                    return
                rad = hendelse(f"deltakelse:last:k{nr}", 1, KommuneBleAktuell())
                writer.run(lambda tx, rad=rad: tx.append([rad], command_id=None, body_hash=None))

    def leser() -> None:
        while not ferdig.is_set():
            try:
                with side.sight("svarfordeling", per=ALLTID) as sight:
                    lest.append(svarfordeling(sight, "last")[AKTUELLE].antall)
            except BaseException as error:
                feil.append(error)
                raise

    trader = [threading.Thread(target=jobb) for jobb in (skriver, leser)]
    for trad in trader:
        trad.start()
    try:
        yield lest
    finally:
        ferdig.set()
        for trad in trader:
            trad.join()
    assert feil == []


def test_a_new_version_takes_over_under_load_with_no_failed_read(logg: str) -> None:
    with leseside(logg, [Svarfordeling()]) as gammel, leseside(logg, [Annen()]) as ny:
        gammel.start()
        gammel.catch_up()
        with under_last(logg, ny) as lest:
            gammel.wait_for(gammel.follower.end() + 20, timeout=20)
            bygd = ny.rebuild("svarfordeling")
            ny.start()
            ny.wait_for(ny.follower.end() + 20, timeout=20)
        assert bygd.version == 2
        assert bygd.parity is not None
        assert (bygd.parity.unequal, bygd.parity.announced) == ([], [])
        assert lest == sorted(lest)
        assert lest[-1] > 20
        assert ny.catch_up().behind == 0
        with ny.store.snapshot() as rows:
            statuser = [(e.version, e.status) for e in books.editions(rows, "svarfordeling")]
        assert statuser == [(1, PREVIOUS), (2, SERVING)]
    with benk(logg) as b:
        assert b.rader(Annen()) == fasit(logg, Annen())


def test_a_version_that_is_wrong_is_refused_and_the_old_one_goes_on(logg: str) -> None:
    with leseside(logg, [Svarfordeling()]) as gammel, leseside(logg, [Gal()]) as ny:
        gammel.start()
        gammel.catch_up()
        with under_last(logg, ny):
            with pytest.raises(ParityRefused) as nei:
                ny.rebuild("svarfordeling")
            with pytest.raises(ParityRefused):
                ny.rebuild("svarfordeling", approve=nei.value.parity.digest)
        assert nei.value.parity.unequal
        with ny.store.snapshot() as rows:
            igjen = books.editions(rows, "svarfordeling")
        assert [(e.version, e.status) for e in igjen] == [(1, SERVING)]
        assert gammel.catch_up().behind == 0


def test_a_named_change_is_listed_and_let_through_by_its_digest_only(logg: str) -> None:
    with leseside(logg, [Svarfordeling()]) as gammel:
        gammel.catch_up()
    with leseside(logg, [Endret()]) as side:
        with pytest.raises(ParityRefused) as nei:
            side.rebuild("svarfordeling")
        parity = nei.value.parity
        assert parity.unequal == []
        assert all(".omtvistet of " in linje for linje in parity.announced)
        assert parity.announced
        with pytest.raises(ParityRefused):
            side.rebuild("svarfordeling", approve="another")
        assert side.rebuild("svarfordeling", approve=parity.digest).version == 2


def test_there_is_a_way_back_to_the_edition_before(logg: str) -> None:
    with leseside(logg, [Svarfordeling()]) as side:
        side.catch_up()
        with pytest.raises(NotBuilt):
            side.switch_back("svarfordeling")
        assert side.rebuild("svarfordeling").edition == 2
        skriv(logg, hendelse("deltakelse:last:k", 1, KommuneBleAktuell()))
        assert side.catch_up().behind == 0
        assert side.switch_back("svarfordeling").number == 1
        assert side.wait_for(side.follower.end(), timeout=0, name="svarfordeling").behind == 1
        assert side.catch_up().behind == 0
    with benk(logg) as b:
        assert b.utgave(Svarfordeling()).number == 1
        assert b.rader(Svarfordeling()) == fasit(logg, Svarfordeling())


def test_a_second_rebuild_is_told_who_is_building(logg: str) -> None:
    with leseside(logg, [Svarfordeling()]) as side:
        side.catch_up()
        with benk(logg) as b:
            with b.store.transaction() as rows:
                utgave = books.begin(rows, Annen(), BUILDING)
            bygger = b.runner(Annen(), utgave, holder="the other")
            bygger.take_lead()
            with pytest.raises(RebuildRunning, match="the other") as pagar:
                side.rebuild("svarfordeling")
            assert pagar.value.edition.since_us > 0
        with side.store.transaction() as rows:
            rows.run("UPDATE read_models SET until_us = 0 WHERE edition = ?", (utgave.number,))
        assert side.rebuild("svarfordeling").edition > 1


def test_when_the_disk_is_full_the_old_edition_goes_on(
    logg: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with leseside(logg, [Svarfordeling()]) as side:
        side.catch_up()

        def fullt(_: Runner, **__: object) -> int:
            raise StorageFault("database or disk is full")

        with monkeypatch.context() as m:
            m.setattr(Runner, "step", fullt)
            with pytest.raises(StorageFault):
                side.rebuild("svarfordeling")
        with side.sight("svarfordeling", per=ALLTID) as sight:
            assert sight.edition.number == 1
            assert svarfordeling(sight, "s01")[AKTUELLE].antall > 0
