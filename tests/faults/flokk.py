"""The test's end of `skriver.py`: starts and kills writers, and keeps what they were told."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.faults.orakel import Kvittering

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from innforing.bootstrap import Innstillinger

ROT = Path(__file__).parents[2]
SVARTID = 30.0
"""Seconds within which the service must answer (tillit.md §7)."""


class Flokk:
    """Writers in processes of their own; use in a `with` block."""

    def __init__(
        self, innstillinger: Innstillinger, *, miljo: Mapping[str, str] | None = None
    ) -> None:
        """Start the process that forks them, in an environment of its own if one is given."""
        self.kvitterte: dict[str, Kvittering] = {}
        self.feil: list[str] = []
        self._startet: list[int] = []
        self._dode: dict[int, int] = {}
        self._antall: dict[int, int] = {}
        self._nytt = threading.Condition()
        self._prosess = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.faults.skriver"),
                *(innstillinger.db, str(innstillinger.keys_db)),
            ],
            cwd=ROT,
            env=miljo,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._leser = threading.Thread(target=self._les)
        self._leser.start()

    def start(self, fro: object, traader: int, *, brutt: bool = False) -> int:
        """Start one writing process, perhaps one that breaks its promise; give its number."""
        for_ = len(self._startet)
        self._si(f"{'start-brutt' if brutt else 'start'} {fro} {traader}")
        self._vent(lambda: len(self._startet) > for_)
        return self._startet[-1]

    def drep(self, pid: int) -> int:
        """Kill -9; give the signal it died of. All it was told is known after this."""
        self._si(f"drep {pid}")
        self._vent(lambda: pid in self._dode)
        return self._dode[pid]

    def vent_pa_kvittering(self, pid: int, *, flere: int = 1) -> None:
        """Wait until the process has been told so many more times that a command is recorded."""
        ventet = self._antall.get(pid, 0) + flere
        self._vent(lambda: self._antall.get(pid, 0) >= ventet)

    def __enter__(self) -> Self:
        """Use the writers in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing running, and nothing unread."""
        assert self._prosess.stdin is not None
        self._prosess.stdin.close()
        self._leser.join(SVARTID)
        self._prosess.wait(SVARTID)
        if self._prosess.stdout is not None:
            self._prosess.stdout.close()

    def _si(self, linje: str) -> None:
        assert self._prosess.stdin is not None
        self._prosess.stdin.write(f"{linje}\n")

    def _vent(self, hendt: Callable[[], bool]) -> None:
        slutt = time.monotonic() + SVARTID
        with self._nytt:
            while not hendt():
                igjen = slutt - time.monotonic()
                assert not self.feil, self.feil
                assert igjen > 0, f"no answer within {SVARTID} s"
                self._nytt.wait(igjen)

    def _les(self) -> None:
        assert self._prosess.stdout is not None
        for linje in self._prosess.stdout:
            hva, pid, *resten = linje.split()
            with self._nytt:
                self._forsta(hva, int(pid), resten)
                self._nytt.notify_all()

    def _forsta(self, hva: str, pid: int, resten: list[str]) -> None:
        if hva == "ok":
            kommando, forste, siste = resten
            self.kvitterte[kommando] = Kvittering(int(forste), int(siste))
            self._antall[pid] = self._antall.get(pid, 0) + 1
        elif hva == "startet":
            self._startet.append(pid)
        elif hva == "dod":
            self._dode[pid] = int(resten[0])
        else:
            self.feil.append(" ".join(resten))
