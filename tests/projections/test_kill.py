"""Runners killed between rows and position: what they leave is what a rebuild gives."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psutil
import pytest

from innforing.projections import books
from innforing.projections.books import LostLead
from innforing.projections.runner import FAILPOINTS
from tests.faults.antall import antall
from tests.house.kilder import ROT
from tests.projections.drept import FORBI, FULGTE
from tests.projections.lesehus import alle_rader, benk, er_postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innforing.projections.projection import Projection
    from innforing.projections.runner import Runner
    from tests.projections.lesehus import Benk

DRAP = antall(60, 300)
SERIER = 10
"""Each series dies once at each failpoint."""
RUNDER = DRAP // (SERIER * len(FAILPOINTS))
"""Times that the log is followed from its beginning."""
SIDE = 30
SEKUND = 1_000_000
MINUTT = 60 * SEKUND
KORT = 20_000
"""µs; on SQLite one that was killed is given up when its lease has run out."""


class Drapsmann:
    """The warm process that forks, and what has been asked of it."""

    def __init__(self, prosess: subprocess.Popen[str]) -> None:
        self._prosess = prosess

    def begynn(
        self, db: str, punkt: str, *, treff: int, side: int, hvordan: int, leie_us: int
    ) -> int:
        """Let a child follow until the signal hits it at the failpoint; its process id."""
        assert self._prosess.stdin is not None
        self._prosess.stdin.write(f"{db} {punkt} {treff} {side} {hvordan} {leie_us}\n")
        self._prosess.stdin.flush()
        return self.svar()

    def svar(self) -> int:
        """The next answer: when the child has ended, how."""
        assert self._prosess.stdout is not None
        return int(self._prosess.stdout.readline())

    def __call__(self, db: str, punkt: str, *, treff: int, side: int) -> int:
        """Follow in a child until it dies at the failpoint; its exit code."""
        leie_us = MINUTT if er_postgres(db) else KORT
        self.begynn(db, punkt, treff=treff, side=side, hvordan=signal.SIGKILL, leie_us=leie_us)
        return self.svar()


@contextmanager
def drapsmann() -> Iterator[Drapsmann]:
    prosess = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "tests.projections.drept"],
        cwd=ROT,
        env={**os.environ, "PYTHONPATH": f"{ROT / 'src'}:{ROT}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with prosess:
        yield Drapsmann(prosess)
        assert prosess.stdin is not None
        prosess.stdin.close()


def bygd_pa_nytt(b: Benk, projeksjon: Projection, posisjon: int) -> dict[str, list[object]]:
    """The rows that one page up to the position gives, in an edition beside."""
    with b.store.transaction() as rows:
        utgave = books.begin(rows, projeksjon, books.BUILDING)
    runner = b.runner(projeksjon, utgave)
    runner.take_lead()
    while runner.step(upto=posisjon):
        pass
    b.apne.pop().close()
    with b.store.transaction() as rows:
        rader = alle_rader(rows, projeksjon, runner.edition)
        books.discard(rows, runner.edition)
    return {navn: list(innhold) for navn, innhold in rader.items()}


@pytest.mark.feil("F3", DRAP)
def test_killed_at_every_failpoint_they_have_the_rows_of_a_rebuild(logg: str) -> None:
    terning = random.Random(f"kills {er_postgres(logg)}")  # noqa: S311 - the same kills again
    with benk(logg) as b, drapsmann() as drep:
        for _ in range(RUNDER):
            begynn_forfra(b)
            drepes(b, drep, terning)


def begynn_forfra(b: Benk) -> None:
    """New, empty editions of all that are followed."""
    with b.store.transaction() as rows:
        for projeksjon in FULGTE:
            for utgave in books.editions(rows, projeksjon.navn):
                books.discard(rows, utgave)
    for projeksjon in FULGTE:
        b.utgave(projeksjon)


def drepes(b: Benk, drep: Drapsmann, terning: random.Random) -> None:
    """So many series of kills, and then to the end."""
    drept = dict.fromkeys(FAILPOINTS, 0)
    posisjoner = {projeksjon.navn: [0] for projeksjon in FULGTE}
    slutt = b.follower.end()
    for _ in range(SERIER):
        for punkt in terning.sample(FAILPOINTS, len(FAILPOINTS)):
            # «parked» is passed once only, where the next poison stands
            treff = 1 if punkt == "parked" else terning.randint(1, 8)
            utgang = drep(b.db, punkt, treff=treff, side=terning.randint(5, SIDE))
            assert utgang == -signal.SIGKILL, punkt
            drept[punkt] += 1
        for projeksjon in FULGTE:
            na = b.utgave(projeksjon).position
            posisjoner[projeksjon.navn].append(na)
            assert b.rader(projeksjon) == bygd_pa_nytt(b, projeksjon, na), projeksjon.navn
    assert set(drept.values()) == {SERIER}
    assert all(sett == sorted(sett) for sett in posisjoner.values())
    assert all(0 < sett[-1] < slutt for sett in posisjoner.values()), "there was more to do"
    assert drep(b.db, "never", treff=1, side=slutt) == 0
    for projeksjon in FULGTE:
        assert b.utgave(projeksjon).position == slutt
        assert b.rader(projeksjon) == bygd_pa_nytt(b, projeksjon, slutt)


def test_a_position_that_stands_without_its_rows_is_found_out(logg: str) -> None:
    """The test above must be able to fail: here rows and position are two transactions."""
    projeksjon = FULGTE[0]

    def drept(punkt: str) -> None:
        if punkt == "position":
            raise KeyboardInterrupt

    with benk(logg) as b:
        b.utgave(projeksjon)
        runner = b.runner(projeksjon, at=drept, lease_us=1)
        runner.take_lead()
        with pytest.raises(KeyboardInterrupt):
            runner.step(limit=SIDE)
        assert b.utgave(projeksjon).position == 0, "both were undone"
        with b.store.transaction() as rows:
            books.advance(rows, runner.edition, SIDE, seal="")
        b.slipp()
        runner = b.runner(projeksjon)
        runner.take_lead()
        while runner.step():
            pass
        assert b.rader(projeksjon) != bygd_pa_nytt(b, projeksjon, b.follower.end())


@pytest.mark.feil("F3", 1)
def test_one_stopped_longer_than_its_lease_and_woken_counts_nothing_twice(logg: str) -> None:
    """A process of its own, stopped between two pages, while another takes over and goes on."""
    with benk(logg) as b, drapsmann() as drep:
        for projeksjon in FULGTE:
            b.utgave(projeksjon)
        slutt = b.follower.end()
        barn = psutil.Process(
            drep.begynn(
                logg, "committed", treff=12, side=100, hvordan=signal.SIGSTOP, leie_us=SEKUND
            )
        )
        vent_til(lambda: barn.status() == psutil.STATUS_STOPPED)
        stoppet = [b.utgave(projeksjon).position for projeksjon in FULGTE]
        assert all(0 < posisjon < slutt // 2 for posisjon in stoppet)
        runnere = [b.runner(projeksjon) for projeksjon in FULGTE]
        for runner in runnere:
            with pytest.raises(LostLead):
                runner.take_lead()
        for runner in runnere:
            vent_til(lambda runner=runner: tok_over(runner))  # type: ignore[misc]
            runner.step(upto=slutt // 2)
        barn.send_signal(signal.SIGCONT)
        assert drep.svar() == FORBI
        assert [b.utgave(projeksjon).position for projeksjon in FULGTE] == [slutt // 2] * 5
        for runner in runnere:
            while runner.step():
                pass
            projeksjon = runner.projection
            assert b.rader(projeksjon) == bygd_pa_nytt(b, projeksjon, slutt), projeksjon.navn


def tok_over(runner: Runner) -> bool:
    try:
        runner.take_lead()
    except LostLead:
        return False
    return True


def vent_til(sant: Callable[[], bool]) -> None:
    frist = time.monotonic() + 30
    while not sant():
        assert time.monotonic() < frist
        time.sleep(0.02)
