"""Treff: what hits one kommune, and which kommuner are hit by several løp at once? (K-106, K-370).

Asked of the timeline by the koordineringsgruppe («Vis hva som treffer Bardu») and by the kommune.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.innforingslop.overlapp import felles_tid
from innforing.projections.kapasitet.manedslast import maneder
from innforing.projections.lopsplan import endringer, planer
from innforing.projections.tidslinje.linjer import Valg, tidslinje
from innforing.projections.tidslinje.overlapp import overlapp
from innforing.projections.tidslinje.tidslinjerader import INVITASJON, KOMMUNER, PLAN, kvartal

if TYPE_CHECKING:
    from datetime import date

    from innforing.domain.innforingslop.overlapp import Periode
    from innforing.projections.sight import Sight
    from innforing.projections.table import Cell
    from innforing.projections.tidslinje.linjer import Linje
    from innforing.projections.tidslinje.overlapp import Overlapp
    from innforing.registers.kommuner import Kommuneregister

MANGE = 3
"""Invitations in one quarter that are too many at once (sider.md, P-07)."""
FLERE = 2


class Kvartal(NamedTuple):
    """The løp that a kommune was invited to in one quarter, and the events that say so."""

    kommune: str
    kvartal: str
    lop: tuple[str, ...]
    posisjoner: tuple[int, ...]

    @property
    def antall(self) -> int:
        """How many løp."""
        return len(self.lop)


class Post(NamedTuple):
    """One løp that is planned for a kommune."""

    fra: date
    til: date
    lop: str
    posisjoner: tuple[int, ...]


class Samtidig(NamedTuple):
    """The most løp that are planned for a kommune on the same day, and when that begins."""

    kommune: str
    fra: date
    lop: tuple[str, ...]
    posisjoner: tuple[int, ...]

    @property
    def antall(self) -> int:
        """How many løp."""
        return len(self.lop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Treff:
    """All that the timeline holds of one kommune."""

    kommune: str
    linjer: tuple[Linje, ...]
    overlapp: tuple[Overlapp, ...]
    kvartaler: tuple[Kvartal, ...]
    samtidig: Samtidig | None
    """None: never two at once."""


def treffer(
    sight: Sight, register: Kommuneregister, kommune: str, valg: Valg | None = None
) -> Treff:
    """The løp and puljer that concern a kommune, and where they meet."""
    valg = (valg or Valg())._replace(kommune=kommune)
    flest = samtidige(sight, kommune=kommune, fra=valg.fra, til=valg.til)
    return Treff(
        kommune=kommune,
        linjer=tuple(tidslinje(sight, valg)),
        overlapp=tuple(overlapp(sight, register, kommune=kommune, fra=valg.fra, til=valg.til)),
        kvartaler=tuple(invitasjoner(sight, kommune=kommune, fra=valg.fra, til=valg.til)),
        samtidig=flest[0] if flest else None,
    )


def invitasjoner(
    sight: Sight,
    *,
    kommune: str | None = None,
    fra: date | None = None,
    til: date | None = None,
    minst: int = 1,
) -> list[Kvartal]:
    """Quarters with at least so many løp, by kommune; the same løp twice counts once."""
    hvor: dict[str, Cell] = {} if kommune is None else {"kommune": kommune}
    if fra is None or til is None:
        rader = sight.rows(INVITASJON, **hvor)
    else:
        kvartaler = dict.fromkeys(kvartal(maned) for maned in maneder(fra, til))
        rader = [r for kv in kvartaler for r in sight.rows(INVITASJON, kvartal=kv, **hvor)]
    samlet: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for rad in rader:
        samlet[rad.text("kommune"), rad.text("kvartal")].setdefault(rad.text("lop"), rad.fra_pos)
    return [
        Kvartal(k, kv, tuple(sorted(lop)), tuple(sorted(lop.values())))
        for (k, kv), lop in sorted(samlet.items())
        if len(lop) >= minst
    ]


def samtidige(
    sight: Sight,
    *,
    kommune: str | None = None,
    fra: date | None = None,
    til: date | None = None,
) -> list[Samtidig]:
    """The kommuner with two løp or more on the same day, those with most first."""
    etter_kommune: dict[str, list[Post]] = defaultdict(list)
    lister = endringer(sight.rows(KOMMUNER))
    for lop, plan in planer(sight, PLAN).items():
        periode = _innenfor(plan.periode, fra, til) if plan.lever and lop in lister else None
        if periode is not None:
            siste = lister[lop][-1]
            post = Post(*periode, lop, (*plan.plan_posisjoner, siste.posisjon))
            for id_ in json.loads(str(siste.verdier[0])):
                if kommune in (None, id_):
                    etter_kommune[id_].append(post)
    funnet = (_flest(id_, poster) for id_, poster in etter_kommune.items())
    return sorted((s for s in funnet if s.antall >= FLERE), key=lambda s: (-s.antall, s.kommune))


def forklar(sight: Sight, kommune: str) -> tuple[int, ...]:
    """The positions of the events that the most løp at once of one kommune rest on."""
    return next((s.posisjoner for s in samtidige(sight) if s.kommune == kommune), ())


def _innenfor(periode: Periode | None, fra: date | None, til: date | None) -> Periode | None:
    """What of a planned period lies in the one asked for."""
    if periode is None:
        return None
    return felles_tid(periode, (fra or periode[0], til or periode[1]))


def _flest(kommune: str, poster: list[Post]) -> Samtidig:
    """The number can only grow on a day that a løp begins: the first such day with the most."""
    samtidig: list[Post] = []
    flest: list[Post] = []
    for _, nye in groupby(sorted(poster), key=lambda post: post.fra):
        begynner = list(nye)
        samtidig = [p for p in samtidig if p.til >= begynner[0].fra] + begynner
        if len(samtidig) > len(flest):
            flest = samtidig
    posisjoner = {p for post in flest for p in post.posisjoner}
    lop = tuple(sorted(post.lop for post in flest))
    return Samtidig(kommune, max(p.fra for p in flest), lop, tuple(sorted(posisjoner)))
