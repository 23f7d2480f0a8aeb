"""A stream, or everything, as of a number or a moment; and the digest of all folded states."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from pydantic import BaseModel

from innforing.application.memory import stored
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_slutt
from innforing.domain.grunnmur.aggregat import OSLO, bygg
from innforing.domain.katalog import aggregattype

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from innforing.application.ta_steg import Verksted
    from innforing.domain.grunnmur.aggregat import Aggregat, LoggfortHendelse
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.reading import Reads
    from innforing.eventlog.rows import StoredRow
    from innforing.eventlog.transaction import Transaction


class ReplayAvvik(Exception):
    """A stream folded anew from the log is not what the memory holds: a fault in the program."""


@dataclass(frozen=True, slots=True)
class Utsnitt:
    """Which part of the log counts: up to a position, and up to a moment of effect."""

    posisjon: int
    per_us: int | None = None

    def har(self, rad: StoredRow) -> bool:
        """Whether the event had been recorded, and had taken effect."""
        if rad.position > self.posisjon:
            return False
        virket = rad.recorded_us if rad.effective_us is None else rad.effective_us
        return self.per_us is None or virket <= self.per_us


def utsnitt(
    reads: Reads,
    *,
    til: int | None = None,
    per: date | datetime | None = None,
    kjent: date | datetime | None = None,
) -> Utsnitt:
    """The part that a number, an effective time and a recorded time mean; a bare date its end."""
    posisjon = reads.last()[0]
    if kjent is not None:
        posisjon = posisjon_ved(reads, mikrosekunder(dagens_slutt(kjent)))
    if til is not None:
        posisjon = min(posisjon, til)
    return Utsnitt(posisjon, None if per is None else mikrosekunder(dagens_slutt(per)))


def posisjon_ved(reads: Reads, us: int) -> int:
    """The last position recorded by a moment; recorded times grow with positions."""
    lav, hoy = 0, reads.last()[0]
    while lav < hoy:
        midt = (lav + hoy + 1) // 2
        if reads.span(midt, midt)[0].recorded_us <= us:
            lav = midt
        else:
            hoy = midt - 1
    return lav


class Tilbakeblikk:
    """Folded states of one part of the log; a `Leser` like the one that steps decide from."""

    def __init__(self, reads: Reads, mapper: Mapper, del_: Utsnitt) -> None:
        """Read nothing yet; what is asked for is folded once."""
        self.reads = reads
        self.mapper = mapper
        self.utsnitt = del_
        self._aggregat: dict[str, Aggregat] = {}
        self._under: dict[str, dict[str, Aggregat]] = {}
        self._alt: Tilbakeblikk | None = None

    @property
    def posisjon(self) -> int:
        """The last position that the answers rest on."""
        return self.utsnitt.posisjon

    def uten_virkning(self) -> Tilbakeblikk:
        """The same position, whatever the time of effect: for states that keep their own dates."""
        if self.utsnitt.per_us is None:
            return self
        if self._alt is None:
            self._alt = Tilbakeblikk(self.reads, self.mapper, Utsnitt(self.posisjon))
        return self._alt

    @property
    def dag(self) -> date:
        """The day in Norway that the answers are for: `per`, else that of the last event."""
        us = self.utsnitt.per_us
        if us is None:
            rader = self.reads.span(self.posisjon, self.posisjon)
            us = rader[0].recorded_us if rader else 0
        return datetime.fromtimestamp(us / 1_000_000, OSLO).date()

    def aggregat(self, strom: str) -> Aggregat:
        """The state of one stream; the empty state when it had not begun."""
        if strom not in self._aggregat:
            self._aggregat[strom] = bygg(aggregattype(strom)(), self.hendelser(strom))
        return self._aggregat[strom]

    def under(self, prefiks: str) -> Mapping[str, Aggregat]:
        """Stream id → state of every stream with the prefix, in the order they began."""
        if prefiks not in self._under:
            self._under[prefiks] = tilstander(self._les(self.reads.under(prefiks)))
        return self._under[prefiks]

    def rader(self, strom: str) -> list[StoredRow]:
        """The stored events of one stream or prefix that count."""
        return [rad for rad in stored(self.reads, strom) if self.utsnitt.har(rad)]

    def hendelser(self, strom: str) -> list[LoggfortHendelse[Any]]:
        """The events of one stream that count."""
        return list(self._les(self.reads.stream(strom)))

    def alle(self) -> dict[str, Aggregat]:
        """Stream id → state of every stream there is."""
        return tilstander(self._les(self.reads.tail(0)))

    def _les(self, rader: Iterable[StoredRow]) -> Iterator[LoggfortHendelse[Any]]:
        return (self.mapper.decode(rad) for rad in rader if self.utsnitt.har(rad))


def tilstander(hendelser: Iterable[LoggfortHendelse[Any]]) -> dict[str, Aggregat]:
    """Fold events of any streams, in position order: stream id → state."""
    folded: dict[str, Aggregat] = {}
    for hendelse in hendelser:
        strom = hendelse.strom
        forrige = folded[strom] if strom in folded else aggregattype(strom)()
        folded[strom] = bygg(forrige, (hendelse,))
    return folded


def avtrykk(states: Mapping[str, Aggregat]) -> str:
    """SHA-256 over every folded state as sorted JSON: equal logs give equal digests."""
    innhold = {strom: kanonisk(state) for strom, state in states.items()}
    raa = json.dumps(innhold, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(raa.encode()).hexdigest()


def kanonisk(verdi: object) -> object:
    """A value as JSON can hold it, the same whatever the hash seed: sets are sorted."""
    ut = verdi
    if isinstance(verdi, Enum):
        ut = verdi.value
    elif isinstance(verdi, BaseModel):
        ut = {felt: kanonisk(getattr(verdi, felt)) for felt in type(verdi).model_fields}
    elif isinstance(verdi, dict):
        ut = {str(kanonisk(nokkel)): kanonisk(v) for nokkel, v in verdi.items()}
    elif isinstance(verdi, tuple | list):
        ut = [kanonisk(ledd) for ledd in verdi]
    elif isinstance(verdi, set | frozenset):
        ut = sorted((kanonisk(ledd) for ledd in verdi), key=str)
    elif isinstance(verdi, date):
        ut = verdi.isoformat()
    return ut


def kontroller_replay(verksted: Verksted) -> str:
    """Fold every stream anew, compare with the memory that steps decide from; give the digest."""

    def sammenlign(tx: Transaction) -> str:
        verksted.memory.bring_forward(tx)
        states = tilstander(map(verksted.mapper.decode, tx.tail(0)))
        for strom, state in states.items():
            husket, _ = verksted.memory.state(strom, tx)
            if husket != state:
                raise ReplayAvvik(f"«{strom}» folded anew differs from what the memory holds")
        return avtrykk(states)

    return verksted.writer.run(sammenlign)
