"""Typed look-ups of sibling streams, for facts and consequences."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.organ.organ import Organ
from innforing.domain.pulje.pulje import Pulje

if TYPE_CHECKING:
    from datetime import date

    from innforing.application.fakta.sporring import Sporring


def gjelder_dag(s: Sporring) -> date:
    """The day in Norway on which the step takes effect."""
    return s.gjelder.astimezone(OSLO).date()


def registrert_dag(s: Sporring) -> date:
    """The day in Norway on which the step is recorded: authority and deadlines are of that day."""
    return s.na.astimezone(OSLO).date()


def lopet(s: Sporring, lop: str) -> Innforingslop:
    """One løp, by id."""
    return cast("Innforingslop", s.leser.aggregat(f"innforingslop:{lop}"))


def deltakelser(s: Sporring, lop: str) -> dict[str, Deltakelse]:
    """Kommune id → deltakelse, of one løp."""
    under = s.leser.under(f"deltakelse:{lop}:")
    return {strom.rpartition(":")[2]: cast("Deltakelse", d) for strom, d in under.items()}


def deltakelsen(s: Sporring, lop: str, kommune: str) -> Deltakelse:
    """One kommune in one løp."""
    return cast("Deltakelse", s.leser.aggregat(f"deltakelse:{lop}:{kommune}"))


def puljeplassene(s: Sporring, lop: str, nr: int) -> Pulje:
    """The seats of one pulje."""
    return cast("Pulje", s.leser.aggregat(f"pulje:{lop}:{nr}"))


def ibruktakelsen(s: Sporring, losning: str, kommune: str) -> Ibruktakelse:
    """One kommune and one løsning."""
    return cast("Ibruktakelse", s.leser.aggregat(f"ibruktakelse:{losning}:{kommune}"))


def kommuneorganet(s: Sporring, kommune: str) -> Organ:
    """Those who act for one kommune."""
    return cast("Organ", s.leser.aggregat(f"organ:kommune-{kommune}"))
