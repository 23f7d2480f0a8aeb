"""Folded state in memory, brought forward to the log's end inside each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from innforing.application.historikk import Historikk
from innforing.domain.grunnmur.aggregat import bygg
from innforing.domain.katalog import aggregattype
from innforing.domain.sletting.steg.godkjenn_sletting import HendelseSladdet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innforing.domain.grunnmur.aggregat import Aggregat, Hendelse, LoggfortHendelse
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.rows import StoredRow

LARGEST = 60_000
"""Streams kept; past that everything is forgotten and read anew when asked for."""


class Reads(Protocol):
    """What memory needs from a transaction or a reader of the log."""

    def last(self) -> tuple[int, int]:
        """Position and recorded time of the last event."""

    def tail(self, after: int) -> list[StoredRow]:
        """Events with a higher position."""

    def stream(self, stream_id: str, *, after: int = 0) -> list[StoredRow]:
        """Events of one stream."""

    def under(self, prefix: str) -> list[StoredRow]:
        """Events of all streams with the prefix."""

    def begun(self, prefix: str) -> list[str]:
        """The ids of the streams with the prefix."""

    def span(self, first: int, last: int) -> list[StoredRow]:
        """Events at the positions from first to last."""


class Memory:
    """State and version of the streams that were asked for, as of one position.

    Used only while the writer lock is held, so nothing moves while it answers.
    """

    def __init__(self, mapper: Mapper, *, largest: int = LARGEST) -> None:
        """Begin empty."""
        self.mapper = mapper
        self._largest = largest
        self.forget()

    def forget(self) -> None:
        """Drop everything, as after a transaction that may not have been committed."""
        self.posisjon = -1
        self._recorded_us = 0
        self._streams: dict[str, tuple[Aggregat, int]] = {}
        self._complete: dict[str, dict[str, Aggregat]] = {}

    def bring_forward(self, reads: Reads) -> None:
        """Take in what others have written since last time."""
        last = reads.last()
        if self._size() <= self._largest and self._goes_on_to(last, reads):
            return
        # at the start, when grown too large, and when what was remembered was never committed
        self.forget()
        self.posisjon, self._recorded_us = last

    def _size(self) -> int:
        return len(self._streams) + len(self._complete)

    def _goes_on_to(self, last: tuple[int, int], reads: Reads) -> bool:
        """Whether the log goes on from what is remembered; if so, all of it is now known."""
        if last == (self.posisjon, self._recorded_us):
            return True
        if self.posisjon <= 0:
            return False
        rows = reads.tail(self.posisjon - 1)
        if not rows or (rows[0].position, rows[0].recorded_us) != (
            self.posisjon,
            self._recorded_us,
        ):
            return False
        if any(row.topic == HendelseSladdet.__name__ for row in rows[1:]):
            return False
        known = (row for row in rows[1:] if self._known(row.stream_id))
        self.take_in(self.mapper.decode(row) for row in known)
        self.posisjon, self._recorded_us = last
        return True

    def take_in(self, events: Iterable[LoggfortHendelse[Any]]) -> None:
        """Fold events that the log has accepted onto what is remembered."""
        for event in events:
            if self._known(event.strom):
                state, version = self._streams.get(event.strom) or _empty(event.strom)
                if event.versjon == version + 1:
                    self._keep(event.strom, bygg(state, (event,)), event.versjon)
            if event.posisjon > self.posisjon:
                self.posisjon, self._recorded_us = event.posisjon, event.registrert_us
            if isinstance(event.hendelse, HendelseSladdet):
                # what is remembered was folded from what is gone now
                self._streams.clear()
                self._complete.clear()

    def state(self, strom: str, reads: Reads) -> tuple[Aggregat, int]:
        """State and version of one stream; the empty state and 0 when it has not begun."""
        if strom not in self._streams:
            state, version = _empty(strom)
            rows = reads.stream(strom)
            if not rows:
                return state, version
            self._keep(strom, bygg(state, map(self.mapper.decode, rows)), rows[-1].stream_version)
        return self._streams[strom]

    def under(self, prefix: str, reads: Reads) -> Mapping[str, Aggregat]:
        """Stream id → state of all streams with the prefix, in the order they began."""
        if not prefix.endswith(":"):
            raise ValueError(f"«{prefix}» does not end with a colon")
        if prefix not in self._complete:
            folded: dict[str, tuple[Aggregat, int]] = {}
            for row in reads.under(prefix):
                state, _ = folded.get(row.stream_id) or _empty(row.stream_id)
                folded[row.stream_id] = (
                    bygg(state, (self.mapper.decode(row),)),
                    row.stream_version,
                )
            self._streams.update(folded)
            self._complete[prefix] = {strom: state for strom, (state, _) in folded.items()}
        return self._complete[prefix]

    def _known(self, strom: str) -> bool:
        return strom in self._streams or any(p in self._complete for p in _prefixes(strom))

    def _keep(self, strom: str, state: Aggregat, version: int) -> None:
        self._streams[strom] = (state, version)
        for prefix in _prefixes(strom):
            if prefix in self._complete:
                self._complete[prefix][strom] = state


def stored(reads: Reads, strom: str) -> list[StoredRow]:
    """The rows of one stream, or of all under a prefix that ends with a colon."""
    return reads.under(strom) if strom.endswith(":") else reads.stream(strom)


def _empty(strom: str) -> tuple[Aggregat, int]:
    return aggregattype(strom)(), 0


def _prefixes(strom: str) -> Iterable[str]:
    return (strom[: at + 1] for at, letter in enumerate(strom) if letter == ":")


class Front:
    """What one step sees: the remembered state, and on top of it the step's own events."""

    def __init__(self, memory: Memory, reads: Reads) -> None:
        """See the log as the memory has it now."""
        self._memory = memory
        self._reads = reads
        self._own: dict[str, tuple[Aggregat, int]] = {}

    @property
    def posisjon(self) -> int:
        """The last position that the answers rest on."""
        return self._memory.posisjon

    def state(self, strom: str) -> tuple[Aggregat, int]:
        """State and version of one stream."""
        return self._own.get(strom) or self._memory.state(strom, self._reads)

    def aggregat(self, strom: str) -> Aggregat:
        """State of one stream; the empty state when it has not begun."""
        return self.state(strom)[0]

    def under(self, prefiks: str) -> Mapping[str, Aggregat]:
        """Stream id → state of every stream with the prefix."""
        found = self._memory.under(prefiks, self._reads)
        own = {s: a for s, (a, _) in self._own.items() if s.startswith(prefiks)}
        return {**found, **own} if own else found

    def rader(self, strom: str) -> list[StoredRow]:
        """The stored events of one stream or prefix, without the step's own."""
        return stored(self._reads, strom)

    def historikk(self) -> Historikk:
        """The events themselves, up to the position that the answers rest on."""
        return Historikk(self._reads, self._memory.mapper, til=self.posisjon)

    def add(
        self, strom: str, hendelse: Hendelse[Any], tilstand: str | None
    ) -> tuple[Aggregat, int]:
        """Let an event of the step itself count; give the state and version after it."""
        state, version = self.state(strom)
        state = hendelse.anvend(state)
        if tilstand is not None and tilstand != state.tilstandskode:
            state = state.i_tilstand(tilstand)
        self._own[strom] = (state, version + 1)
        return self._own[strom]
