"""Replay a log in a process of its own: `python -m tests.faults.avtrykk DB KEYS YEARS`.

Prints the digest of every folded state. Every clock that the program could read is put forward by
so many years first: those of `time`, and `now` and `today` wherever a module has taken them.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from typing import Self

from innforing.application.replay import kontroller_replay
from innforing.bootstrap import Hus, Innstillinger

AR_I_SEKUNDER = 365.25 * 86_400


class _SomEkte(type):
    """A real moment is one of the false class too."""

    def __instancecheck__(cls, verdi: object) -> bool:
        return isinstance(verdi, cls.__mro__[1])


def still_klokkene(ar: float) -> None:
    """Put every clock forward."""
    fram = ar * AR_I_SEKUNDER
    naa, naa_ns = time.time, time.time_ns
    time.time = lambda: naa() + fram
    time.time_ns = lambda: naa_ns() + int(fram) * 1_000_000_000

    class Tid(dt.datetime, metaclass=_SomEkte):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Self:
            return cls.fromtimestamp(time.time(), tz)

    class Dag(dt.date, metaclass=_SomEkte):
        @classmethod
        def today(cls) -> Self:
            return cls.fromtimestamp(time.time())

    falske = {dt.datetime: Tid, dt.date: Dag}
    for navn, modul in list(sys.modules.items()):
        if navn.partition(".")[0] != "innforing":
            continue
        for felt, verdi in list(vars(modul).items()):
            if isinstance(verdi, type) and verdi in falske:
                setattr(modul, felt, falske[verdi])


def main(db: str, nokler: str, ar: str) -> None:
    """Put the clocks forward, replay, and say the digest."""
    still_klokkene(float(ar))
    with Hus(Innstillinger(db, keys_db=nokler)) as hus:
        aar = hus.verksted.klokke().year - dt.datetime.now(dt.UTC).year
        sys.stdout.write(f"{aar} {kontroller_replay(hus.verksted)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
