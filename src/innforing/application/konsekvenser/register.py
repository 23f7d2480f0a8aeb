"""The register of consequences: event type → what follows on other streams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring

Folge = tuple[str, Hendelse[Any]]
"""A stream id, and the event that is appended to it."""

Konsekvens = Callable[[Any, "Sporring"], Iterator[Folge]]

KONSEKVENSER: dict[type[Hendelse[Any]], list[Konsekvens]] = {}


def konsekvens(hendelse: type[Hendelse[Any]]) -> Callable[[Konsekvens], Konsekvens]:
    """Let the function say what the event brings about; the asker's `strom` is the event's own."""

    def merk(funksjon: Konsekvens) -> Konsekvens:
        KONSEKVENSER.setdefault(hendelse, []).append(funksjon)
        return funksjon

    return merk


def folger_av(hendelse: Hendelse[Any], sporring: Sporring) -> Iterator[Folge]:
    """Yield every consequence of one event, in the order they were registered."""
    for funksjon in KONSEKVENSER.get(type(hendelse), ()):
        yield from funksjon(hendelse, sporring)
