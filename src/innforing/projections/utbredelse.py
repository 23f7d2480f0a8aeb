"""Utbredelse: how far has a løsning come, in the country and near me? Asked by everyone.

The koordineringsgruppe, every region and the public read it without login (K-168, K-362 to K-366).
The rungs are never mixed (K-192), a kommune that has told nothing is unknown and not zero, and the
denominators are those of the kommune register on that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.projections.felt import kode
from innforing.projections.kalender import dag_i_norge, dagens_begynnelse
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure, count
from innforing.projections.statement import Statement
from innforing.projections.table import Fact, Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommune, Kommuneregister

UKJENT = "ukjent"
"""Beside the rungs: the kommuner that have told nothing."""

STIGEN = {str(s.value): s for s in Bruksstatus}
# a report that repeats the rung is kept: a later one may be back-dated to between the two
TRINN = Table(
    name="utbredelse_trinn", key=("losning", "kommune"), values=("status", "belegg", "fra")
)
"""The rung of a kommune, what that rests on, and the day it took effect."""
RAPPORT = Table(
    name="utbredelse_rapport",
    key=("losning", "kommune", "nr"),
    values=("status",),
    numbers=frozenset({"nr"}),
    appends=True,
)
"""Each report, kept as a row: how a kommune climbed is one question."""


class Andel(NamedTuple):
    """So many of so many, and the positions of the events that both rest on."""

    antall: int
    av: int
    posisjoner: tuple[int, ...]

    @property
    def prosent(self) -> float | None:
        """With one decimal; of none there is no share."""
        return round(100 * self.antall / self.av, 1) if self.av else None


class Tid(NamedTuple):
    """How long the kommuner took, and the positions of the events that it rests on."""

    kommuner: int
    median_dager: float | None
    dager: tuple[int, ...]
    """Of each kommune, shortest first."""
    posisjoner: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Omradetall:
    """The figures of the country, of one diginettverk or of one fylke."""

    id: str
    navn: str
    nevner: int
    """The kommuner there were in the area on the day."""
    trinn: dict[str, Figure]
    """Rung → the kommuner that stand on it; with `ukjent` they sum to `nevner`."""
    minst: dict[str, Figure]
    """Rung above the ground → the kommuner that stand on it or higher."""
    tatt_i_bruk_av_innforte: Andel
    """Of those that have the løsning; shown beside the share of all (K-196)."""
    tatt_i_bruk_av_alle: Andel


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversikt:
    """How far one løsning had come on one day."""

    losning: str
    dag: date
    landet: Omradetall
    diginettverk: tuple[Omradetall, ...]
    helseregioner: tuple[Omradetall, ...]
    fylker: tuple[Omradetall, ...]

    @property
    def omrader(self) -> tuple[Omradetall, ...]:
        """The country, then its parts."""
        return (self.landet, *self.helseregioner, *self.diginettverk, *self.fylker)


class Utbredelse(Projection):
    """The rung of each kommune on the ladder of each løsning."""

    navn: ClassVar[str] = "utbredelse"
    prefikser: ClassVar[frozenset[str]] = frozenset({"ibruktakelse"})
    versjon: ClassVar[int] = 2
    tabeller: ClassVar[tuple[Table, ...]] = (TRINN, RAPPORT)
    endrer: ClassVar[Mapping[str, str]] = {
        f"{RAPPORT.name}.*": "the time from technical introduction to use is asked for"
    }

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """The rung that was reported, from the beginning of the day it took effect."""
        meldt = happened.hendelse.hendelse
        if isinstance(meldt, BruksstatusMeldt):
            losning, kommune = happened.nokkel
            verdier = (kode(meldt.status), kode(meldt.belegg), meldt.fra.isoformat())
            fra, nr = dagens_begynnelse(meldt.fra), happened.hendelse.versjon
            yield Fact(TRINN.name, (losning, kommune), verdier, fra)
            yield Fact(RAPPORT.name, (losning, kommune, nr), verdier[:1], fra)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The figures of each area, løsning by løsning, and the rung of each kommune."""
        losninger = sorted(str(losning) for (losning,) in sight.tally(TRINN, "losning"))
        for losning in (one for one in losninger if about in {None, one}):
            oversikt = utbredelse(sight, losning, register)
            alle = oversikt.landet.trinn[UKJENT].posisjoner
            for omrade in oversikt.omrader:
                for navn, figur in _figurer(omrade):
                    # where nobody has told anything, that rests on what was told elsewhere
                    hviler = figur.posisjoner or (alle if navn == UKJENT else ())
                    yield Statement((losning, omrade.id, navn), figur.antall, hviler)
            tid = tid_til_bruk(sight, losning)
            median_ = None if tid.median_dager is None else str(tid.median_dager)
            yield Statement((losning, "tid_til_bruk", "median_dager"), median_, tid.posisjoner)
            for rad in sight.rows(TRINN, losning=losning):
                sted = (losning, "kommune", rad.text("kommune"))
                yield Statement(sted, rad.cells["status"], (rad.fra_pos,))


def utbredelse(sight: Sight, losning: str, register: Kommuneregister) -> Oversikt:
    """The figures of every area, by the kommuner that there were."""
    dag, kjent = dag_i_norge(sight.per), sight.kjent_dag
    meldt = _meldt(sight, losning)
    kommuner = register.per(dag, kjent)
    return Oversikt(
        losning=losning,
        dag=dag,
        landet=_tall("norge", "Norge", kommuner, meldt),
        diginettverk=tuple(
            _tall(n.id, n.navn, [k for k in kommuner if k.diginettverk == n.id], meldt)
            for n in register.diginettverk(dag, kjent)
        ),
        helseregioner=tuple(
            _tall(h.id, h.navn, [k for k in kommuner if k.helseregion == h.id], meldt)
            for h in register.helseregioner
        ),
        fylker=tuple(
            _tall(f.nummer, f.navn, [k for k in kommuner if k.fylke == f.nummer], meldt)
            for f in register.fylker(dag, kjent)
        ),
    )


