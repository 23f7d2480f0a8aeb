"""A diary of events beside all rules, each on its day, written to a log in one go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_begynnelse, dagens_slutt
from innforing.eventlog.database import open_reader
from innforing.eventlog.rows import NewRow
from tests.projections.lesehus import MAPPER, skriv

if TYPE_CHECKING:
    from datetime import date
    from typing import Any


def start(dag: date) -> int:
    return mikrosekunder(dagens_begynnelse(dag))


def slutt(dag: date) -> int:
    return mikrosekunder(dagens_slutt(dag))


@dataclass
class Dagbok:
    """Events for one log that nobody else writes to."""

    db: str
    rader: list[NewRow] = field(default_factory=list)
    versjoner: Counter[str] = field(default_factory=Counter)
    sist: int = 0

    def __post_init__(self) -> None:
        with open_reader(self.db) as reader:
            self.sist, _ = reader.last()
            for rad in reader.tail(0):
                self.versjoner[rad.stream_id] = rad.stream_version

    def hendt(self, strom: str, dag: date, innhold: Any, **hode: str) -> int:
        """An event that takes effect as the day begins; its position."""
        self.versjoner[strom] += 1
        self.rader.append(
            NewRow(
                stream_id=strom,
                stream_version=self.versjoner[strom],
                topic=type(innhold).__name__,
                state=MAPPER.encode(innhold, {**hode, "gjelder_us": start(dag)}),
                salt=bytes(32),
                effective_us=start(dag),
                role=hode.get("rolle"),
                body=hode.get("organ"),
                tilstand=hode.get("tilstand"),
            )
        )
        self.sist += 1
        return self.sist

    def skriv(self) -> None:
        """Write what has been told since last time."""
        assert skriv(self.db, *self.rader) == self.sist
        self.rader.clear()
