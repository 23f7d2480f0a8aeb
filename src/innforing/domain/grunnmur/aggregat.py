"""The shapes of the engine: aggregate, event, step, and what a step decides from."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import Field

from innforing.domain.grunnmur.verdi import Begrunnelse, Kodeverk, Publikumstekst, Tekst, Verdi

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aktor import Aktor, Verv
    from innforing.domain.grunnmur.livslop import Regel

OSLO = ZoneInfo("Europe/Oslo")

LEDD = "[A-Za-z0-9._-]+"
"""One part of a stream id, as a pattern."""


class Aggregat(Verdi):
    """State that the steps of one stream need in order to decide; `cls()` is the empty state."""

    prefiks: ClassVar[str]
    """First part of the stream id: `innforingslop` in `innforingslop:<uuid>`."""
    nokkelform: ClassVar[str] = LEDD
    """What the stream id is after its first colon, as a pattern."""

    @classmethod
    def er_nokkel(cls, nokkel: str) -> re.Match[str] | None:
        """The match when a stream of this kind may have the key.

        A colon too many would put a stream under the prefix of another's streams.
        """
        return re.fullmatch(cls.nokkelform, nokkel)

    def i_tilstand(self, kode: str) -> Self:
        """Return the state as the log entry says it is after the event."""
        return self

    @property
    def tilstandskode(self) -> str | None:
        """The code of the current life cycle state, where there is a life cycle."""
        return None

    @property
    def finnes(self) -> bool:
        """Whether the stream has begun."""
        return self != _tom(type(self))

    @property
    def modellversjon(self) -> str | None:
        """The version of the life cycle this aggregate is pinned to (K-015, K-324)."""
        return None

    def regel_for(self, steg: Steg[Any]) -> Regel | None:
        """The rule for a step as of this state; None when the state does not allow it."""
        return type(steg).regel


@cache
def _tom(aggregattype: type[Aggregat]) -> Aggregat:
    """The empty state, made once: it is frozen, and asked for in every step."""
    return aggregattype()


A = TypeVar("A", bound=Aggregat)
F_co = TypeVar("F_co", bound=Verdi, covariant=True)


def slangenavn(navn: str) -> str:
    """`GodkjennPlan` → `godkjenn_plan`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", navn).lower()


class Hendelse(Verdi, Generic[A]):
    """A fact that happened. Its class name is its topic, stored for ever."""

    tekst: ClassVar[Tekst]
    versjon: ClassVar[int] = 1

    @abstractmethod
    def anvend(self, aggregat: A) -> A:
        """Return the aggregate as it is after the event; pure, never refuses."""
        raise TypeError(type(self).__name__)


class Beslutningsform(Kodeverk):
    """How a group decided (K-375)."""

    MOTE = "mote", "I møte", "I møte", "In a meeting"
    SKRIFTLIG = "skriftlig", "Skriftlig mellom møter", "Skriftleg mellom møte", "In writing"


class Beslutning(Verdi):
    """The meeting or written round a group's step rests on (K-375, livslop.md §2)."""

    form: Beslutningsform
    dato: date
    referanse: Publikumstekst


class IngenFakta(Verdi):
    """The step needs nothing that is not in its own stream."""


class Steg(Verdi, Generic[A]):
    """A command: what somebody wants to do to one aggregate. Its file name is its trigger."""

    tekst: ClassVar[Tekst]
    fakta: ClassVar[type[Verdi]] = IngenFakta
    regel: ClassVar[Regel | None] = None
    """Who may and which guards, for aggregates without a life cycle table."""
    oppretter: ClassVar[bool | None] = False
    """True: the stream must be new; False: it must exist; None: either will do."""

    begrunnelse: Begrunnelse | None = None
    avklaringer: dict[str, Begrunnelse] = Field(default_factory=dict)
    """Warnings answered in the step: guard name → begrunnelse."""
    beslutning: Beslutning | None = None

    @classmethod
    def trigger(cls) -> str:
        """The name the life cycle table, the command line and the file use."""
        return slangenavn(cls.__name__)

    @classmethod
    def aggregattype(cls) -> type[Aggregat]:
        """The aggregate that the step is taken on."""
        return _typeargument(cls)

    @abstractmethod
    def avgjor(self, g: Grunnlag[A, Any]) -> Iterator[Hendelse[A]]:
        """Yield the events of the step; called only when every guard is met."""
        raise TypeError(type(self).__name__)


def _typeargument(klasse: type[Any]) -> type[Aggregat]:
    for forelder in klasse.__mro__:
        argumenter = getattr(forelder, "__pydantic_generic_metadata__", {}).get("args") or ()
        if argumenter:
            type_: type[Aggregat] = argumenter[0]
            return type_
    raise TypeError(klasse.__name__)


@dataclass(frozen=True, slots=True)
class Grunnlag(Generic[A, F_co]):
    """All that a step may decide from: state, step, actor, moment and facts."""

    aggregat: A
    steg: Any
    aktor: Aktor
    verv: Verv
    na: datetime
    """When the step is recorded, UTC."""
    gjelder: datetime
    """When it takes effect, UTC; equal to `na` unless the step says otherwise."""
    fakta: F_co
    nokkel: str = ""
    """The stream id after the colon."""

    @property
    def dag(self) -> date:
        """The day in Norway on which the step is recorded."""
        return self.na.astimezone(OSLO).date()

    @property
    def gjelder_dag(self) -> date:
        """The day in Norway on which the step takes effect."""
        return self.gjelder.astimezone(OSLO).date()


class LoggfortHendelse(NamedTuple, Generic[A]):
    """An event as it stands in the log, with its header (livslop.md §3)."""

    posisjon: int
    strom: str
    versjon: int
    hendelse: Hendelse[A]
    registrert_us: int
    hode: Mapping[str, Any]
    """`person rolle organ gjelder_us steg tilstand definisjon kommando korrelasjon arsak
    begrunnelse avklaringer beslutning grunnlag`; see `eventlog/mapper.py`."""

    @property
    def tilstand(self) -> str | None:
        """The life cycle state after the event."""
        tilstand: str | None = self.hode.get("tilstand")
        return tilstand


def bygg(aggregat: A, hendelser: Iterable[LoggfortHendelse[A]]) -> A:
    """Fold logged events onto a state. Runs no guard: a replay is never refused (K-379)."""
    for loggfort in hendelser:
        aggregat = loggfort.hendelse.anvend(aggregat)
        tilstand = loggfort.tilstand
        if tilstand is not None and tilstand != aggregat.tilstandskode:
            aggregat = aggregat.i_tilstand(tilstand)
    return aggregat
