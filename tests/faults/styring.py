"""The test's end of `shim/shim.c`: one shared page says which calls of which processes fail."""

from __future__ import annotations

import mmap
import os
import platform
import shutil
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KILDE: Final = Path(__file__).parent / "shim" / "shim.c"
FLAGG: Final = ("-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror")
FELT: Final = ("clock_ns", "ops", "nth", "times", "fault", "seen", "hits", "room", "trace")
"""The page, in order, each eight bytes; after them the part of a file name that it is about."""
STI: Final = 256
SKRIV, SYNK, KUTT, NAVN = 1, 2, 4, 8
"""Kinds of calls: write, sync, truncate, rename."""
FEILET_SYNK, SLETT, MAPPE = 16, 32, 64
"""What is only in the trace: a sync that failed, a file that is removed, a folder that is made."""
DREP, LYV = -1, -2
"""Faults that are no errno: `kill -9`, and a call that says it is done and does nothing."""
ALLE: Final = 1 << 40
SVARTID: Final = 30.0


@dataclass(frozen=True)
class Merke:
    """One thing that reached a file: bytes at a place, a new length, a sync, or its end."""

    slag: int
    sti: str
    plass: int
    innhold: bytes


class Styring:
    """The page; use in a `with` block, and start programs with its `miljo`."""

    def __init__(self, shim: Path, mappe: Path) -> None:
        """Make the page, with nothing wrong."""
        self._fil = mappe / "styring"
        self._fil.write_bytes(bytes(len(FELT) * 8 + STI))
        self._spor = mappe / "styring.trace"
        self._spor.touch()
        with self._fil.open("r+b") as fil:
            self._side = mmap.mmap(fil.fileno(), 0)
        self.miljo = {**os.environ, "LD_PRELOAD": str(shim), "INNFORING_SHIM": str(self._fil)}
        self._sett("room", -1)

    def gjelder(self, navn: str) -> None:
        """Name the files: those with this in their path."""
        raa = navn.encode()
        assert len(raa) < STI
        self._side[len(FELT) * 8 :] = raa.ljust(STI, b"\0")

    def feil(self, slag: int, fault: int, *, fra: int = 1, ganger: int = 1) -> None:
        """From the nth of these calls from now, so many of them get the fault."""
        self.ingen_feil()
        for felt, verdi in (("nth", fra), ("times", ganger), ("fault", fault), ("ops", slag)):
            self._sett(felt, verdi)

    def tell(self, slag: int) -> None:
        """Only count the calls from now."""
        self.feil(slag, 0, ganger=0)

    def ingen_feil(self) -> None:
        """Nothing fails any longer; the counts begin anew."""
        for felt in ("ops", "seen", "hits"):
            self._sett(felt, 0)

    def plass(self, antall: int | None) -> None:
        """Let the files grow by so many bytes more; None: the disk is as big as it is."""
        self._sett("hits", 0)
        self._sett("room", -1 if antall is None else antall)

    def still_klokka(self, sekunder: float) -> None:
        """Put the wall clock so much ahead, or behind."""
        self._sett("clock_ns", round(sekunder * 1e9))

    def spor(self, *, pa: bool) -> None:
        """Begin to write down all that reaches the files; or end."""
        self._sett("trace", int(pa))

    @property
    def sett(self) -> int:
        """How many calls of the kind there were since the rule."""
        return self._hent("seen")

    @property
    def truffet(self) -> int:
        """How many calls got the fault, or did not fit."""
        return self._hent("hits")

    def vent_pa_treff(self, antall: int = 1) -> None:
        """Wait until so many calls have got the fault."""
        vent_til(lambda: self.truffet >= antall)

    def les_spor(self) -> Iterator[Merke]:
        """All that was written down, in order."""
        raa = self._spor.read_bytes()
        hode, sted = struct.Struct("=iiqq"), 0
        while sted < len(raa):
            slag, sti, plass, lengde = hode.unpack_from(raa, sted)
            sted += hode.size
            navn = raa[sted : sted + sti].decode()
            yield Merke(slag, navn, plass, raa[sted + sti : sted + sti + lengde])
            sted += sti + lengde

    def _sett(self, felt: str, verdi: int) -> None:
        struct.pack_into("=q", self._side, FELT.index(felt) * 8, verdi)

    def _hent(self, felt: str) -> int:
        return int(struct.unpack_from("=q", self._side, FELT.index(felt) * 8)[0])

    def __enter__(self) -> Self:
        """Use the page in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the page."""
        self._side.close()


def vent_til(hendt: Callable[[], bool]) -> None:
    """Wait until it has happened; not longer than a service may take to answer."""
    slutt = time.monotonic() + SVARTID
    while not hendt():
        assert time.monotonic() < slutt, f"nothing happened within {SVARTID} s"
        time.sleep(0.002)


def bygd(mappe: Path) -> Path:
    """Compile the shim with the compiler of the machine, or with the one from PyPI."""
    if sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"}:
        raise OSError("faults below Python are tried on Linux only, x86_64 and aarch64")
    cc = shutil.which("cc")
    # `./test` installs it where there is no other: it is 100 MB to fetch and 400 MB on the disk
    kompilator = [cc] if cc else [sys.executable, "-m", "ziglang", "cc"]
    ut = mappe / "shim.so"
    subprocess.run([*kompilator, *FLAGG, "-o", str(ut), str(KILDE)], check=True, timeout=120)
    return ut