def kurve(
    sight: Sight, losning: str, register: Kommuneregister, dager: Iterable[date]
) -> list[tuple[date, Omradetall]]:
    """The figures of the country at the end of each day, as known now: the reports read once."""
    slutt = {dag: dagens_begynnelse(dag + timedelta(days=1)) - 1 for dag in sorted(dager)}
    rapporter = sight.at(max(slutt.values(), default=0)).rows(RAPPORT, losning=losning)
    rapporter.sort(key=lambda rad: (rad.gyldig_fra, rad.fra_pos), reverse=True)
    meldt: dict[str, Found] = {}
    punkter = []
    for dag, us in slutt.items():
        while rapporter and rapporter[-1].gyldig_fra <= us:
            rad = rapporter.pop()
            meldt[rad.text("kommune")] = rad
        kommuner = register.per(dag, sight.kjent_dag)
        punkter.append((dag, _tall("norge", "Norge", kommuner, meldt)))
    return punkter


def tid_til_bruk(sight: Sight, losning: str) -> Tid:
    """Days from technically introduced to in use, of the kommuner that reported both."""
    teknisk: dict[str, Found] = {}
    i_bruk: dict[str, Found] = {}
    rapporter = sight.rows(RAPPORT, losning=losning)
    for rad in sorted(rapporter, key=lambda rad: (rad.gyldig_fra, rad.fra_pos)):
        if _status(rad) is Bruksstatus.TEKNISK_INNFORT:
            teknisk.setdefault(rad.text("kommune"), rad)
        elif _status(rad).trinn >= Bruksstatus.TATT_I_BRUK.trinn:
            i_bruk.setdefault(rad.text("kommune"), rad)
    par = [(teknisk[k], i_bruk[k]) for k in sorted(teknisk.keys() & i_bruk.keys())]
    dager = sorted((dag_i_norge(b.gyldig_fra) - dag_i_norge(a.gyldig_fra)).days for a, b in par)
    hviler = sorted({rad.fra_pos for ett in par for rad in ett})
    return Tid(len(dager), median(dager) if dager else None, tuple(dager), tuple(hviler))


def trinn_av(sight: Sight, losning: str, kommune: str) -> tuple[Bruksstatus, int] | None:
    """The rung of one kommune, and the position it rests on; None is «ukjent»."""
    for rad in sight.rows(TRINN, losning=losning, kommune=kommune):
        return _status(rad), rad.fra_pos
    return None


def trinnene(sight: Sight, losning: str) -> dict[str, tuple[Bruksstatus, int]]:
    """Kommune → its rung and the position it rests on; those that are not there are «ukjent»."""
    return {kommune: (_status(r), r.fra_pos) for kommune, r in _meldt(sight, losning).items()}


def forklar(oversikt: Oversikt, trinn: str, omrade: str = "norge") -> tuple[int, ...]:
    """The positions of the events that one figure rests on; none of an area there is not.

    «Ukjent» is those that have told nothing: it rests on what all the others told.
    """
    return next((o.trinn[trinn].posisjoner for o in oversikt.omrader if o.id == omrade), ())


def _figurer(omrade: Omradetall) -> Iterator[tuple[str, Figure]]:
    """Each figure of an area by its name."""
    yield from omrade.trinn.items()
    yield from ((f"minst_{navn}", figur) for navn, figur in omrade.minst.items())


def _tall(id_: str, navn: str, kommuner: Iterable[Kommune], meldt: dict[str, Found]) -> Omradetall:
    valgt = [kommune.id for kommune in kommuner]
    kjente = [meldt[kommune] for kommune in valgt if kommune in meldt]
    pa: dict[Bruksstatus, list[Found]] = {s: [] for s in Bruksstatus}
    for rad in kjente:
        pa[_status(rad)].append(rad)
    # from the top: a rung and all above it
    minst: dict[Bruksstatus, Figure] = {}
    sa_langt: list[Found] = []
    for s in sorted(Bruksstatus, key=lambda s: -s.trinn):
        sa_langt += pa[s]
        if s is not Bruksstatus.IKKE_INNFORT:
            minst[s] = count(sa_langt)
    i_bruk, innfort = minst[Bruksstatus.TATT_I_BRUK], minst[Bruksstatus.TEKNISK_INNFORT]
    ukjent = Figure(len(valgt) - len(kjente), count(kjente).posisjoner)
    return Omradetall(
        id=id_,
        navn=navn,
        nevner=len(valgt),
        trinn={str(s.value): count(rader) for s, rader in pa.items()} | {UKJENT: ukjent},
        minst={str(s.value): minst[s] for s in Bruksstatus if s in minst},
        tatt_i_bruk_av_innforte=Andel(i_bruk.antall, innfort.antall, innfort.posisjoner),
        tatt_i_bruk_av_alle=Andel(i_bruk.antall, len(valgt), i_bruk.posisjoner),
    )


def _meldt(sight: Sight, losning: str) -> dict[str, Found]:
    return {rad.text("kommune"): rad for rad in sight.rows(TRINN, losning=losning)}


def _status(rad: Found) -> Bruksstatus:
    return STIGEN[rad.text("status")]
