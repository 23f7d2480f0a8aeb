"""Replay a log in a process of its own: `python -m tests.faults.avtrykk DB KEYS YEARS [skjev]`.

Prints the digest of every folded state and of each read model, built from nothing. Every clock that
the program could read is put forward by so many years first: those of `time`, and `now` and `today`
wherever a module has taken them. With «skjev» only read models that are not deterministic.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import locale
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Self

from innforing.application.replay import kontroller_replay
from innforing.bootstrap import Hus, Innstillinger
from innforing.projections import books
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.readside import ReadSide
from tests.faults.skjeve import SKJEVE
from tests.projections.lesehus import MAPPER, alle_rader, hvem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.projections.projection import Projection

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


def lest(db: str, projeksjoner: Sequence[Projection]) -> Iterator[tuple[str, str]]:
    """Read model → digest of its rows, in a store of its own."""
    with (
        tempfile.TemporaryDirectory() as mappe,
        ReadSide(
            db, f"sqlite:///{mappe}/les.sqlite", mapper=MAPPER, projections=projeksjoner, who=hvem()
        ) as side,
    ):
        assert side.catch_up().behind == 0
        for projeksjon in projeksjoner:
            with side.store.snapshot() as rows:
                utgave = books.serving(rows, projeksjon.navn)
                assert utgave is not None
                rader = alle_rader(rows, projeksjon, utgave)
            yield projeksjon.navn, hashlib.sha256(repr(rader).encode()).hexdigest()


def main(db: str, nokler: str, ar: str, *skjev: str) -> None:
    """Put the clocks forward, replay, and say the digests."""
    locale.setlocale(locale.LC_ALL, "")
    still_klokkene(float(ar))
    with Hus(Innstillinger(db, keys_db=nokler)) as hus:
        aar = hus.verksted.klokke().year - dt.datetime.now(dt.UTC).year
        sys.stdout.write(f"ar {aar}\ntilstander {kontroller_replay(hus.verksted)}\n")
    for navn, avtrykk in lest(db, SKJEVE if skjev else PROJEKSJONER):
        sys.stdout.write(f"{navn} {avtrykk}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
