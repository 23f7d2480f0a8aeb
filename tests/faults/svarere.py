"""Kommuner that race for seats: `python -m tests.faults.svarere DB KEYS KOMMUNE…`.

Opens the house, says «klar», and when it gets a line answers for each kommune from eight threads.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from innforing.bootstrap import Hus, Innstillinger
from tests.faults.lopet import svar_ja

TRAADER = 8


def main(db: str, nokler: str, *kommuner: str) -> None:
    """Be ready, wait for the line, answer."""
    with Hus(Innstillinger(db, keys_db=nokler)) as hus, ThreadPoolExecutor(TRAADER) as traader:
        sys.stdout.write("klar\n")
        sys.stdout.flush()
        sys.stdin.readline()
        list(traader.map(lambda kommune: svar_ja(hus, kommune), kommuner))


if __name__ == "__main__":
    main(*sys.argv[1:])
