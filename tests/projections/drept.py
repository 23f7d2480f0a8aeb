"""A process that follows and is killed at a failpoint: `drept DB POINT HIT`."""

from __future__ import annotations

import os
import signal
import sys
import time

from innforing.projections.books import LostLead
from tests.projections.giftig import Giftig
from tests.projections.lesehus import benk

SIDE = 40
LEIE_US = 20_000


def main(db: str, punkt: str, treff: int) -> None:
    """Follow in small pages; die the given time the point is passed."""
    igjen = [treff]

    def ved(passert: str) -> None:
        if passert == punkt:
            igjen[0] -= 1
            if igjen[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    with benk(db) as b:
        runner = b.runner(Giftig(), at=ved, lease_us=LEIE_US)
        while True:
            try:
                runner.take_lead()
                break
            except LostLead:  # the one that was killed before is not given up yet
                time.sleep(0.05)
        while runner.step(limit=SIDE):
            pass


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
