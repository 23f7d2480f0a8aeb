"""The log as it is now, for those who only ask: states kept in memory, brought forward as asked."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from innforing.application.memory import Memory, stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.domain.grunnmur.aggregat import Aggregat
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.reader import Reader
    from innforing.eventlog.rows import StoredRow


class Levende:
    """A `Leser` of the log's end for any thread; the writer and its memory are left alone."""

    def __init__(self, reader: Reader, mapper: Mapper) -> None:
        """Read nothing yet; what is asked for is folded once, and kept."""
        self._reader = reader
        self._memory = Memory(mapper)
        self._las = threading.Lock()

    @property
    def posisjon(self) -> int:
        """The last position that has been taken in."""
        return self._memory.posisjon

    def aggregat(self, strom: str) -> Aggregat:
        """The state of one stream; the empty state when it has not begun."""
        return self.tilstand(strom)[0]

    def tilstand(self, strom: str) -> tuple[Aggregat, int]:
        """State and version of one stream, as a form is drawn from and a step is sent with."""
        with self._las:
            self._memory.bring_forward(self._reader)
            return self._memory.state(strom, self._reader)

    def under(self, prefiks: str) -> Mapping[str, Aggregat]:
        """Stream id → state of every stream with the prefix, in the order they began."""
        with self._las:
            self._memory.bring_forward(self._reader)
            return dict(self._memory.under(prefiks, self._reader))

    def rader(self, strom: str) -> list[StoredRow]:
        """The stored events of one stream, or of all under a prefix that ends with a colon."""
        return stored(self._reader, strom)
