"""Lopsoversikt: where does every løp stand, for how long, and what comes next? Asked by everyone.

The board of the portfolio: state and days in it, pause, puljer with their answer deadlines,
answers, and the step that leads on with those who may take it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.innforingslop.innforingslop import Innforingslop, art
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.innforingslop.verdier import LopType, Slag
from innforing.projections.felt import iso, kode
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.sight import Found
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Sight

LOP = Table(
    name="lopsoversikt_lop",
    key=("lop",),
    values=("tittel", "slag", "type", "losning", "eier", "definisjon"),
)
"""What the løp is."""
TILSTAND = Table(name="lopsoversikt_tilstand", key=("lop",), values=("tilstand",), repeats=False)
"""Where it stands, and since when."""
PAUSE = Table(name="lopsoversikt_pause", key=("lop",), values=("fra", "vurderes"))
"""«På vent»: since when, and when it is looked at again; nothing when it is not."""
PULJE = Table(
    name="lopsoversikt_pulje",
    key=("lop", "pulje"),
    values=("fase", "navn", "start", "slutt", "kapasitet", "svarfrist"),
    numbers=frozenset({"pulje", "kapasitet"}),
)
"""One pulje: phase, period, seats and answer deadline; no phase when it was taken out."""
SVAR = Table(name="lopsoversikt_svar", key=("lop", "kommune"), values=("status",))
"""Where an aktuell kommune stands; nothing when it is not aktuell."""


@dataclass(frozen=True, slots=True)
class Neste:
    """The step that leads the løp on, and the authorities that may take it."""

    steg: str
    hvem: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversiktsrad:
    """One løp on the board."""

    lop: str
    tittel: str
    type: str | None
    tilstand: str
    dager: int
    """Days since it came there."""
    pa_vent_til: str | None
    """When the pause is looked at again."""
    neste: tuple[Neste, ...]
    frister: dict[int, str]
    """Number of pulje → answer deadline, of those that take enrolments."""
    svar: dict[str, int]
    posisjoner: tuple[int, ...]
    """The events that the row rests on (`forklar`)."""


class Lopsoversikt(Projection):
    """The board of all løp."""

    navn: ClassVar[str] = "lopsoversikt"
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingslop", "deltakelse"})
    tabeller: ClassVar[tuple[Table, ...]] = (LOP, TILSTAND, PAUSE, PULJE, SVAR)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Each part of the løp, or of the answer, that the event changed."""
        for_, etter = happened.for_, happened.etter
        if isinstance(etter, Innforingslop) and isinstance(for_, Innforingslop):
            lop = happened.nokkel[0]
            for table, les in ((LOP, _lop), (TILSTAND, _tilstand), (PAUSE, _pause)):
                if les(for_) != les(etter):
                    yield Fact(table.name, (lop,), les(etter))
            yield from _puljer(lop, for_, etter)
        if isinstance(etter, Deltakelse) and isinstance(for_, Deltakelse):
            lop, kommune = happened.nokkel
            if _svar(for_) != _svar(etter):
                yield Fact(SVAR.name, (lop, kommune), _svar(etter))


def oversikt(sight: Sight) -> list[Oversiktsrad]:
    """Every løp there was, by id."""
    tilstand = _etter_lop(sight.rows(TILSTAND))
    pauser = _etter_lop(sight.rows(PAUSE))
    puljer, svar = _etter_lop(sight.rows(PULJE)), _etter_lop(sight.rows(SVAR))
    dag = dag_i_norge(sight.per)
    return [
        _rad(rad, tilstand[lop][0], pauser[lop], puljer[lop], svar[lop], dag)
        for rad in sight.rows(LOP)
        for lop in [rad.text("lop")]
        if tilstand[lop]
    ]


def forklar(sight: Sight, lop: str) -> tuple[int, ...]:
    """The positions of the events that the row of one løp rests on."""
    return next((rad.posisjoner for rad in oversikt(sight) if rad.lop == lop), ())


def neste_pa_hovedlinjen(definisjon: str, tilstand: str, art_: str) -> tuple[Neste, ...]:
    """The rows of the life cycle that lead to a later state of the main line."""
    linje = list(LopTilstand)
    star = next(t for t in linje if t.value == tilstand)
    return tuple(
        Neste(rad.steg, rad.hvem)
        for rad in LIVSLOP[definisjon].overganger
        if star in rad.fra
        and isinstance(rad.til, LopTilstand)
        and rad.til is not LopTilstand.AVSLUTTET
        and linje.index(rad.til) > linje.index(star)
        and art_ in rad.typer
    )


def _rad(
    lop: Found,
    tilstand: Found,
    pauser: list[Found],
    puljer: list[Found],
    svar: list[Found],
    dag: date,
) -> Oversiktsrad:
    type_ = lop.cells["type"]
    slag = next(s for s in Slag if s.value == lop.cells["slag"])
    art_ = art(slag, next((t for t in LopType if t.value == type_), None))
    star = [rad for rad in svar if rad.cells["status"] is not None]
    return Oversiktsrad(
        lop=lop.text("lop"),
        tittel=lop.text("tittel"),
        type=None if type_ is None else str(type_),
        tilstand=tilstand.text("tilstand"),
        dager=(dag - dag_i_norge(tilstand.gyldig_fra)).days,
        pa_vent_til=next((r.text("vurderes") for r in pauser if r.cells["vurderes"]), None),
        neste=neste_pa_hovedlinjen(lop.text("definisjon"), tilstand.text("tilstand"), art_),
        frister={
            rad.number("pulje"): rad.text("svarfrist")
            for rad in puljer
            if rad.cells["fase"] == "pamelding" and rad.cells["svarfrist"]
        },
        svar=dict(sorted(Counter(rad.text("status") for rad in star).items())),
        posisjoner=tuple(sorted({rad.fra_pos for rad in (lop, tilstand, *pauser, *puljer, *star)})),
    )


def _lop(lop: Innforingslop) -> tuple[Cell, ...]:
    slag, type_ = kode(lop.slag), kode(lop.type)
    return (lop.tittel, slag, type_, lop.losning, lop.eier, lop.definisjon)


def _tilstand(lop: Innforingslop) -> tuple[Cell, ...]:
    return (lop.tilstandskode,)


def _pause(lop: Innforingslop) -> tuple[Cell, ...]:
    return (
        (None, None) if lop.pa_vent is None else (iso(lop.pa_vent.fra), iso(lop.pa_vent.vurderes))
    )


def _puljer(lop: str, for_: Innforingslop, etter: Innforingslop) -> Iterator[Fact]:
    for nr in sorted({p.nr for p in (*for_.puljer, *etter.puljer)}):
        verdier = _pulje(etter, nr)
        if verdier != _pulje(for_, nr):
            yield Fact(PULJE.name, (lop, nr), verdier)


def _pulje(lop: Innforingslop, nr: int) -> tuple[Cell, ...]:
    p = lop.pulje(nr)
    if p is None:
        return (None,) * len(PULJE.values)
    return (kode(p.fase), p.navn, iso(p.start), iso(p.slutt), p.kapasitet, iso(p.svarfrist))


def _svar(d: Deltakelse) -> tuple[Cell, ...]:
    return (kode(d.status) if d.aktuell else None,)


def _etter_lop(rader: list[Found]) -> dict[str, list[Found]]:
    samlet: dict[str, list[Found]] = defaultdict(list)
    for rad in rader:
        samlet[rad.text("lop")].append(rad)
    return samlet
