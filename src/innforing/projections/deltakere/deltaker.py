"""One kommune in one løp, put together from its rows in `deltakerrader.py`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.deltakelse.verdier import Aktivitetsomfang, Svarstatus
from innforing.projections.deltakere import deltakerrader as d
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Cell, Table

SPORRES_IKKE = frozenset({Svarstatus.TAKKET_NEI.value, Svarstatus.TRUKKET_SEG.value})
"""Answers after which a kommune is asked for nothing more (K-161)."""


class Fort(NamedTuple):
    """What put a kommune where it stands, when, in which role and on whose behalf."""

    hendelse: str
    dag: date
    rolle: str | None
    organ: str | None


class Invitasjon(NamedTuple):
    """That a kommune was invited to one pulje."""

    pulje: int
    invitert: date
    svarfrist: date
    utgave: int


class Plass(NamedTuple):
    """A seat, or a place on the waiting list."""

    plass: str
    i_koen: int | None
    """The number on the waiting list, in the order given: the first gets the next seat (K-146)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deltaker:
    """One aktuell kommune in one løp."""

    lop: str
    kommune: str
    status: str | None
    fort: Fort
    fort_av_andre: bool
    omtvistet: bool
    pulje: int | None
    """Where it has a seat or waits."""
    plass: Plass | None
    invitasjoner: tuple[Invitasjon, ...]
    sen_pulje: int | None
    """The pulje that it asked for after the deadline."""
    informert: date | None
    kontaktperson: str | None
    """Person id."""
    siste_kontakt: date | None
    neste: date | None
    """The first follow-up that is not done; past when it is overdue."""
    forankring: Mapping[str, date]
    endringseiere: Mapping[str, str]
    """Sektor → person id."""
    aktiviteter: Mapping[str, int]
    """Felles, lokal, skreddersøm → how many (K-009, K-172)."""
    med_mellomledere: int
    """Of the activities, those for mellomledere (K-187)."""
    kartlagt: date | None
    deltatt: bool
    avsluttet: bool
    hviler: Mapping[str, tuple[int, ...]]
    """Table → the events of that table that the row rests on."""

    @property
    def posisjoner(self) -> tuple[int, ...]:
        """All the events that the row rests on (`forklar`)."""
        return samlet(self.hviler.values())

    @property
    def sporres(self) -> bool:
        """Whether anything can still be asked of the kommune."""
        return self.status not in SPORRES_IKKE and not self.avsluttet

    def bak(self, *tabeller: Table) -> tuple[int, ...]:
        """The events of some tables, and those that say that it is aktuell and where it stands."""
        alle = (d.STAND, d.SVAR, *tabeller)
        return samlet(self.hviler.get(tabell.name, ()) for tabell in alle)

    def gjelder(self, pulje: int) -> bool:
        """Whether it has a seat in the pulje, waits for one, or was invited to it."""
        return pulje in (self.pulje, *(i.pulje for i in self.invitasjoner))


