"""A new version is built beside the old one, proved equal, and switched without a failed read."""

from __future__ import annotations

import itertools
import json
import random
import threading
import tracemalloc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.eventlog.database import open_writer
from innforing.eventlog.errors import StorageFault
from innforing.eventlog.readstore import ReadStore
from innforing.projections import books
from innforing.projections.books import BUILDING, PREVIOUS, SERVING
from innforing.projections.parity import LISTED, compare
from innforing.projections.readside import NotBuilt
from innforing.projections.rebuild import ParityRefused, RebuildRunning
from innforing.projections.runner import Runner
from innforing.projections.svarfordeling import AKTUELLE, Svarfordeling, svarfordeling
from innforing.projections.table import Table
from tests.projections.giftig import Annen, Endret, Gal
from tests.projections.lesehus import benk, fasit, hendelse, leseside, skriv

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from innforing.eventlog.readstore import Rows
    from innforing.projections.books import Edition
    from innforing.projections.readside import ReadSide

ALLTID = 4_102_444_800_000_000
"""The year 2100."""
TING = Table(
    name="ting",
    key=("navn", "nr"),
    values=("verdi",),
    numbers=frozenset({"nr", "verdi"}),
)


class Ting(Svarfordeling):
    """A read model with one table of things."""

    navn = "ting"
    tabeller = (TING,)


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
        assert bygd.version == Annen.versjon
        assert bygd.parity is not None
        assert (bygd.parity.unequal, bygd.parity.announced) == ([], [])
        assert lest == sorted(lest)
        assert lest[-1] > 20
        assert ny.catch_up().behind == 0
        with ny.store.snapshot() as rows:
            statuser = [(e.version, e.status) for e in books.editions(rows, "svarfordeling")]
        assert statuser == [(Svarfordeling.versjon, PREVIOUS), (Annen.versjon, SERVING)]
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
        assert [(e.version, e.status) for e in igjen] == [(Svarfordeling.versjon, SERVING)]
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
        assert side.rebuild("svarfordeling", approve=parity.digest).version == Endret.versjon


def test_what_was_approved_stays_approved_while_others_write(logg: str) -> None:
    """The digest names a position: what the differences were there, they still are."""
    with leseside(logg, [Svarfordeling()]) as gammel, leseside(logg, [Endret()]) as ny:
        gammel.start()
        gammel.catch_up()
        with under_last(logg, ny):
            with pytest.raises(ParityRefused) as nei:
                ny.rebuild("svarfordeling")
            godtatt = nei.value.parity.digest
            gammel.wait_for(gammel.follower.end() + 20, timeout=20)
            for galt in ("another", f"{godtatt}0", godtatt.replace("-", "-0"), "1-", "-1"):
                with pytest.raises(ParityRefused) as ulik:
                    ny.rebuild("svarfordeling", approve=galt)
                assert ulik.value.parity.digest != galt
            bygd = ny.rebuild("svarfordeling", approve=godtatt)
        assert bygd.parity is not None
        assert bygd.parity.digest != godtatt
        assert bygd.position > int(godtatt.partition("-")[0])
        assert ny.catch_up().behind == 0
    with benk(logg) as b:
        assert b.rader(Endret()) == fasit(logg, Endret())


def test_an_approval_holds_for_no_other_difference(
    logg: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with leseside(logg, [Svarfordeling()]) as gammel:
        gammel.catch_up()
    with leseside(logg, [Endret()]) as side:
        with pytest.raises(ParityRefused) as nei:
            side.rebuild("svarfordeling")
        skriv(logg, hendelse("deltakelse:last:k", 1, KommuneBleAktuell()))
        monkeypatch.setattr(Gal, "sier", 2)
        with pytest.raises(ParityRefused):
            side.rebuild("svarfordeling", approve=nei.value.parity.digest)


@pytest.mark.parametrize("fro", range(6))
def test_parity_finds_every_row_that_differs_and_no_other(tables_url: str, fro: int) -> None:
    """Against two sets of rows, whatever the keys are made of."""
    terning = random.Random(fro)  # noqa: S311 - the same rows again
    with ReadStore(tables_url) as store, store.transaction() as rows:
        utgaver = to_utgaver(rows)
        settene = []
        for utgave in utgaver:
            na = ting(terning, (3, 4))
            ended = {(*rad, 5, terning.randint(8, 9)) for rad in ting(terning, (1, 2))}
            lagret = utgave.stored(TING)
            fyll(rows, lagret.current, na)
            fyll(rows, lagret.history, ended)
            settene.append({(*rad, None, None) for rad in na} | ended)
        funnet = compare(rows, Ting(), *utgaver).unequal
    en, to = settene
    ventet = [f"ting had {json.dumps(rad, ensure_ascii=False)}" for rad in en - to]
    ventet += [f"ting got {json.dumps(rad, ensure_ascii=False)}" for rad in to - en]
    assert len(ventet) > 5
    assert sorted(funnet) == sorted(ventet)


def test_comparing_takes_no_more_memory_for_more_rows(tables_url: str) -> None:
    """The rows of two editions are never held at once; differences are counted, not all kept."""
    toppene = []
    with ReadStore(tables_url) as store, store.transaction() as rows:
        utgaver = to_utgaver(rows)
        for ganger in (1, 4):
            for skilt, utgave in enumerate(utgaver):
                nye = [(f"{ganger}-{nr}", 0, skilt, 0, 1) for nr in range(2_000 * ganger)]
                fyll(rows, utgave.stored(TING).current, nye)
            del nye
            tracemalloc.start()
            parity = compare(rows, Ting(), *utgaver)
            toppene.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert (parity.counted, len(parity.unequal)) == (20_000, LISTED)
    assert toppene[1] < 1.2 * toppene[0]


def to_utgaver(rows: Rows) -> list[Edition]:
    books.open_books(rows)
    return [books.begin(rows, Ting(), BUILDING)._replace(position=99) for _ in "12"]


def fyll(rows: Rows, tabell: str, rader: Collection[tuple[object, ...]]) -> None:
    merker = ", ".join("?" * len(next(iter(rader))))
    rows.many(f"INSERT INTO {tabell} VALUES ({merker})", rader)  # noqa: S608, our own names


def ting(terning: random.Random, posisjoner: tuple[int, int]) -> set[tuple[object, ...]]:
    """Rows of keys drawn from few, each resting on one of two events."""
    navn = ("", "a", "aa", "ås", "Å", "b", "\U0001f600", "z")
    nokler = {(terning.choice(navn), terning.choice((2, 10, 9))) for _ in range(12)}
    return {
        (*nokkel, terning.choice((None, 1)), 3, terning.choice(posisjoner))
        for nokkel in sorted(nokler)
    }


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
