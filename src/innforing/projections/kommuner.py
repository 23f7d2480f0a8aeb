"""Kommuner: how many løp is each kommune invited to, or part of, at once? (K-370).

Asked by the koordineringsgruppe and the regions before one more løp, as mottaksevne is limited, and
by the kommune itself. A løp is load while an invitation waits for an answer, while the kommune is
on a waiting list, and from its yes until its pulje has been evaluated or called off. A no, silence
past the deadline and a withdrawal are no load. A pause takes no load away.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.projections.gitt_svar import SENT_FORT, er_nytt
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

STAND = Table(
    name="kommuner_stand",
    key=("kommune", "lop"),
    values=("status", "puljer"),
    repeats=False,
    overrules=True,
)
"""What a løp is to a kommune, and the puljer it concerns; no status when it is no load."""
ENDRING = Table(
    name="kommuner_endring",
    key=("kommune", "lop", "nr"),
    values=("status", "puljer"),
    numbers=frozenset({"nr"}),
    appends=True,
)
"""The same, each change kept as a row: the load of one kommune over time is one question."""
FASE = Table(
    name="kommuner_fase",
    key=("lop", "pulje", "nr"),
    values=("fase",),
    numbers=frozenset({"pulje", "nr"}),
    appends=True,
)
"""That a pulje came to a phase; no phase when it was taken out."""

LANDET = "norge"
"""What the spread over the country is about."""
LAST = (Svarstatus.INVITERT, Svarstatus.PA_VENTELISTE, Svarstatus.PAMELDT)
"""What makes a løp load."""
FERDIG = frozenset({str(Puljefase.EVALUERT.value), str(Puljefase.AVLYST.value), None})
"""Phases in which a pulje asks nothing more of a kommune."""


class Post(NamedTuple):
    """One løp that is load, and the events that make it so."""

    status: str
    posisjoner: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belastning:
    """One kommune at one moment: the løp that are load."""

    kommune: str
    lop: Mapping[str, Post]

    @property
    def antall(self) -> int:
        """How many løp at once."""
        return len(self.lop)

    @property
    def etter_status(self) -> dict[str, int]:
        """Status → how many of the løp."""
        antall = Counter(post.status for post in self.lop.values())
        return {str(s.value): antall[str(s.value)] for s in LAST}

    @property
    def posisjoner(self) -> tuple[int, ...]:
        """The events that the number rests on (`forklar`)."""
        return samlet(post.posisjoner for post in self.lop.values())


class Punkt(NamedTuple):
    """The load of one kommune from a moment on."""

    fra: int
    belastning: Belastning


@dataclass(frozen=True, slots=True, kw_only=True)
class Landsbilde:
    """How the load is spread over the kommuner that there were."""

    kommuner: int
    """How many there were: 356 to 2023, 357 from 2024."""
    fordeling: dict[int, Figure]
    """Number of løp at once → how many kommuner; the kommuner with none too."""
    utenfor: tuple[str, ...]
    """Kommuner with load that were not there, as one that has been divided."""


class Kommuner(Projection):
    """The load of kommuner."""

    navn: ClassVar[str] = "kommuner"
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"deltakelse", "innforingslop"})
    tabeller: ClassVar[tuple[Table, ...]] = (STAND, ENDRING, FASE)
    endrer: ClassVar[Mapping[str, str]] = {f"{t.name}.*": SENT_FORT for t in (STAND, ENDRING)}

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What the løp has become to the kommune; the phase that a pulje came to."""
        for_, etter, nr = happened.for_, happened.etter, happened.hendelse.versjon
        if isinstance(for_, Deltakelse) and isinstance(etter, Deltakelse):
            if not er_nytt(happened, _grunn(for_), _grunn(etter)):
                return
            star = _stand(etter)
            if er_nytt(happened, _stand(for_), star):
                lop, kommune = happened.nokkel
                yield Fact(STAND.name, (kommune, lop), star)
                yield Fact(ENDRING.name, (kommune, lop, nr), star)
        if (
            isinstance(for_, Innforingslop)
            and isinstance(etter, Innforingslop)
            and for_.puljer is not etter.puljer
        ):
            foer, na = _faser(for_), _faser(etter)
            for pulje in sorted(foer.keys() | na.keys()):
                if foer.get(pulje) != na.get(pulje):
                    yield Fact(FASE.name, (happened.nokkel[0], pulje, nr), (na.get(pulje),))

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The number of løp of each kommune and what they are to it; then of the country."""
        alle = belastning(sight, register) if about is None else [belastning_av(sight, about)]
        for rad in alle:
            yield Statement((rad.kommune, "antall"), rad.antall, rad.posisjoner)
            for lop, post in rad.lop.items():
                yield Statement((rad.kommune, "lop", lop), post.status, post.posisjoner)
        if about in {None, LANDET}:
            for antall, figur in landsbilde(sight, register).fordeling.items():
                sted = (LANDET, "fordeling", str(antall))
                yield Statement(sted, figur.antall, figur.posisjoner)


def belastning(sight: Sight, register: Kommuneregister) -> list[Belastning]:
    """Every kommune that there was, by number, also those with no løp."""
    return _der(sight, register, _alle(sight))


def _der(sight: Sight, register: Kommuneregister, alle: dict[str, Belastning]) -> list[Belastning]:
    kommuner = register.per(dag_i_norge(sight.per), sight.kjent_dag)
    return [alle.get(k.id, Belastning(kommune=k.id, lop={})) for k in kommuner]


def belastning_av(sight: Sight, kommune: str) -> Belastning:
    """One kommune."""
    faser = _Faser(sight)
    rader = sight.rows(STAND, kommune=kommune)
    return Belastning(kommune=kommune, lop=_lop(rader, faser, sight.per))


def landsbilde(sight: Sight, register: Kommuneregister) -> Landsbilde:
    """How many kommuner had no løp, one, two… at once; the figures sum to `kommuner`."""
    alle = _alle(sight)
    rader = _der(sight, register, alle)
    etter_antall: dict[int, list[Belastning]] = defaultdict(list)
    for rad in rader:
        etter_antall[rad.antall].append(rad)
    # that a kommune has none rests on what all the others have
    fordeling = {
        antall: Figure(len(like), samlet(rad.posisjoner for rad in (like if antall else rader)))
        for antall, like in sorted(etter_antall.items())
    }
    der = {rad.kommune for rad in rader}
    utenfor = (rad.kommune for rad in alle.values() if rad.antall)
    return Landsbilde(
        kommuner=len(rader),
        fordeling=fordeling,
        utenfor=tuple(sorted(set(utenfor) - der)),
    )


def forlop(sight: Sight, kommune: str) -> list[Punkt]:
    """The load of one kommune up to the moment asked for: each moment at which it changed."""
    faser = _Faser(sight)
    endringer = sorted(_holdt(sight.rows(ENDRING, kommune=kommune)), key=_orden)
    mine = {rad.text("lop") for rad in endringer}
    tider = {rad.gyldig_fra for rad in endringer} | faser.tider(mine)
    star: dict[str, Found] = {}
    punkter: list[Punkt] = []
    igjen = iter([*endringer, None])
    neste = next(igjen)
    for tid in sorted(tider):
        while neste is not None and neste.gyldig_fra <= tid:
            star[neste.text("lop")] = neste
            neste = next(igjen)
        na = Belastning(kommune=kommune, lop=_lop(list(star.values()), faser, tid))
        for_ = punkter[-1].belastning.lop if punkter else {}
        if {lop: p.status for lop, p in na.lop.items()} != {
            lop: p.status for lop, p in for_.items()
        }:
            punkter.append(Punkt(tid, na))
    return punkter


def forklar(sight: Sight, kommune: str) -> tuple[int, ...]:
    """The positions of the events that the number of løp of one kommune rests on."""
    return belastning_av(sight, kommune).posisjoner


class _Faser:
    """The phases of all puljer at any moment up to the one asked for."""

    def __init__(self, sight: Sight) -> None:
        self._rader: dict[tuple[str, int], list[Found]] = defaultdict(list)
        for rad in sorted(sight.rows(FASE), key=_orden):
            self._rader[rad.text("lop"), rad.number("pulje")].append(rad)

    def ved(self, lop: str, pulje: int, tid: int) -> Found | None:
        """The phase of a pulje at a moment; None before it was planned."""
        gjaldt = (r for r in reversed(self._rader.get((lop, pulje), [])) if r.gyldig_fra <= tid)
        return next(gjaldt, None)

    def tider(self, lop: set[str]) -> set[int]:
        """The moments at which a pulje of these løp changed."""
        return {
            r.gyldig_fra for (id_, _), rader in self._rader.items() if id_ in lop for r in rader
        }


def _alle(sight: Sight) -> dict[str, Belastning]:
    faser = _Faser(sight)
    etter_kommune: dict[str, list[Found]] = defaultdict(list)
    for rad in sight.rows(STAND):
        etter_kommune[rad.text("kommune")].append(rad)
    return {
        kommune: Belastning(kommune=kommune, lop=_lop(rader, faser, sight.per))
        for kommune, rader in etter_kommune.items()
    }


def _lop(rader: list[Found], faser: _Faser, tid: int) -> dict[str, Post]:
    """Løp → what it is, of those that are load at a moment."""
    lop: dict[str, Post] = {}
    for rad in sorted(rader, key=lambda rad: rad.text("lop")):
        if rad.cells["status"] is None:
            continue
        id_ = rad.text("lop")
        gjelder = [faser.ved(id_, nr, tid) for nr in json.loads(rad.text("puljer"))]
        apne = [fase for fase in gjelder if fase is None or fase.cells["fase"] not in FERDIG]
        if apne:
            hviler = (rad.fra_pos, *(fase.fra_pos for fase in apne if fase is not None))
            lop[id_] = Post(rad.text("status"), tuple(sorted(hviler)))
    return lop


def _holdt(rader: list[Found]) -> Iterator[Found]:
    """The changes that no later one undid by taking effect before them."""
    forste: dict[str, int] = {}
    for rad in sorted(rader, key=lambda rad: -rad.fra_pos):
        if rad.gyldig_fra < forste.setdefault(rad.text("lop"), rad.gyldig_fra + 1):
            forste[rad.text("lop")] = rad.gyldig_fra
            yield rad


def _grunn(d: Deltakelse) -> tuple[object, ...]:
    return (d.status, d.lop_avsluttet, d.invitasjoner, d.pulje)


def _stand(d: Deltakelse) -> tuple[Cell, ...]:
    """What the løp is to the kommune, and the puljer it concerns."""
    if d.status not in LAST or d.lop_avsluttet:
        return (None, None)
    puljer = d.invitasjoner if d.status is Svarstatus.INVITERT else (d.pulje,)
    return (str(d.status.value), json.dumps(puljer))


def _faser(lop: Innforingslop) -> dict[int, str]:
    return {p.nr: str(p.fase.value) for p in lop.puljer}


def _orden(rad: Found) -> tuple[int, int]:
    return rad.gyldig_fra, rad.fra_pos
