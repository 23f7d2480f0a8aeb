"""Kapasitet: how many seats are there and who waits, and how much is planned for whom? (K-115).

Seats of each pulje (K-139, K-146) for those who lead the løp; the load month by month on those who
lead, on owners and regions and on Norsk helsenett (K-033, `manedslast.py`) for the
koordineringsgruppe, which decides how many puljer and løp to run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.pulje.folger import (
    PlassFrigitt,
    PlassTildelt,
    VentelisteplassGitt,
    VentelisteplassOppgitt,
)
from innforing.domain.pulje.pulje import Pulje
from innforing.projections.felt import kode, liste, tekst
from innforing.projections.gitt_svar import SENT_FORT
from innforing.projections.hviler import samlet
from innforing.projections.kapasitet.manedslast import PLAN, manedslast
from innforing.projections.lopsplan import planfakta
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure, count
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

PULJE = Table(
    name="kapasitet_pulje",
    key=("lop", "pulje"),
    values=("navn", "fase", "planlagt"),
    numbers=frozenset({"pulje", "planlagt"}),
)
"""Name, phase and planned seats of a pulje; no phase when it was taken out."""
SETER = Table(
    name="kapasitet_seter",
    key=("lop", "pulje"),
    values=("apen", "kapasitet"),
    numbers=frozenset({"pulje", "apen", "kapasitet"}),
)
"""Whether seats may be given, and how many there are: no number is no limit."""
PLASS = Table(
    name="kapasitet_plass",
    key=("lop", "pulje", "kommune"),
    values=("stand", "nr"),
    numbers=frozenset({"pulje", "nr"}),
    overrules=True,
)
"""Whether a kommune has a seat or waits, and the number of the event that gave it that."""
HAR_PLASS, VENTER = "plass", "venter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plasser:
    """The seats of one pulje, or of several taken together."""

    lop: str
    pulje: int | None
    """None: all puljer of the løp."""
    navn: str | None
    fase: str | None
    kapasitet: int | None
    """None: without a limit, or one of them is."""
    ledige: int | None
    tatt: Figure
    venter: tuple[str, ...]
    """The kommuner that wait, in order."""
    for_opprykk: tuple[str, ...]
    """Those of them that there is a seat for."""
    posisjoner: tuple[int, ...]
    """The events that all the figures rest on (`forklar`)."""

    @property
    def over(self) -> int:
        """Seats taken beyond the capacity."""
        return 0 if self.kapasitet is None else max(0, self.tatt.antall - self.kapasitet)


class Kapasitet(Projection):
    """Seats, waiting lists and planned load."""

    navn: ClassVar[str] = "kapasitet"
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingslop", "pulje", "losning"})
    tabeller: ClassVar[tuple[Table, ...]] = (*PLAN.alle, PULJE, SETER, PLASS)
    endrer: ClassVar[Mapping[str, str]] = {f"{PLASS.name}.*": SENT_FORT}

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What the event changed of seats, puljer and plan."""
        for_, etter = happened.for_, happened.etter
        if isinstance(for_, Pulje) and isinstance(etter, Pulje):
            yield from _plasser(happened, for_, etter)
            return
        yield from planfakta(PLAN, happened)
        if isinstance(for_, Innforingslop) and isinstance(etter, Innforingslop):
            yield from _puljer(happened.nokkel[0], for_, etter)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The seats of each løp, then the months of everybody with load."""
        for p in plasser(sight, about):
            hva = "alle" if p.pulje is None else str(p.pulje)
            for navn, verdi in _celler(p).items():
                yield Statement((p.lop, "plasser", hva, navn), verdi, p.posisjoner)
        for last in manedslast(sight):
            if about in (None, last.hvem):
                sti = (last.hvem, str(last.slag.value), last.maned)
                yield Statement((*sti, "lop"), last.antall.antall, last.antall.posisjoner)
                for svar, tall in last.oppgitt.items():
                    yield Statement((*sti, svar), tall.antall, tall.posisjoner)


def plasser(sight: Sight, lop: str | None = None) -> list[Plasser]:
    """Every pulje by løp and number, each løp followed by its sum."""
    hvilke: dict[str, Cell] = {} if lop is None else {"lop": lop}
    seter = {_nokkel(rad): rad for rad in sight.rows(SETER, **hvilke)}
    gitt: dict[tuple[str, int], list[Found]] = defaultdict(list)
    for rad in sight.rows(PLASS, **hvilke):
        if rad.cells["stand"] is not None:
            gitt[_nokkel(rad)].append(rad)
    etter_lop: dict[str, list[Plasser]] = defaultdict(list)
    for rad in sight.rows(PULJE, **hvilke):
        if rad.cells["fase"] is not None:
            nokkel = _nokkel(rad)
            etter_lop[nokkel[0]].append(_pulje(rad, seter.get(nokkel), gitt[nokkel]))
    return [p for alle in etter_lop.values() for p in (*alle, _sum(alle))]


def summen(alle: list[Plasser]) -> Plasser | None:
    """Everything taken together, of an answer of `plasser`; None when there is no pulje."""
    puljer = [p for p in alle if p.pulje is not None]
    return _sum(puljer) if puljer else None


def forklar(sight: Sight, lop: str, pulje: int | None = None) -> tuple[int, ...]:
    """The positions of the events that the seats of a pulje, or of a løp, rest on."""
    return next((p.posisjoner for p in plasser(sight, lop) if p.pulje == pulje), ())


def _pulje(rad: Found, seter: Found | None, gitt: list[Found]) -> Plasser:
    """The figures are those that the pulje itself counts with; before it is made, as planned."""
    gitt = sorted(gitt, key=lambda g: g.number("nr"))
    tatt = [g for g in gitt if g.cells["stand"] == HAR_PLASS]
    venter = [g for g in gitt if g.cells["stand"] == VENTER]
    kapasitet = rad.cells["planlagt"] if seter is None else seter.cells["kapasitet"]
    pulje = Pulje(
        apen=seter is None or bool(seter.cells["apen"]),
        kapasitet=None if kapasitet is None else int(kapasitet),
        plasser=tuple(g.text("kommune") for g in tatt),
        venteliste=tuple(g.text("kommune") for g in venter),
    )
    hviler = (rad.fra_pos, *(g.fra_pos for g in gitt), *((seter.fra_pos,) if seter else ()))
    return Plasser(
        lop=rad.text("lop"),
        pulje=rad.number("pulje"),
        navn=tekst(rad.cells["navn"]),
        fase=rad.text("fase"),
        kapasitet=pulje.kapasitet,
        ledige=pulje.ledige,
        tatt=count(tatt),
        venter=pulje.venteliste,
        for_opprykk=pulje.for_opprykk,
        posisjoner=tuple(sorted(set(hviler))),
    )


def _sum(alle: list[Plasser]) -> Plasser:
    """A kommune waits in one pulje, so the lists stand after one another."""
    tatt = tuple(sorted(p for rad in alle for p in rad.tatt.posisjoner))
    return Plasser(
        lop=alle[0].lop,
        pulje=None,
        navn=None,
        fase=None,
        kapasitet=_samlet([rad.kapasitet for rad in alle]),
        ledige=_samlet([rad.ledige for rad in alle]),
        tatt=Figure(len(tatt), tatt),
        venter=tuple(k for rad in alle for k in rad.venter),
        for_opprykk=tuple(k for rad in alle for k in rad.for_opprykk),
        posisjoner=samlet(rad.posisjoner for rad in alle),
    )


def _samlet(tall: list[int | None]) -> int | None:
    """The sum; with one that has no limit there is none."""
    kjente = [ett for ett in tall if ett is not None]
    return sum(kjente) if len(kjente) == len(tall) else None


def _celler(p: Plasser) -> dict[str, Cell]:
    return {
        "kapasitet": p.kapasitet,
        "tatt": p.tatt.antall,
        "venter": liste(p.venter),
        "ledige": p.ledige,
        "over": p.over,
    }


def _nokkel(rad: Found) -> tuple[str, int]:
    return rad.text("lop"), rad.number("pulje")


def _plasser(happened: Happened, for_: Pulje, etter: Pulje) -> Iterator[Fact]:
    lop, nr = happened.nokkel[0], int(happened.nokkel[1])
    if (for_.apen, for_.kapasitet) != (etter.apen, etter.kapasitet) or not for_.finnes:
        yield Fact(SETER.name, (lop, nr), (int(etter.apen), etter.kapasitet))
    hendelse, versjon = happened.hendelse.hendelse, happened.hendelse.versjon
    match hendelse:
        case PlassTildelt() if hendelse.kommune not in for_.plasser:
            yield Fact(PLASS.name, (lop, nr, hendelse.kommune), (HAR_PLASS, versjon))
        case VentelisteplassGitt():
            yield Fact(PLASS.name, (lop, nr, hendelse.kommune), (VENTER, versjon))
        case PlassFrigitt() | VentelisteplassOppgitt():
            yield Fact(PLASS.name, (lop, nr, hendelse.kommune), (None, None))
        case _ if (for_.plasser or for_.venteliste) and not (etter.plasser or etter.venteliste):
            for kommune in sorted({*for_.plasser, *for_.venteliste}):
                yield Fact(PLASS.name, (lop, nr, kommune), (None, None))


def _puljer(lop: str, for_: Innforingslop, etter: Innforingslop) -> Iterator[Fact]:
    if for_.puljer is etter.puljer:
        return
    for nr in sorted({p.nr for p in (*for_.puljer, *etter.puljer)}):
        na = _planlagt(etter, nr)
        if na != _planlagt(for_, nr):
            yield Fact(PULJE.name, (lop, nr), na)


def _planlagt(lop: Innforingslop, nr: int) -> tuple[Cell, ...]:
    p = lop.pulje(nr)
    return (None, None, None) if p is None else (p.navn, kode(p.fase), p.kapasitet)
