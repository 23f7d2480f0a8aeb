"""Writers for a follower to read after: `python -m tests.projections.skrivende DB NR EVENTS`."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.eventlog.database import open_writer
from tests.projections.lesehus import hendelse

if TYPE_CHECKING:
    from innforing.eventlog.rows import NewRow
    from innforing.eventlog.transaction import Transaction
    from innforing.eventlog.writer import Writer


class Angret(Exception):
    """What was written was taken back, so that the next one gets its positions."""


def strom(nr: int) -> str:
    return f"deltakelse:lop:{nr}"


def skriv_mange(writer: Writer, nr: int, antall: int) -> None:
    """Append so many events to a stream, some at a time; now and then think better of it."""
    terning = random.Random(nr)  # noqa: S311 - the same events again
    skrevet = 0
    while skrevet < antall:
        na = min(terning.randint(1, 9), antall - skrevet)
        rader = [hendelse(strom(nr), skrevet + i, KommuneBleAktuell()) for i in range(1, na + 1)]
        if terning.random() < 0.05:
            _angre(writer, rader)
        writer.run(lambda tx, rader=rader: tx.append(rader, command_id=None, body_hash=None))
        skrevet += na


def _angre(writer: Writer, rader: list[NewRow]) -> None:
    def jobb(tx: Transaction) -> None:
        tx.append(rader, command_id=None, body_hash=None)
        raise Angret

    try:
        writer.run(jobb)
    except Angret:
        return


def main(db: str, nr: int, antall: int) -> None:
    with open_writer(db, unsafe_test_server=True) as writer:
        skriv_mange(writer, nr, antall)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
