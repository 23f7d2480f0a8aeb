"""What a course of events is made of: steps to take, moments to wait for, and chance."""

from __future__ import annotations

import random
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

from innforing.domain.grunnmur.aggregat import OSLO

if TYPE_CHECKING:
    from innforing.application.kommando import Kommando, Svar
    from innforing.domain.grunnmur.aktor import Aktor

Data: TypeAlias = dict[str, object]
"""The own fields of a step, as JSON holds them."""

LORDAG = 5
SJU_TIMER = 7 * 3600


@dataclass(frozen=True, slots=True)
class Gjor:
    """A step to be taken now."""

    steg: str
    pa: str
    aktor: Aktor
    data: Data = field(default_factory=dict)
    gjelder: date | None = None
    """The day it took effect, when it is entered later."""


Gang: TypeAlias = "Generator[Gjor | Kommando | datetime, Svar | None, None]"
"""One course of events: it yields steps, and moments to go on at; it is sent what a step gave."""

Delgang: TypeAlias = "Generator[Gjor | Kommando | datetime, Svar | None, bool]"
"""A part of one; it tells whether the course goes on."""


def terning(*deler: object) -> random.Random:
    """A source of chance of its own, the same wherever and whenever it is asked for."""
    return random.Random("/".join(map(str, deler)))  # noqa: S311 - example data, no secret


def sjanse(hell: random.Random, del_: float) -> bool:
    """Whether it happens: so many times of one."""
    return hell.random() < del_


def arbeidstid(dag: date, hell: random.Random) -> datetime:
    """Some moment between eight and three o'clock on the day, or on the Monday after."""
    if dag.weekday() >= LORDAG:
        dag += timedelta(days=7 - dag.weekday())
    morgen = datetime.combine(dag, time(8), OSLO).astimezone(UTC)
    return morgen + timedelta(seconds=hell.randrange(SJU_TIMER))


def dag_av(tid: datetime) -> date:
    """The day in Norway."""
    return tid.astimezone(OSLO).date()
