"""What is due: every open deadline by its day, kept forward with the end of the log."""

from __future__ import annotations

import threading
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

import structlog

from innforing.application.frister.register import KILDER, alle_frister, frister_pa
from innforing.application.kommando import Avvist
from innforing.application.memory import Front, Memory
from innforing.application.ta_steg import ta_steg
from innforing.domain.grunnmur.aggregat import OSLO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from innforing.application.frister.register import Frist
    from innforing.application.kommando import Svar
    from innforing.application.memory import Reads
    from innforing.application.ta_steg import Verksted
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.rows import StoredRow

log = structlog.get_logger()


class Fristbok:
    """The open deadlines of one log. The first question reads them all, the next what is new.

    It rests on nothing it has stored: a book that is begun anew, after an outage or beside
    another, finds the same deadlines, and each is recorded once by its command id.
    """

    def __init__(self, mapper: Mapper) -> None:
        """Read nothing yet."""
        self._memory = Memory(mapper)
        self._siste = (-1, 0)
        self._apne: dict[str, tuple[Frist, ...]] = {}
        self._etter_dag: list[tuple[date, str]] = []
        self._las = threading.Lock()

    def __len__(self) -> int:
        """How many deadlines are open, as of the last question."""
        return sum(map(len, self._apne.values()))

    def forfalte(self, reads: Reads, na: datetime) -> list[Frist]:
        """The deadlines that have passed and are not recorded, oldest first."""
        return list(self.mellom(reads, til=na.astimezone(OSLO).date()))

    def mellom(self, reads: Reads, *, til: date, fra: date | None = None) -> Iterator[Frist]:
        """The open deadlines from one day up to, but not with, another."""
        with self._las:
            self._bring_forward(reads)
            forste = 0 if fra is None else bisect_left(self._etter_dag, (fra, ""))
            siste = bisect_left(self._etter_dag, (til, ""))
            dager = self._etter_dag[forste:siste]
            funnet = [f for dag, strom in dager for f in self._apne[strom] if f.dag == dag]
        return iter(funnet)

    def legg_bort(self, strom: str) -> None:
        """Leave the deadlines of a stream until it has moved on: the system may not record one."""
        with self._las:
            self._sett(strom, ())

    def _bring_forward(self, reads: Reads) -> None:
        siste = reads.last()
        if siste == self._siste:
            return
        nye = self._nye(reads)
        self._memory.bring_forward(reads)
        front = Front(self._memory, reads)
        if nye is None:
            self._begynn(alle_frister(front))
            self._siste = siste
            return
        endret = {rad.stream_id for rad in nye}
        berort = {p for s in endret for kilde in KILDER if (p := kilde.beror_pa(s))}
        for strom in endret.union(*(front.under(prefiks) for prefiks in berort)):
            self._sett(strom, tuple(frister_pa(strom, front)))
        self._siste = (nye[-1].position, nye[-1].recorded_us) if nye else siste

    def _nye(self, reads: Reads) -> list[StoredRow] | None:
        """What was written since last time; None when the log does not go on from there."""
        posisjon, registrert_us = self._siste
        if posisjon <= 0:
            return None
        rader = reads.tail(posisjon - 1)
        if not rader or (rader[0].position, rader[0].recorded_us) != (posisjon, registrert_us):
            return None
        return rader[1:]

    def _begynn(self, frister: Iterable[Frist]) -> None:
        samlet: dict[str, list[Frist]] = {}
        for frist in frister:
            samlet.setdefault(frist.pa, []).append(frist)
        self._apne = {strom: tuple(egne) for strom, egne in samlet.items()}
        self._etter_dag = sorted({(f.dag, s) for s, egne in self._apne.items() for f in egne})

    def _sett(self, strom: str, frister: tuple[Frist, ...]) -> None:
        gamle = self._apne.pop(strom, ())
        if frister:
            self._apne[strom] = frister
        dager, nye = {f.dag for f in gamle}, {f.dag for f in frister}
        for dag in dager - nye:
            del self._etter_dag[bisect_left(self._etter_dag, (dag, strom))]
        for dag in nye - dager:
            insort(self._etter_dag, (dag, strom))


def kjor_frister(verksted: Verksted, bok: Fristbok, reads: Reads, na: datetime) -> list[Svar]:
    """Record every deadline that has passed, oldest first; give what was answered to each."""
    svarene: list[Svar] = []
    for frist in bok.forfalte(reads, na):
        svar = ta_steg(verksted, frist.kommando(na if verksted.demo else None))
        if isinstance(svar, Avvist):
            log.warning("frist_avvist", steg=frist.steg, strom=frist.pa)
            bok.legg_bort(frist.pa)
        svarene.append(svar)
    return svarene
