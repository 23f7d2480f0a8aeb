"""Særtilfeller: what was done out of the ordinary, in one løp and in the country? Asked by revisor.

Warnings answered in a step, answers entered for a kommune by others, facts recorded long after
they took effect, answers that the kommune disputes and how that ended, plans approved by one who
laid them, changes after an invitation was sent, and decisions without a stated ground (K-373 to
K-375). None of it is wrong: it is what somebody who checks will ask about first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.projections.felt import kode, tekst
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.saertilfeller.tilfeller import (
    BESTRIDT,
    SENT_FORT,
    SLAG,
    Sak,
    tilfeller_i,
)
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

TILFELLE = Table(
    name="saertilfeller_tilfelle",
    key=("om", "slag", "id", "ledd"),
    values=("strom", "steg", "person", "rolle", "organ", "tekst", "dager", "detalj"),
    numbers=frozenset({"dager"}),
    repeats=False,
    appends=True,
)
"""One case; `om` is the løp, else the stream it stands in, and `id` the command it came with.

A step with several events answers a warning once, and is late once.
"""
ETTERSPILL = Table(
    name="saertilfeller_etterspill",
    key=("lop", "kommune", "nr"),
    values=("utfall", "apen", "fort_av_andre"),
    numbers=frozenset({"nr", "apen", "fort_av_andre"}),
    appends=True,
)
"""What became of a kommune that had disputed an answer; `nr` is the event's number."""

LANDET = "norge"
"""What a count over everything is about."""
SENT = 1
"""Days between effect and record from which a fact is late, where nobody asks otherwise."""


class Utfall(NamedTuple):
    """How a dispute stands or ended."""

    status: str
    """The answer that came, or that the løp ended or no longer is for the kommune."""
    apen: bool
    """Still disputed: the kommune has not answered since."""
    fort_av_andre: bool
    posisjon: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Saertilfelle:
    """One case, who it came from, and the events it rests on."""

    slag: str
    om: str
    id: str
    ledd: str
    """The guard that was answered, or the kommune it concerns."""
    strom: str
    steg: str | None
    person: str | None
    rolle: str | None
    organ: str | None
    tekst: str | None
    """Id of the words that answer for it: begrunnelse, answer to the warning, or reference."""
    dager: int | None
    """Of a late one: from effect to record."""
    detalj: str | None
    """What was changed, which answer was disputed, or whether others laid the plan too."""
    dag: date
    utfall: Utfall | None
    posisjoner: tuple[int, ...]

    @property
    def kommune(self) -> str | None:
        """The kommune whose stream it stands in."""
        art, *nokkel = self.strom.split(":")
        return nokkel[-1] if art in {"deltakelse", "ibruktakelse"} else None


