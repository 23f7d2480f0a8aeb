"""Varigheter: how long has each løp stood in each state, and where do løp stand longest?

Asked by the koordineringsgruppe, which looks for what holds løp up, and by the leaders of a løp.
Days run from the day a state began to the day the next did, in effective order, so the days of one
løp sum to all its days; of a state that has not ended they are the days so far.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

TILSTAND = Table(
    name="varigheter_tilstand",
    key=("lop", "nr"),
    values=("tilstand",),
    numbers=frozenset({"nr"}),
    appends=True,
)
"""That a løp came to a state; `nr` is the event's number in the stream of the løp."""
PAUSE = Table(
    name="varigheter_pause",
    key=("lop", "nr"),
    values=("pa_vent",),
    numbers=frozenset({"nr", "pa_vent"}),
    appends=True,
)
"""That a løp was paused, or went on."""

SLUTT = frozenset({LopTilstand.DELT_MED_KOORDINERINGSGRUPPE, LopTilstand.AVSLUTTET})
"""Where a løp is done: nobody waits for it to go on."""


class Opphold(NamedTuple):
    """One value that held for a while."""

    verdi: Cell
    fra: int
    til: int
    posisjoner: tuple[int, ...]
    """The event that began it and, when it has ended, the one that ended it."""
    varer: bool
    """Whether it held at the moment asked for."""


ALLE = "alle"
"""What the states over all løp are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Varighet:
    """One løp in one state, all its stays there taken together."""

    lop: str
    tilstand: str
    dager: int
    pa_vent: int
    """Of the days, those that the løp was paused."""
    ganger: int
    """How many times it came there."""
    star_der: bool
    posisjoner: tuple[int, ...]
    """The events that the row rests on (`forklar`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ventested:
    """One state, over every løp that has come there."""

    tilstand: str
    lop: int
    """How many have come there."""
    star_der: int
    median_dager: float
    lengst: Varighet
    posisjoner: tuple[int, ...]


class Varigheter(Projection):
    """Stays in states, and pauses."""

    navn: ClassVar[str] = "varigheter"
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingslop"})
    tabeller: ClassVar[tuple[Table, ...]] = (TILSTAND, PAUSE)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """The state that the løp came to, and that a pause began or ended."""
        for_, etter = happened.for_, happened.etter
        if not isinstance(for_, Innforingslop) or not isinstance(etter, Innforingslop):
            return
        nokkel = (happened.nokkel[0], happened.hendelse.versjon)
        if for_.tilstandskode != etter.tilstandskode:
            yield Fact(TILSTAND.name, nokkel, (etter.tilstandskode,))
        if (for_.pa_vent is None) != (etter.pa_vent is None):
            yield Fact(PAUSE.name, nokkel, (int(etter.pa_vent is not None),))

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The days of each løp in each state, and where løp stand longest."""
        for rad in varigheter(sight, about):
            for navn in ("dager", "pa_vent", "ganger"):
                yield Statement((rad.lop, rad.tilstand, navn), getattr(rad, navn), rad.posisjoner)
        for sted in ventesteder(sight) if about in {None, ALLE} else ():
            for navn in ("lop", "star_der"):
                yield Statement((ALLE, sted.tilstand, navn), getattr(sted, navn), sted.posisjoner)
            median_ = str(sted.median_dager)
            yield Statement((ALLE, sted.tilstand, "median_dager"), median_, sted.posisjoner)


def varigheter(sight: Sight, lop: str | None = None) -> list[Varighet]:
    """One row for each løp and state it has been in, by løp and in the order it came there."""
    hvilke: dict[str, Cell] = {} if lop is None else {"lop": lop}
    tilstander = opphold(sight.rows(TILSTAND, **hvilke), sight.per)
    pauser = opphold(sight.rows(PAUSE, **hvilke), sight.per)
    return [
        _varighet(id_, str(kode), [o for o in alle if o.verdi == kode], pauser.get(id_, []))
        for id_, alle in sorted(tilstander.items())
        for kode in dict.fromkeys(o.verdi for o in alle)
    ]


def ventesteder(sight: Sight) -> list[Ventested]:
    """The states where løp stand longest first, by the median løp; days so far count too."""
    etter_tilstand: dict[str, list[Varighet]] = defaultdict(list)
    slutt = {tilstand.value for tilstand in SLUTT}
    for rad in varigheter(sight):
        if rad.tilstand not in slutt:
            etter_tilstand[rad.tilstand].append(rad)
    steder = [_ventested(kode, rader) for kode, rader in etter_tilstand.items()]
    return sorted(steder, key=lambda sted: (-sted.median_dager, sted.tilstand))


def forklar(sight: Sight, lop: str, tilstand: str) -> tuple[int, ...]:
    """The positions of the events that the days of one løp in one state rest on."""
    rader = varigheter(sight, lop)
    return next((rad.posisjoner for rad in rader if rad.tilstand == tilstand), ())


def opphold(rader: list[Found], per: int) -> dict[str, list[Opphold]]:
    """Løp → what held one after another, in effective order, ties by position."""
    samlet: dict[str, list[Found]] = defaultdict(list)
    for rad in sorted(rader, key=lambda rad: (rad.gyldig_fra, rad.fra_pos)):
        samlet[rad.text("lop")].append(rad)
    return {lop: list(_etter_hverandre(rekke, per)) for lop, rekke in samlet.items()}


def _etter_hverandre(rekke: list[Found], per: int) -> Iterator[Opphold]:
    for rad, neste in zip(rekke, [*rekke[1:], None], strict=True):
        verdi = next(v for n, v in rad.cells.items() if n not in {"lop", "nr"})
        if neste is None:
            yield Opphold(verdi, rad.gyldig_fra, per, (rad.fra_pos,), varer=True)
        else:
            grenser = (rad.fra_pos, neste.fra_pos)
            yield Opphold(verdi, rad.gyldig_fra, neste.gyldig_fra, grenser, varer=False)


def _varighet(lop: str, tilstand: str, der: list[Opphold], pauser: list[Opphold]) -> Varighet:
    felles = [(o, p, _felles_dager(o, p)) for o in der for p in pauser if p.verdi]
    hviler = [o.posisjoner for o in der] + [p.posisjoner for _, p, dager in felles if dager]
    slutter = {o.posisjoner[-1] for o in der if not o.varer}
    return Varighet(
        lop=lop,
        tilstand=tilstand,
        dager=sum(_dager(o.fra, o.til) for o in der),
        pa_vent=sum(dager for _, _, dager in felles),
        # a stay that goes on from where another ended is the same stay
        ganger=sum(o.posisjoner[0] not in slutter for o in der),
        star_der=any(o.varer for o in der),
        posisjoner=samlet(hviler),
    )


def _ventested(tilstand: str, rader: list[Varighet]) -> Ventested:
    return Ventested(
        tilstand=tilstand,
        lop=len(rader),
        star_der=sum(rad.star_der for rad in rader),
        median_dager=median(rad.dager for rad in rader),
        lengst=max(rader, key=lambda rad: rad.dager),
        posisjoner=samlet(rad.posisjoner for rad in rader),
    )


def _dager(fra: int, til: int) -> int:
    return (dag_i_norge(til) - dag_i_norge(fra)).days


def _felles_dager(en: Opphold, annen: Opphold) -> int:
    return max(0, _dager(max(en.fra, annen.fra), min(en.til, annen.til)))
