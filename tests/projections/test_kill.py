"""A runner killed between rows and position: what it left is what a rebuild gives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from innforing.projections.runner import FAILPOINTS
from tests.house.kilder import ROT
from tests.projections.giftig import Giftig
from tests.projections.lesehus import benk, fasit

TREFF = (1, 2)
"""Each failpoint is where it dies the first time it comes there, then the second."""


def drep(db: str, punkt: str, treff: int) -> int:
    """Follow in a process of its own until it dies at the failpoint; its exit code."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.projections.drept", db, punkt, str(treff)],
        cwd=ROT,
        env={**os.environ, "PYTHONPATH": f"{ROT / 'src'}:{ROT}"},
        check=False,
        timeout=60,
        capture_output=True,
    ).returncode


def test_killed_at_every_failpoint_it_ends_with_the_rows_of_a_rebuild(logg: str) -> None:
    posisjoner = [0]
    drept = 0
    with benk(logg) as b:
        b.utgave(Giftig())
        for punkt in FAILPOINTS:
            for treff in TREFF:
                drept += drep(logg, punkt, treff) == -signal.SIGKILL
                posisjoner.append(b.utgave(Giftig()).position)
        assert posisjoner == sorted(posisjoner)
        assert 0 < posisjoner[-1] < b.follower.end(), "it died while there was more to do"
        # «parked» is passed once only, where the poison stands
        assert drept >= len(FAILPOINTS) * len(TREFF) - 2
        assert drep(logg, "never", 1) == 0
        assert b.utgave(Giftig()).position == b.follower.end()
        assert b.rader(Giftig()) == fasit(logg, Giftig())
