"""The register of deadlines: what is open on a stream, by which step its passing is recorded."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from innforing.application.fullmakt import SYSTEM
from innforing.application.kommando import Kommando
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.aktor import Aktor, Rolle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.application.fakta.sporring import Leser

SYSTEMET = Aktor(person=None, rolle=Rolle.PROSESS, organ=SYSTEM)
_PROSESS = uuid.uuid5(uuid.NAMESPACE_URL, "innforing/prosess/frister")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frist:
    """One deadline that nobody has recorded the end of yet."""

    steg: str
    """The trigger of the step by which the system records that it passed."""
    pa: str
    """The stream that owns the deadline."""
    dag: date
    """The last day; the deadline has passed when that day is over in Norway."""
    data: Mapping[str, object]
    """The step's fields, as JSON would hold them."""

    def kommando(self, na: datetime | None) -> Kommando:
        """The wish to record it, with the deadline's own time as effective time.

        The id is made of what caused it: however many ask, and however often, it happens once.
        `na` is the recorded time, which only a demo log takes from here.
        """
        arsak = json.dumps([self.steg, self.pa, self.dag.isoformat(), self.data], sort_keys=True)
        return Kommando(
            id=str(uuid.uuid5(_PROSESS, arsak)),
            steg=self.steg,
            pa=self.pa,
            aktor=SYSTEMET,
            data=dict(self.data),
            na=na,
            gjelder=utloper(self.dag),
        )


def utloper(frist: date) -> datetime:
    """The moment a deadline day is over in Norway."""
    return datetime.combine(frist + timedelta(days=1), time(), OSLO).astimezone(UTC)


Frister = Callable[..., Iterator[Frist]]
"""Stream id, its state and a reader of the others → the deadlines that are open on it."""


@dataclass(frozen=True, slots=True)
class Fristkilde:
    """Where one kind of deadline comes from."""

    prefiks: str
    """First part of the ids of the streams that own such deadlines."""
    frister: Frister
    folger: str | None
    """First part of the id of a stream that they also depend on."""

    def beror_pa(self, strom: str) -> str | None:
        """The prefix of the streams to look at again when that stream has moved on."""
        slag, _, nokkel = strom.partition(":")
        return f"{self.prefiks}:{nokkel}:" if slag == self.folger else None


KILDER: list[Fristkilde] = []
"""Every kind of deadline, in the order the files are read."""


def fristkilde(prefiks: str, *, folger: str | None = None) -> Callable[[Frister], Frister]:
    """Let the function say which deadlines are open on a stream whose id begins so.

    With `folger="innforingslop"` the streams `<prefiks>:X:…` are looked at again when
    `innforingslop:X` moves on.
    """

    def merk(funksjon: Frister) -> Frister:
        KILDER.append(Fristkilde(prefiks, funksjon, folger))
        return funksjon

    return merk


def frister_pa(strom: str, leser: Leser) -> Iterator[Frist]:
    """Every deadline that is open on the stream."""
    slag = strom.partition(":")[0]
    for kilde in KILDER:
        if kilde.prefiks == slag:
            yield from kilde.frister(strom, leser.aggregat(strom), leser)


def alle_frister(leser: Leser) -> Iterator[Frist]:
    """Every deadline that is open anywhere: each stream is looked at."""
    for slag in dict.fromkeys(kilde.prefiks for kilde in KILDER):
        for strom in leser.under(f"{slag}:"):
            yield from frister_pa(strom, leser)
