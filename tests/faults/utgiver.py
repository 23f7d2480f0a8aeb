"""Publishes a log to its end: `python -m tests.faults.utgiver FOLDER`, a line for each time.

Each line is answered with how the child that did it ended: 0, or minus the signal it died of. The
child tries until it has come to the end, as the server does, whatever fails on the way. The signer
is a program of its own and its socket stands in the folder; when it has ended it is started again.
A line «brutt» publishes in a way that must not be.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogError
from innforing.eventlog.publish import LogRewritten, LogShorter, ProofColumns, Publisher
from innforing.eventlog.signing import SignerRefused, connected, program
from innforing.eventlog.tiles import TileChanged, Tiles

ORIGIN: Final = "logg.innforing.example/hendelser/1"
LOGG, BEVIS, NOKLER, SOKKEL = "logg.sqlite", "bevis", "nokler", "nokler/sokkel"
TALMOD: Final = 30
PUST: Final = 0.01


def gi_ut(mappe: Path, *, brutt: bool) -> None:
    """Publish until there is nothing left, and give up after some faults."""
    if brutt:
        Tiles._replace = _rett_ned  # type: ignore[assignment, method-assign]
    slutt = time.monotonic() + TALMOD
    while True:
        try:
            return _til_enden(mappe)
        except (TileChanged, LogShorter, LogRewritten, SignerRefused):
            raise  # what a person must look at, and no trying again mends
        except (LogError, OSError):
            if time.monotonic() > slutt:
                raise
            time.sleep(PUST)


def _til_enden(mappe: Path) -> None:
    engine = make_engine(f"sqlite:///{mappe / LOGG}", "writer")
    try:
        with connected(mappe / SOKKEL) as signer:
            utgiver = Publisher(
                ProofColumns(engine),
                Tiles(mappe / BEVIS),
                signer,
                ORIGIN,
                lambda: time.time_ns() // 1000,
            )
            while utgiver.round() is not None:
                pass
    finally:
        engine.dispose()


def _rett_ned(tiles: Tiles, name: str, data: bytes) -> None:
    """Write the file where it is to stand, so that half of it may be seen."""
    sti = tiles.folder / name
    sti.parent.mkdir(parents=True, exist_ok=True)
    halvt = len(data) // 2
    with sti.open("wb", buffering=0) as fil:
        fil.write(data[:halvt])
        fil.write(data[halvt:])


class Signerer:
    """The signer, started again when it has ended."""

    def __init__(self, mappe: Path) -> None:
        """Start nothing yet."""
        self._mappe = mappe
        self._prosess: subprocess.Popen[bytes] | None = None

    def vaer_der(self) -> None:
        """Let there be one that answers; a fault may end it before it has begun to listen."""
        sokkel = self._mappe / SOKKEL
        slutt = time.monotonic() + TALMOD
        while not (self._lever() and sokkel.is_socket()):
            assert time.monotonic() < slutt, "the signer does not start"
            if not self._lever():
                sokkel.unlink(missing_ok=True)
                valg = ("--keys", str(self._mappe / NOKLER), "--socket", str(sokkel))
                command = [sys.executable, "-I", str(program("signer.py")), *valg]
                self._prosess = subprocess.Popen(command)
            time.sleep(PUST)

    def _lever(self) -> bool:
        return self._prosess is not None and self._prosess.poll() is None

    def stopp(self) -> None:
        """End it."""
        if self._prosess is not None:
            self._prosess.kill()
            self._prosess.wait()


def main(mappe: Path) -> None:
    """Fork for every line, and tell how the child ended."""
    svar = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    signerer = Signerer(mappe)
    for linje in sys.stdin:
        signerer.vaer_der()
        barn = os.fork()
        if barn == 0:
            utgang = 1
            try:
                gi_ut(mappe, brutt=linje.strip() == "brutt")
                utgang = 0
            finally:
                os._exit(utgang)
        while True:
            ferdig, status = os.waitpid(barn, os.WNOHANG)
            if ferdig:
                break
            signerer.vaer_der()
            time.sleep(PUST / 5)
        svar.write(f"{os.waitstatus_to_exitcode(status)}\n")
    signerer.stopp()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
