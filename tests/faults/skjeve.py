"""Read models that are not deterministic, each in its own way: a test must find all of them out."""

from __future__ import annotations

import locale
from datetime import datetime
from typing import TYPE_CHECKING, Any

from innforing import bootstrap
from innforing.projections.projection import Projection
from innforing.projections.table import Fact, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innforing.projections.projection import Happened


class Skjev(Projection):
    """Says something of each body that does not follow from the event."""

    prefikser = frozenset({"organ"})

    def __init__(self, av: str, sier: Callable[[Happened], Any]) -> None:
        self.navn = f"skjev_{av}"  # type: ignore[misc]
        self.tabeller = (Table(name=self.navn, key=("strom",), values=("sagt",)),)  # type: ignore[misc]
        self._sier = sier

    def handle(self, happened: Happened) -> Iterator[Fact]:
        yield Fact(self.navn, (happened.hendelse.strom,), (str(self._sier(happened)),))


SKJEVE = (
    Skjev("fro", lambda h: hash(h.hendelse.strom)),
    Skjev("sone", lambda h: datetime.fromtimestamp(h.virker_us // 1_000_000).hour),  # noqa: DTZ006 - the fault
    Skjev("klokke", lambda _: bootstrap.klokke().year),
    Skjev("sprak", lambda _: locale.getpreferredencoding(do_setlocale=False)),
)
