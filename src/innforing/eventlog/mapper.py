"""Events to bytes and back: JSON, from a registry of topics only (eventsourcing.md §3.7)."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import JSONTranscoder, StoredEvent
from eventsourcing.persistence import Mapper as LibraryMapper
from pydantic_core import from_json, to_json

from innforing.domain.grunnmur.aggregat import Hendelse, LoggfortHendelse, slangenavn
from innforing.domain.grunnmur.verdi import FRA_LOGGEN, SLADDET, UTEN_TEKST
from innforing.domain.sletting.steg.godkjenn_sletting import HendelseSladdet
from innforing.eventlog import upcasting
from innforing.eventlog.errors import NewerVersion, Redacted, UnknownTopic, UpcasterMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from innforing.domain.grunnmur.aggregat import Aggregat
    from innforing.eventlog.rows import StoredRow

HEADER_COLUMNS = {
    "person": "person",
    "role": "rolle",
    "body": "organ",
    "effective_us": "gjelder_us",
    "step": "steg",
    "tilstand": "tilstand",
    "definition": "definisjon",
    "correlation_id": "korrelasjon",
    "causation": "arsak",
}
"""Column of `events` → the field of the header in `state` that it copies (tillit.md §2)."""


def find_upcasters() -> dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]]:
    """Collect `<event>_v<n>` functions from the modules of `upcasting`."""
    found: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
    for module in pkgutil.iter_modules(upcasting.__path__, f"{upcasting.__name__}."):
        for name, function in vars(importlib.import_module(module.name)).items():
            event, mark, version = name.rpartition("_v")
            if mark and version.isdigit():
                found[event, int(version)] = function
    return found


class Mapper(LibraryMapper[str]):
    """The library's mapper with our bytes: `{"v", "hendelse", "hode"}` as UTF-8 JSON."""

    def __init__(
        self,
        events: Mapping[str, type[Hendelse[Any]]],
        upcasters: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]]
        | None = None,
    ) -> None:
        """Know these topics and no others; refuse to start when a chain is incomplete."""
        super().__init__(JSONTranscoder())
        self._events = events
        self._upcasters = find_upcasters() if upcasters is None else upcasters
        self.erasures: Callable[[], Iterable[StoredRow]] = tuple
        """Where to look for what is left of events that are sladdet."""
        self._rests: dict[int, bytes] = {}
        self.check()

    def check(self) -> None:
        """Every older version of every event has an upcaster, and no upcaster is orphaned."""
        wanted = {
            (slangenavn(topic), version)
            for topic, event in self._events.items()
            for version in range(1, event.versjon)
        }
        wrong = sorted(wanted ^ set(self._upcasters))
        if wrong:
            names = ", ".join(f"{event}_v{version}" for event, version in wrong)
            raise UpcasterMissing(f"upcasters missing, or for events that do not exist: {names}")

    def encode(self, event: Hendelse[Any], header: Mapping[str, Any]) -> bytes:
        """The state bytes of an event; fields of the header that are None are left out."""
        kept = {name: value for name, value in header.items() if value is not None}
        return to_json({"v": event.versjon, "hendelse": event, "hode": kept})

    def decode(self, row: StoredRow) -> LoggfortHendelse[Any]:
        """The logged event of a stored row."""
        event, header = self._read(row.topic, self.state_of(row))
        if isinstance(event, HendelseSladdet):
            self._rests[event.posisjon] = event.uten_tekst.encode()
        return LoggfortHendelse(
            row.position, row.stream_id, row.stream_version, event, row.recorded_us, header
        )

    def without_texts(self, row: StoredRow) -> bytes:
        """The state of a row as it would be if nobody had written a word in it (tillit.md §6).

        Codes, ids, dates and numbers stay, for later steps rest on them; the erasable texts stay
        erasable each by itself.
        """
        event, header = self._read(row.topic, self.state_of(row))
        masked = type(event).model_validate(
            from_json(to_json(event)), strict=False, context=UTEN_TEKST
        )
        kept = {name: value for name, value in header.items() if name != "grunnlag"}
        if kept.get("beslutning"):
            kept["beslutning"] = kept["beslutning"] | {"referanse": SLADDET}
        return self.encode(masked, kept)

    def state_of(self, row: StoredRow) -> bytes:
        """What the event says: its state, or what was left when that was taken out."""
        if row.state is not None:
            return row.state
        if row.position not in self._rests:
            for erasure in self.erasures():
                self.decode(erasure)
        if row.position not in self._rests:
            raise Redacted(f"the event at position {row.position} is sladdet")
        return self._rests[row.position]

    def _read(self, topic: str, state: bytes) -> tuple[Hendelse[Any], dict[str, Any]]:
        event = self._events.get(topic)
        if event is None:
            raise UnknownTopic(f"the topic {topic} stands in no registry of this program")
        read: dict[str, Any] = from_json(state)
        version = read["v"]
        if version > event.versjon:
            raise NewerVersion(
                f"{topic} is stored as version {version}, this program knows {event.versjon}: "
                "install the program that wrote it"
            )
        facts = read["hendelse"]
        for older in range(version, event.versjon):
            facts = self._upcasters[slangenavn(topic), older](facts)
        # lax: what JSON cannot say (dates, tuples, codes) is read back from strings and lists
        return event.model_validate(facts, strict=False, context=FRA_LOGGEN), read["hode"]

    def to_stored_event(self, domain_event: Any) -> StoredEvent:
        """The library's way in; takes a `LoggfortHendelse`."""
        return StoredEvent(
            originator_id=domain_event.strom,
            originator_version=domain_event.versjon,
            topic=type(domain_event.hendelse).__name__,
            state=self.encode(domain_event.hendelse, domain_event.hode),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        """The library's way out; it knows no position and no recorded time, so they are 0."""
        event, header = self._read(stored_event.topic, stored_event.state)
        strom, versjon = str(stored_event.originator_id), stored_event.originator_version
        logged: LoggfortHendelse[Aggregat] = LoggfortHendelse(0, strom, versjon, event, 0, header)
        return logged


def header_copies(header: Mapping[str, Any]) -> dict[str, Any]:
    """What the columns of `events` repeat from the header."""
    return {column: header.get(field) for column, field in HEADER_COLUMNS.items()}
