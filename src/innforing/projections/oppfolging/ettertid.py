"""Ettertid: what was seen of use, gevinster and drift, from the rows of `oppfolging`.

Asked of one kommune by itself and its helpers, and of a løsning in the country by the
koordineringsgruppe (K-197, K-202, K-203). A kommune where nobody has measured is its own figure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.oppfolging import ettertidsrader as e
from innforing.projections.sight import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Cell, Table
    from innforing.registers.kommuner import Kommuneregister


class Maling(NamedTuple):
    """Use as it was measured on one day."""

    dag: date
    indikator: str
    antall: int
    av_antall: int | None
    posisjon: int


class Gevinst(NamedTuple):
    """A gevinst; realised on a day, or planned."""

    id: str
    kategori: str
    indikator: str | None
    realisert: date | None
    posisjoner: tuple[int, ...]


class Drift(NamedTuple):
    """The move to drift, and how many things remained."""

    fra: date
    mottaker: str
    gjenstar: int
    posisjon: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ettertid:
    """One kommune and one løsning after it was introduced."""

    losning: str
    kommune: str
    malinger: tuple[Maling, ...]
    """By day (K-202)."""
    gevinster: tuple[Gevinst, ...]
    drift: Drift | None

    @property
    def posisjoner(self) -> tuple[int, ...]:
        """The events that it rests on (`forklar`)."""
        drift = () if self.drift is None else (self.drift.posisjon,)
        return samlet(
            ((m.posisjon for m in self.malinger), *(g.posisjoner for g in self.gevinster), drift)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ettertidstall:
    """One løsning in the country, over the kommuner that there were."""

    kommuner: Figure
    malt: Figure
    malt_flere_ganger: Figure
    """Measured on more than one day (K-202)."""
    ikke_malt: Figure
    """Where nobody has measured: not that it is not used."""
    gevinst_planlagt: Figure
    """Kommuner with a gevinst that is not realised yet."""
    gevinst_realisert: Figure
    i_drift: Figure
    drift_med_rest: Figure
    """Moved to drift with something left to do."""

    @property
    def figurer(self) -> Iterator[tuple[str, Figure]]:
        """Each figure under its name."""
        for felt in fields(self):
            yield felt.name, getattr(self, felt.name)


def ettertid(sight: Sight, losning: str, kommune: str) -> Ettertid:
    """One kommune, also one of which nothing is known."""
    alle = _les(sight, {"losning": losning, "kommune": kommune})
    return alle.get(kommune) or _ingen(losning, kommune)


def ettertider(sight: Sight, losning: str) -> dict[str, Ettertid]:
    """Kommune → what is known of it, of those where anything was seen."""
    return _les(sight, {"losning": losning})


def ettertidstall(sight: Sight, losning: str, register: Kommuneregister) -> Ettertidstall:
    """The figures of one løsning, with the denominator of the day."""
    alle = _les(sight, {"losning": losning})
    dag = dag_i_norge(sight.per)
    rader = [alle.get(k.id) or _ingen(losning, k.id) for k in register.per(dag, sight.kjent_dag)]
    malt = _figur((m.posisjon for m in rad.malinger) for rad in rader if rad.malinger)
    flere = [rad for rad in rader if len({m.dag for m in rad.malinger}) > 1]
    return Ettertidstall(
        kommuner=Figure(len(rader), ()),
        malt=malt,
        malt_flere_ganger=_figur((m.posisjon for m in rad.malinger) for rad in flere),
        ikke_malt=Figure(len(rader) - malt.antall, malt.posisjoner),
        gevinst_planlagt=_gevinst(rader, realisert=False),
        gevinst_realisert=_gevinst(rader, realisert=True),
        i_drift=_figur((rad.drift.posisjon,) for rad in rader if rad.drift),
        drift_med_rest=_figur(
            (rad.drift.posisjon,) for rad in rader if rad.drift and rad.drift.gjenstar
        ),
    )


def losninger(sight: Sight) -> list[str]:
    """The løsninger of which anything was seen."""
    tabeller = (e.MALING, e.GEVINST, e.DRIFT)
    return sorted({str(losning) for t in tabeller for (losning,) in sight.tally(t, "losning")})


def _les(sight: Sight, where: Mapping[str, Cell]) -> dict[str, Ettertid]:
    """Kommune → what is known of it."""
    malinger, drift = _etter_kommune(sight, e.MALING, where), _etter_kommune(sight, e.DRIFT, where)
    gevinster = _etter_kommune(sight, e.GEVINST, where)
    realisert = _etter_kommune(sight, e.REALISERT, where)
    return {
        kommune: Ettertid(
            losning=str(where["losning"]),
            kommune=kommune,
            malinger=tuple(sorted(map(_maling, malinger[kommune]), key=_i_orden)),
            gevinster=tuple(_gevinster(gevinster[kommune], realisert[kommune])),
            drift=next((_drift(rad) for rad in drift[kommune]), None),
        )
        for kommune in sorted(malinger.keys() | drift.keys() | gevinster.keys())
    }


def _etter_kommune(
    sight: Sight, tabell: Table, where: Mapping[str, Cell]
) -> defaultdict[str, list[Found]]:
    samlet_: defaultdict[str, list[Found]] = defaultdict(list)
    for rad in sight.rows(tabell, **where):
        samlet_[rad.text("kommune")].append(rad)
    return samlet_


def _maling(rad: Found) -> Maling:
    av = rad.cells["av_antall"]
    return Maling(
        date.fromisoformat(rad.text("dato")),
        rad.text("indikator"),
        rad.number("antall"),
        None if av is None else int(av),
        rad.fra_pos,
    )


def _i_orden(maling: Maling) -> tuple[date, int]:
    return maling.dag, maling.posisjon


def _gevinster(rader: list[Found], realisert: list[Found]) -> Iterator[Gevinst]:
    dager = {rad.text("gevinst"): rad for rad in realisert}
    for rad in rader:
        id_, indikator = rad.text("gevinst"), rad.cells["indikator"]
        gjort = dager.get(id_)
        dag = None if gjort is None else gjort.cells["dato"]
        yield Gevinst(
            id_,
            rad.text("kategori"),
            None if indikator is None else str(indikator),
            None if dag is None else date.fromisoformat(str(dag)),
            samlet([(rad.fra_pos,), () if gjort is None else (gjort.fra_pos,)]),
        )


def _drift(rad: Found) -> Drift:
    fra = date.fromisoformat(rad.text("fra"))
    return Drift(fra, rad.text("mottaker"), rad.number("gjenstar"), rad.fra_pos)


def _ingen(losning: str, kommune: str) -> Ettertid:
    return Ettertid(losning=losning, kommune=kommune, malinger=(), gevinster=(), drift=None)


def _gevinst(rader: Iterable[Ettertid], *, realisert: bool) -> Figure:
    egne = ([g for g in rad.gevinster if (g.realisert is not None) is realisert] for rad in rader)
    return _figur((p for g in valgt for p in g.posisjoner) for valgt in egne if valgt)


def _figur(hver: Iterable[Iterable[int]]) -> Figure:
    """One for each kommune, with the events of all."""
    alle = [tuple(en) for en in hver]
    return Figure(len(alle), samlet(alle))