class Saertilfeller(Projection):
    """Cases out of the ordinary."""

    navn: ClassVar[str] = "saertilfeller"
    prefikser: ClassVar[frozenset[str]] = frozenset(
        {
            *("innforingslop", "deltakelse", "ibruktakelse", "losning", "materiell"),
            *("kriteriesett", "organ"),
        }
    )
    tabeller: ClassVar[tuple[Table, ...]] = (TILFELLE, ETTERSPILL)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What the header tells of the step, and what the event itself is a case of."""
        for sak in tilfeller_i(happened):
            yield _fakta(happened, sak)
        for_ = happened.for_
        if isinstance(for_, Deltakelse) and for_.omtvistet:
            yield from _etterspill(happened, for_)

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """Each case, then how many there are of each kind: by what they are about, and in all."""
        alle = saertilfeller(sight, None if about == LANDET else about, dager=0)
        etter_om: dict[str, list[Saertilfelle]] = defaultdict(list)
        for sak in alle if about != LANDET else ():
            etter_om[sak.om].append(sak)
            yield from _celler(sak)
        samlet = sorted(etter_om.items()) + ([(LANDET, alle)] if about in {None, LANDET} else [])
        for om, saker in samlet:
            for slag, tall in _telt(saker).items():
                yield Statement((om, "antall", slag), tall.antall, tall.posisjoner)


def saertilfeller(
    sight: Sight, lop: str | None = None, slag: str | None = None, *, dager: int = SENT
) -> list[Saertilfelle]:
    """The cases of one løp, or of all there is, in the order they were recorded.

    `dager` is from how many days a fact counts as recorded late.
    """
    hvilke: dict[str, Cell] = {} if lop is None else {"om": lop}
    if slag is not None:
        hvilke["slag"] = slag
    rader = sight.rows(TILFELLE, **hvilke)
    bestridte = [rad for rad in rader if rad.cells["slag"] == BESTRIDT]
    utfall = _utfall(sight, bestridte) if bestridte else {}
    valgt = (
        _sak(rad, utfall.get(rad.fra_pos))
        for rad in rader
        if rad.cells["slag"] != SENT_FORT or rad.number("dager") >= dager
    )
    return sorted(valgt, key=lambda sak: (sak.posisjoner[0], sak.slag, sak.ledd))


def antall(sight: Sight, lop: str | None = None, *, dager: int = SENT) -> dict[str, Figure]:
    """Kind → how many cases, of one løp or in the country, with the events they rest on."""
    return _telt(saertilfeller(sight, lop, dager=dager))


def forklar(
    sight: Sight, slag: str, lop: str | None = None, *, dager: int = SENT
) -> tuple[int, ...]:
    """The positions of the events that one count rests on."""
    return _telt(saertilfeller(sight, lop, slag, dager=dager))[slag].posisjoner


def _telt(saker: list[Saertilfelle]) -> dict[str, Figure]:
    etter_slag: dict[str, list[Saertilfelle]] = {slag: [] for slag in SLAG}
    for sak in saker:
        etter_slag[sak.slag].append(sak)
    return {
        slag: Figure(len(like), tuple(sorted({sak.posisjoner[0] for sak in like})))
        for slag, like in etter_slag.items()
    }


def _celler(sak: Saertilfelle) -> Iterator[Statement]:
    celler = {navn: getattr(sak, navn) for navn in TILFELLE.values} | {"dag": sak.dag.isoformat()}
    if sak.slag == BESTRIDT:
        celler["utfall"] = None if sak.utfall is None else sak.utfall.status
    for navn, verdi in celler.items():
        yield Statement((sak.om, sak.slag, sak.id, sak.ledd, navn), verdi, sak.posisjoner)


def _sak(rad: Found, utfall: Utfall | None) -> Saertilfelle:
    dager = rad.cells["dager"]
    return Saertilfelle(
        slag=rad.text("slag"),
        om=rad.text("om"),
        id=rad.text("id"),
        ledd=rad.text("ledd"),
        strom=rad.text("strom"),
        steg=tekst(rad.cells["steg"]),
        person=tekst(rad.cells["person"]),
        rolle=tekst(rad.cells["rolle"]),
        organ=tekst(rad.cells["organ"]),
        tekst=tekst(rad.cells["tekst"]),
        dager=None if dager is None else int(dager),
        detalj=tekst(rad.cells["detalj"]),
        dag=dag_i_norge(rad.gyldig_fra),
        utfall=utfall,
        posisjoner=(rad.fra_pos,) if utfall is None else (rad.fra_pos, utfall.posisjon),
    )


def _utfall(sight: Sight, bestridte: list[Found]) -> dict[int, Utfall]:
    """Position of a dispute → the last that became of it, up to what ended it."""
    lop = {rad.cells["om"] for rad in bestridte}
    hvilke: dict[str, Cell] = {"lop": lop.pop()} if len(lop) == 1 else {}
    funnet: dict[int, Utfall] = {}
    siste: dict[tuple[Cell, Cell], int] = {}
    # in the order of the record: an answer given later may say that it holds from before
    for rad in sorted([*bestridte, *sight.rows(ETTERSPILL, **hvilke)], key=_posisjon):
        if "om" in rad.cells:
            siste[rad.cells["om"], rad.cells["ledd"]] = rad.fra_pos
            continue
        bestridt = siste.get((rad.cells["lop"], rad.cells["kommune"]), 0)
        if bestridt and (bestridt not in funnet or funnet[bestridt].apen):
            apen, av_andre = (bool(rad.cells[navn]) for navn in ("apen", "fort_av_andre"))
            funnet[bestridt] = Utfall(rad.text("utfall"), apen, av_andre, rad.fra_pos)
    return funnet


def _posisjon(rad: Found) -> int:
    return rad.fra_pos


def _fakta(happened: Happened, sak: Sak) -> Fact:
    h, hode = happened.hendelse, happened.hendelse.hode
    art, *nokkel = h.strom.split(":")
    om = nokkel[0] if art in {"innforingslop", "deltakelse"} else h.strom
    hvem = (hode.get("steg"), hode.get("person"), hode.get("rolle"), hode.get("organ"))
    id_ = str(hode.get("kommando") or h.posisjon)
    verdier = (h.strom, *hvem, sak.tekst, sak.dager, sak.detalj)
    return Fact(TILFELLE.name, (om, sak.slag, id_, sak.ledd), verdier, sak.gyldig_fra)


def _etterspill(happened: Happened, for_: Deltakelse) -> Iterator[Fact]:
    etter = happened.etter
    if not isinstance(etter, Deltakelse) or _star(etter) == _star(for_):
        return
    utfall = kode(etter.status)
    if etter.lop_avsluttet or not etter.aktuell:
        utfall = "lop_avsluttet" if etter.lop_avsluttet else "ikke_lenger_aktuell"
    lop, kommune = happened.nokkel
    verdier = (utfall, int(etter.omtvistet), int(etter.svar_fort_av_andre))
    yield Fact(ETTERSPILL.name, (lop, kommune, happened.hendelse.versjon), verdier)


def _star(d: Deltakelse) -> tuple[object, ...]:
    return (d.omtvistet, d.status, d.lop_avsluttet, d.aktuell)
