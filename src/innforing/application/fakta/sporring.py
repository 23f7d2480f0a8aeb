"""The register of facts: a `Fakta` field is answered by the function of the same name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from innforing.domain.grunnmur.aggregat import Grunnlag

if TYPE_CHECKING:
    from datetime import datetime

    from innforing.domain.grunnmur.aggregat import Aggregat, Steg
    from innforing.domain.grunnmur.aktor import Aktor, Verv
    from innforing.domain.grunnmur.verdi import Verdi
    from innforing.eventlog.rows import StoredRow
    from innforing.registers.kommuner import Kommuneregister


class Leser(Protocol):
    """Folded state of any stream, all read at one position of the log."""

    @property
    def posisjon(self) -> int:
        """The last position that the answers rest on."""

    def aggregat(self, strom: str) -> Aggregat:
        """The state of one stream; the empty state when it has not begun."""

    def under(self, prefiks: str) -> Mapping[str, Aggregat]:
        """Stream id → state, of every stream whose id starts with the prefix."""

    def rader(self, strom: str) -> Sequence[StoredRow]:
        """The stored events of one stream, or of all under a prefix that ends with a colon."""


@dataclass(frozen=True, slots=True)
class Sporring:
    """What a fact or a consequence may look at."""

    leser: Leser
    kommuner: Kommuneregister
    strom: str
    aggregat: Any
    """State of the step's own stream."""
    steg: Any
    """The step; its type is known to the one who asks."""
    aktor: Aktor
    na: datetime
    gjelder: datetime

    @property
    def nokkel(self) -> str:
        """The stream id after the first colon."""
        return self.strom.partition(":")[2]


Faktum = Callable[[Sporring], Any]

FAKTA: dict[str, Faktum] = {}
"""Every question by name."""


def faktum(funksjon: Faktum) -> Faktum:
    """Let the function answer the `Fakta` field of its name, in every step that asks."""
    navn = getattr(funksjon, "__name__", "")
    if navn in FAKTA:
        raise TypeError(navn)
    FAKTA[navn] = funksjon
    return funksjon


def grunnlag_for(sporring: Sporring, *, verv: Verv, fakta: Verdi) -> Grunnlag[Any, Any]:
    """What a step is judged on: all that was asked from, with the actor's office and the facts."""
    return Grunnlag(
        aggregat=sporring.aggregat,
        steg=sporring.steg,
        aktor=sporring.aktor,
        verv=verv,
        na=sporring.na,
        gjelder=sporring.gjelder,
        fakta=fakta,
        nokkel=sporring.nokkel,
    )


def hent_fakta(steg: Steg[Any], sporring: Sporring) -> Verdi:
    """Answer every question of the step's `Fakta`, at the reader's position."""
    fakta = type(steg).fakta
    return fakta(**{navn: FAKTA[navn](sporring) for navn in fakta.model_fields})