def les(sight: Sight, where: Mapping[str, Cell]) -> Iterator[Deltaker]:
    """The aktuelle kommuner of all løp, of one, or one of these; by løp and kommune."""
    rader: dict[tuple[str, str], dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for tabell in d.TABELLER:
        if tabell not in (d.I_KOMMUNEN, d.PLASS):
            for rad in sight.rows(tabell, **where):
                rader[rad.text("lop"), rad.text("kommune")][tabell.name].append(rad)
    lop = {navn: where[navn] for navn in where if navn == "lop"}
    plasser = _plasser(sight.rows(d.PLASS, **lop))
    for (id_, kommune), egne in sorted(rader.items()):
        if egne[d.SVAR.name] and any(r.number("aktuell") for r in egne[d.STAND.name]):
            yield _Rader(id_, kommune, egne).deltaker(plasser)


Plasser = Mapping[tuple[str, str], Mapping[int, tuple[Plass, tuple[int, ...]]]]
"""Løp and kommune → pulje → its place, and the events that gave it."""


def _plasser(rader: Iterable[Found]) -> Plasser:
    """A number on the waiting list rests on those before it too."""
    koer: dict[tuple[Cell, Cell], tuple[int, ...]] = defaultdict(tuple)
    plasser: dict[tuple[str, str], dict[int, tuple[Plass, tuple[int, ...]]]] = defaultdict(dict)
    for rad in sorted(rader, key=lambda rad: rad.fra_pos):
        plass = Plass(d.HAR_PLASS, None)
        hviler: tuple[int, ...] = (rad.fra_pos,)
        if rad.cells["plass"] == d.VENTER:
            ko = (rad.cells["lop"], rad.cells["pulje"])
            hviler = koer[ko] = (*koer[ko], rad.fra_pos)
            plass = Plass(d.VENTER, len(hviler))
        if rad.cells["plass"] is not None:
            plasser[rad.text("lop"), rad.text("kommune")][rad.number("pulje")] = (plass, hviler)
    return plasser


class _Rader:
    """The rows of one kommune in one løp."""

    def __init__(self, lop: str, kommune: str, rader: Mapping[str, list[Found]]) -> None:
        self._en = (lop, kommune)
        self._rader = rader
        self._stand = self._fra(d.STAND)[0]

    def deltaker(self, plasser: Plasser) -> Deltaker:
        stand, [svar] = self._stand, self._fra(d.SVAR)
        rolle, organ = (svar.cells[navn] for navn in ("rolle", "organ"))
        status, pulje, sen = svar.cells["status"], stand.cells["pulje"], stand.cells["sen_pulje"]
        plass = plasser.get(self._en, {}).get(int(pulje)) if pulje is not None else None
        apne, aktiviteter = self._apne(), self._fra(d.AKTIVITET)
        omfang = Counter(rad.text("omfang") for rad in aktiviteter)
        return Deltaker(
            lop=self._en[0],
            kommune=self._en[1],
            status=None if status is None else str(status),
            fort=Fort(
                svar.text("hendelse"),
                dag_i_norge(svar.gyldig_fra),
                None if rolle is None else str(rolle),
                None if organ is None else str(organ),
            ),
            fort_av_andre=bool(svar.number("fort_av_andre")),
            omtvistet=bool(svar.number("omtvistet")),
            pulje=None if pulje is None else int(pulje),
            plass=None if plass is None else plass[0],
            invitasjoner=self._invitasjoner(),
            sen_pulje=None if sen is None else int(sen),
            informert=self._dato(d.INFORMERT),
            kontaktperson=next((r.text("person") for r in self._fra(d.KONTAKTPERSON)), None),
            siste_kontakt=self._dato(d.KONTAKT),
            neste=min(apne, default=None),
            forankring={r.text("sektor"): _dag(r, "dato") for r in self._fra(d.FORANKRING)},
            endringseiere={r.text("sektor"): r.text("person") for r in self._fra(d.ENDRINGSEIER)},
            aktiviteter={str(o.value): omfang[str(o.value)] for o in Aktivitetsomfang},
            med_mellomledere=sum(rad.number("mellomledere") for rad in aktiviteter),
            kartlagt=self._dato(d.KARTLAGT),
            deltatt=bool(stand.number("deltatt")),
            avsluttet=bool(stand.number("avsluttet")),
            hviler=self._hviler(() if plass is None else plass[1]),
        )

    def _fra(self, tabell: Table) -> list[Found]:
        return self._rader.get(tabell.name, [])

    def _dato(self, tabell: Table) -> date | None:
        return next((_dag(rad, "dato") for rad in self._fra(tabell)), None)

    def _invitasjoner(self) -> tuple[Invitasjon, ...]:
        frister = {rad.number("pulje"): rad for rad in self._fra(d.FRIST)}
        return tuple(
            Invitasjon(
                pulje,
                dag_i_norge(rad.gyldig_fra),
                _dag(frister[pulje], "svarfrist"),
                frister[pulje].number("utgave"),
            )
            for rad in self._fra(d.INVITERT)
            for pulje in [rad.number("pulje")]
            if rad.cells["invitert"] is not None and pulje in frister
        )

    def _apne(self) -> list[date]:
        """The days of the follow-ups that are planned and not done."""
        gjort = {rad.text("oppfolging") for rad in self._fra(d.GJORT)}
        planlagt = self._fra(d.PLANLAGT)
        return [_dag(rad, "dato") for rad in planlagt if rad.text("oppfolging") not in gjort]

    def _hviler(self, plass: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
        hviler = {
            navn: samlet([[rad.fra_pos for rad in rader]])
            for navn, rader in self._rader.items()
            if rader
        }
        return hviler | {d.PLASS.name: plass}


def _dag(rad: Found, kolonne: str) -> date:
    return date.fromisoformat(rad.text(kolonne))
