"""The events of streams up to one position: the same answer for ever, whatever comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.domain.grunnmur.aggregat import LoggfortHendelse
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.rows import StoredRow


class Rader(Protocol):
    """What is needed of a transaction or a reader of the log."""

    def begun(self, prefix: str) -> Sequence[str]:
        """The ids of the streams with the prefix."""

    def stream(self, stream_id: str) -> list[StoredRow]:
        """Events of one stream."""

    def span(self, first: int, last: int) -> list[StoredRow]:
        """Events at the positions from first to last."""


class Historikk:
    """The log as it stood when the event at the position was its last."""

    def __init__(self, rader: Rader, mapper: Mapper, *, til: int) -> None:
        """Read nothing yet."""
        self._rader = rader
        self._mapper = mapper
        self.posisjon = til

    def strommer(self, prefiks: str) -> Sequence[str]:
        """The streams with the prefix; one that began later has no events here."""
        return self._rader.begun(prefiks)

    def hendelser(self, strom: str) -> Iterator[LoggfortHendelse[Any]]:
        """The events of one stream, by version."""
        for rad in self._rader.stream(strom):
            if rad.position <= self.posisjon:
                yield self._mapper.decode(rad)

    def uten_tekst(self, posisjon: int) -> str:
        """What one event says when every text in it is taken out."""
        (rad,) = self._rader.span(posisjon, posisjon)
        return self._mapper.without_texts(rad).decode()
