"""A warm process whose children follow and are hit by a signal at a failpoint.

A line «DB POINT HIT PAGE SIGNAL LEASE» for each; the answers are its process id, and how it ended.

Nothing is opened before the fork: a lock or a connection must not be shared with a child.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from innforing.domain.katalog import AGGREGATER
from innforing.eventlog.errors import StorageFault
from innforing.projections.books import LostLead
from innforing.projections.kommuner import Kommuner
from innforing.projections.lopsoversikt.lopsoversikt import Lopsoversikt
from innforing.projections.projection import Projection
from innforing.projections.table import Fact, Table
from innforing.projections.utbredelse import Utbredelse
from innforing.projections.varigheter import Varigheter
from tests.projections.lesehus import benk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.projection import Happened
    from innforing.projections.runner import Runner


class Alt(Projection):
    """The last event of every stream; one event in thirty-one it cannot take."""

    navn = "alt"
    prefikser = frozenset(AGGREGATER)
    tabeller = (Table(name="alt_strom", key=("strom",), values=("hendelse",)),)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        hendelse = happened.hendelse
        if hendelse.posisjon % 31 == 0:
            raise ZeroDivisionError
        yield Fact("alt_strom", (hendelse.strom,), (type(hendelse.hendelse).__name__,))


FULGTE: tuple[Projection, ...] = (
    Alt(),
    Lopsoversikt(),
    Utbredelse(),
    Varigheter(),
    Kommuner(),
)
"""Read models with few and many tables, and one that cannot take everything."""
FORBI = 3
"""How one ends who found that another follows in its place."""


def folg(db: str, punkt: str, *, treff: int, side: int, hvordan: int, leie_us: int) -> None:
    """Follow page by page, all in turn; take the signal the given time the point is passed."""
    igjen = [treff]

    def ved(passert: str) -> None:
        if passert == punkt:
            igjen[0] -= 1
            if igjen[0] == 0:
                os.kill(os.getpid(), hvordan)

    with benk(db) as b:
        runnere = [b.runner(projeksjon, at=ved, lease_us=leie_us) for projeksjon in FULGTE]
        for runner in runnere:
            _led(runner)
        while sum([runner.step(limit=side) for runner in runnere]):
            pass


def _led(runner: Runner) -> None:
    while True:
        try:
            return runner.take_lead()
        except LostLead:  # the one that was killed before is not given up yet
            time.sleep(0.01)


def main() -> None:
    """Fork for every line, and tell how the child ended."""
    # what the children say on their screen is no answer
    svar = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for linje in sys.stdin:
        db, punkt, *tall = linje.split()
        treff, side, hvordan, leie_us = map(int, tall)
        barn = os.fork()
        if barn == 0:
            utgang = 1
            try:
                folg(db, punkt, treff=treff, side=side, hvordan=hvordan, leie_us=leie_us)
                utgang = 0
            except (LostLead, StorageFault):
                utgang = FORBI
            finally:
                os._exit(utgang)
        svar.write(f"{barn}\n")
        _, status = os.waitpid(barn, 0)
        svar.write(f"{os.waitstatus_to_exitcode(status)}\n")


if __name__ == "__main__":
    main()
