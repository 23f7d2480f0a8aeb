"""Manedslast: how many løp are planned for whom, month by month? (K-033, K-115).

A løp counts in every month that its planned period touches, from the draft of its plan until it
is evaluated. Load is told beside what the log says of capacity: for one who leads, the number of
løp that the rules let pass without a question; for a body, what it has answered in the plans. A
body that has not answered is «ikke oppgitt», which is not the same as none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.grunnmur.verdi import Kodeverk
from innforing.domain.innforingslop.livslop.grenser import LOP_PER_LEDER
from innforing.domain.innforingslop.livslop.rad import I_DRIFT
from innforing.domain.innforingslop.overlapp import felles_tid
from innforing.projections.hviler import samlet
from innforing.projections.lopsplan import NHN, Plantabeller, planer
from innforing.projections.sight import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.domain.innforingslop.overlapp import Periode
    from innforing.projections.lopsplan import Lopsplan
    from innforing.projections.sight import Sight

PLAN = Plantabeller("kapasitet")
NOK, IKKE_NOK, IKKE_OPPGITT = "nok", "ikke_nok", "ikke_oppgitt"


class Lastslag(Kodeverk):
    """Who the load is on."""

    LEDER = "leder", "Den som leder", "Den som leier", "Who leads"
    EIER = "eier", "Eier", "Eigar", "Owner"
    REGION = "region", "Region", "Region", "Region"
    ORGAN = "organ", "Organ som har svart", "Organ som har svara", "Body that has answered"
    NHN = "nhn", "Norsk helsenett", "Norsk helsenett", "Norsk helsenett"


class Lastpost(NamedTuple):
    """One løp in the load."""

    lop: str
    i_drift: bool
    """Approved, or already running; else a draft."""
    nok: bool | None
    """What the body said of this løp; None: ikke oppgitt."""
    fast: bool
    """Leads it itself, and is no stedfortreder."""
    posisjoner: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The load on one in one month."""

    slag: Lastslag
    hvem: str
    """Person id, organ id, or region."""
    maned: str
    """As `2024-05`."""
    poster: tuple[Lastpost, ...]

    @property
    def antall(self) -> Figure:
        """How many løp (`forklar`)."""
        return _tall(self.poster)

    @property
    def i_drift(self) -> Figure:
        """How many of them are approved or running."""
        return _tall(post for post in self.poster if post.i_drift)

    @property
    def grense(self) -> int | None:
        """How many pass without a question; for bodies the log states no number."""
        return LOP_PER_LEDER if self.slag is Lastslag.LEDER else None

    @property
    def oppgitt(self) -> dict[str, Figure]:
        """What was said of capacity → how many of the løp; nothing is asked of a person."""
        if self.slag is Lastslag.LEDER:
            return {}
        svar = {NOK: True, IKKE_NOK: False, IKKE_OPPGITT: None}
        return {n: _tall(p for p in self.poster if p.nok is verdi) for n, verdi in svar.items()}

    @property
    def over(self) -> bool:
        """More than passes without a question, or the body has said that it lacks capacity."""
        for_mange = self.grense is not None and len(self.poster) > self.grense
        return for_mange or any(post.nok is False for post in self.poster)


def manedslast(sight: Sight, *, fra: date | None = None, til: date | None = None) -> list[Last]:
    """Everybody with load, by kind, id and month; months without load are left out."""
    samlet: dict[tuple[Lastslag, str, str], dict[str, Lastpost]] = defaultdict(dict)
    for plan in planer(sight, PLAN).values():
        periode = plan.periode
        if not plan.lever or periode is None:
            continue
        for maned in maneder(
            max(periode[0], fra or periode[0]), min(periode[1], til or periode[1])
        ):
            for slag, hvem, post in _poster(plan, _maned(maned)):
                samlet[slag, hvem, f"{maned:%Y-%m}"][plan.lop] = post
    orden = list(Lastslag)
    return [
        Last(slag=slag, hvem=hvem, maned=maned, poster=tuple(p for _, p in sorted(poster.items())))
        for (slag, hvem, maned), poster in sorted(
            samlet.items(), key=lambda par: (orden.index(par[0][0]), *par[0][1:])
        )
        # who only stands in for others is not asked about (K-115)
        if any(post.fast for post in poster.values())
    ]


def forklar(sight: Sight, slag: Lastslag, hvem: str, maned: str) -> tuple[int, ...]:
    """The positions of the events that the load of one month rests on."""
    alle = manedslast(sight)
    sokt = (slag, hvem, maned)
    return next((x.antall.posisjoner for x in alle if (x.slag, x.hvem, x.maned) == sokt), ())


def arets_lop(sight: Sight, ar: int) -> dict[str, tuple[Lastpost, ...]]:
    """Region → the B løp planned there in a year, with what Norsk helsenett has said (K-033)."""
    aret = (date(ar, 1, 1), date(ar, 12, 31))
    samlet: dict[str, list[Lastpost]] = defaultdict(list)
    for _, plan in sorted(planer(sight, PLAN).items()):
        if plan.art == "B" and plan.lever and felles_tid(plan.periode, aret) is not None:
            samlet[plan.region or ""].append(_post(plan, NHN))
    return {region: tuple(poster) for region, poster in sorted(samlet.items())}


def maneder(fra: date, til: date) -> Iterator[date]:
    """The first day of every month that a period touches, also past the end of a year."""
    dag = fra.replace(day=1)
    while dag <= til:
        yield dag
        dag = date(dag.year + dag.month // 12, dag.month % 12 + 1, 1)


def _maned(forste: date) -> Periode:
    neste = date(forste.year + forste.month // 12, forste.month % 12 + 1, 1)
    return forste, date.fromordinal(neste.toordinal() - 1)


def _poster(plan: Lopsplan, maned: Periode) -> Iterator[tuple[Lastslag, str, Lastpost]]:
    egen = plan.periode
    if egen is not None:
        maned = max(maned[0], egen[0]), min(maned[1], egen[1])
    for person in sorted({leder.person for leder in plan.ledere if leder.i(maned)}):
        mine = [x for x in plan.ledere if x.person == person and x.i(maned)]
        fast = any(not x.stedfortreder for x in mine)
        yield Lastslag.LEDER, person, _post(plan, None, *(x.posisjon for x in mine), fast=fast)
    if plan.eier is not None:
        yield Lastslag.EIER, plan.eier, _post(plan, plan.eier)
    if plan.region is not None:
        yield Lastslag.REGION, plan.region, _post(plan, plan.eier)
    for organ in sorted(plan.svar.keys() - {plan.eier, NHN}):
        yield Lastslag.ORGAN, organ, _post(plan, organ)
    if plan.bruker_nhn:
        yield Lastslag.NHN, NHN, _post(plan, NHN, *plan.nhn_posisjoner)


def _post(plan: Lopsplan, organ: str | None, *hviler: int, fast: bool = True) -> Lastpost:
    svar = plan.svar.get(organ or "")
    hvilte = {*hviler, *plan.plan_posisjoner, *(() if svar is None else (svar[1],))}
    return Lastpost(
        lop=plan.lop,
        i_drift=plan.tilstand in I_DRIFT,
        nok=None if svar is None else svar[0],
        fast=fast,
        posisjoner=tuple(sorted(hvilte)),
    )


def _tall(poster: Iterable[Lastpost]) -> Figure:
    alle = list(poster)
    return Figure(len(alle), samlet(post.posisjoner for post in alle))
