"""Lopsoversikt: where does every løp stand, for how long, and what comes next? Asked by everyone.

The board of the portfolio (K-106, K-119, K-364): state and days in it, pause, the step that leads
on with those who may take it, leaders, puljer with their answer deadlines, answers, and how far the
løsning has come in the kommuner of the løp. What is not reported is unknown, and not zero.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop, art
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.innforingslop.verdier import LopType, Slag
from innforing.projections.felt import kode, tekst
from innforing.projections.gitt_svar import SENT_FORT, er_nytt
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge, dagens_begynnelse
from innforing.projections.lopsoversikt.celler import UKJENT, Lopsceller
from innforing.projections.lopsoversikt.lopsrader import (
    DELER,
    LEDERE,
    LOP,
    PAUSE,
    PULJE,
    SVAR,
    TILSTAND,
    TRINN,
    puljer_av,
    svar_av,
)
from innforing.projections.projection import Projection
from innforing.projections.sight import Found
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Sight
    from innforing.registers.kommuner import Kommuneregister


Talt = defaultdict[str, dict[str, int]]
"""Løp → code → kommuner."""
SVARENE = tuple(str(s.value) for s in Svarstatus)
TRINNENE = tuple(str(s.value) for s in Bruksstatus)


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
    slag: str
    type: str | None
    losning: str | None
    eier: str | None
    omrade: str | None
    tilstand: str
    siden: date
    dager: int
    """Days since it came there."""
    pa_vent_til: str | None
    """When the pause is looked at again."""
    neste: tuple[Neste, ...]
    ledere: tuple[tuple[str, str], ...]
    """Person id and role of those who lead on the day."""
    puljer: dict[int, str]
    """Number of pulje → phase."""
    frister: dict[int, str]
    """Number of pulje → answer deadline, of those that take enrolments."""
    svar: dict[str, int]
    """Status → aktuelle kommuner; they sum to all that are."""
    trinn: dict[str, int]
    """Rung of the løsning, or `ukjent` → aktuelle kommuner; they sum to the same."""


class Lopsoversikt(Projection):
    """The board of all løp."""

    navn: ClassVar[str] = "lopsoversikt"
    versjon: ClassVar[int] = 3
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingslop", "deltakelse", "ibruktakelse"})
    tabeller: ClassVar[tuple[Table, ...]] = (LOP, TILSTAND, PAUSE, LEDERE, PULJE, SVAR, TRINN)
    endrer: ClassVar[Mapping[str, str]] = {
        f"{LOP.name}.omrade": "the board shows the region of a løp",
        f"{LEDERE.name}.*": "the board shows who leads",
        f"{TRINN.name}.*": "the board shows how far the løsning has come in the kommuner",
        f"{SVAR.name}.*": SENT_FORT,
    }

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Each part of the løp, the answer or the rung that the event changed."""
        for_, etter = happened.for_, happened.etter
        if isinstance(for_, Deltakelse) and isinstance(etter, Deltakelse):
            if er_nytt(happened, svar_av(for_), svar_av(etter)):
                lop, kommune = happened.nokkel
                yield Fact(SVAR.name, (lop, kommune), svar_av(etter))
        elif isinstance(for_, Innforingslop) and isinstance(etter, Innforingslop):
            lop = happened.nokkel[0]
            for table, les in DELER:
                if les(for_) != les(etter):
                    yield Fact(table.name, (lop,), les(etter))
            if for_.puljer is not etter.puljer:
                yield from puljer_av(lop, for_, etter)
        elif isinstance(meldt := happened.hendelse.hendelse, BruksstatusMeldt):
            losning, kommune = happened.nokkel
            fra = dagens_begynnelse(meldt.fra)
            yield Fact(TRINN.name, (losning, kommune), (kode(meldt.status),), fra)

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """The cells of the board, løp by løp."""
        for rad in oversikt(sight, about):
            deler = Lopsceller(sight, rad.lop)
            for navn, verdi, posisjoner in deler.celler(rad):
                yield Statement((rad.lop, *navn), verdi, posisjoner)


def oversikt(sight: Sight, lop: str | None = None) -> list[Oversiktsrad]:
    """Every løp there was, by id; or one."""
    hvilke: dict[str, Cell] = {} if lop is None else {"lop": lop}
    deler = {
        tabell.name: _etter_lop(sight.rows(tabell, **hvilke))
        for tabell in (TILSTAND, PAUSE, LEDERE, PULJE)
    }
    svar, trinn = _talt(sight, hvilke)
    return [
        _rad(rad, {navn: rader[id_] for navn, rader in deler.items()}, svar[id_], trinn[id_], dag)
        for dag in [dag_i_norge(sight.per)]
        for rad in sight.rows(LOP, **hvilke)
        for id_ in [rad.text("lop")]
        if deler[TILSTAND.name][id_]
    ]


def forklar(sight: Sight, lop: str) -> tuple[int, ...]:
    """The positions of the events that the row of one løp rests on."""
    celler = (celle for rad in oversikt(sight, lop) for celle in Lopsceller(sight, lop).celler(rad))
    return samlet(posisjoner for _, _, posisjoner in celler)


@cache
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
    deler: Mapping[str, list[Found]],
    svar: Mapping[str, int],
    trinn: Mapping[str, int],
    dag: date,
) -> Oversiktsrad:
    tilstand, type_ = deler[TILSTAND.name][0], lop.cells["type"]
    puljer = [rad for rad in deler[PULJE.name] if rad.cells["fase"] is not None]
    slag = next(s for s in Slag if s.value == lop.cells["slag"])
    art_ = art(slag, next((t for t in LopType if t.value == type_), None))
    pause = next((r.text("vurderes") for r in deler[PAUSE.name] if r.cells["vurderes"]), None)
    siden = dag_i_norge(tilstand.gyldig_fra)
    return Oversiktsrad(
        lop=lop.text("lop"),
        tittel=lop.text("tittel"),
        slag=lop.text("slag"),
        type=tekst(type_),
        losning=tekst(lop.cells["losning"]),
        eier=tekst(lop.cells["eier"]),
        omrade=tekst(lop.cells["omrade"]),
        tilstand=tilstand.text("tilstand"),
        siden=siden,
        dager=(dag - siden).days,
        pa_vent_til=pause,
        neste=()
        if pause
        else neste_pa_hovedlinjen(lop.text("definisjon"), tilstand.text("tilstand"), art_),
        ledere=tuple(dict.fromkeys(_leder_pa(deler[LEDERE.name], dag))),
        puljer={rad.number("pulje"): rad.text("fase") for rad in puljer},
        frister={
            rad.number("pulje"): rad.text("svarfrist")
            for rad in puljer
            if rad.cells["fase"] == "pamelding" and rad.cells["svarfrist"]
        },
        svar=dict(svar),
        trinn=dict(trinn),
    )


def _talt(sight: Sight, hvilke: Mapping[str, Cell]) -> tuple[Talt, Talt]:
    """Løp → status → aktuelle kommuner; løp → rung of its løsning → the same kommuner."""
    (svar, en), (lop, to) = sight.held(SVAR, **hvilke), sight.held(LOP, **hvilke)
    trinn, tre = sight.held(TRINN)
    # counted løp by løp, in the order the rows lie: sorting them took longer than reading them
    tellere = [f"count(*) FILTER (WHERE s.status = '{kode}')" for kode in SVARENE]
    tellere += [f"count(*) FILTER (WHERE t.status = '{kode}')" for kode in TRINNENE]
    tellere.append("count(*) FILTER (WHERE t.status IS NULL)")
    funnet = sight.ask(
        f"SELECT s.lop, {', '.join(tellere)} FROM {svar} AS s JOIN {lop} AS l ON l.lop = s.lop "
        f"LEFT JOIN {trinn} AS t ON t.losning = l.losning AND t.kommune = s.kommune "
        "WHERE s.status IS NOT NULL GROUP BY s.lop",
        (*en, *to, *tre),
    )
    etter_svar, etter_trinn = Talt(dict), Talt(dict)
    for id_, *antall in funnet:
        koder = zip((*SVARENE, *TRINNENE, UKJENT), antall, strict=True)
        talt = [(kode_, int(n)) for kode_, n in koder if n]
        etter_svar[str(id_)] = {k: n for k, n in talt if k in SVARENE}
        etter_trinn[str(id_)] = {k: n for k, n in talt if k not in SVARENE}
    return etter_svar, etter_trinn


def _leder_pa(rader: list[Found], dag: date) -> Iterator[tuple[str, str]]:
    navngitt = [r for rad in rader for r in json.loads(str(rad.cells["ledere"] or "[]"))]
    for person, rolle, _organ, _pulje, fra, til in navngitt:
        if fra <= dag.isoformat() and (til is None or dag.isoformat() <= til):
            yield person, rolle


def _etter_lop(rader: list[Found]) -> dict[str, list[Found]]:
    samlet: dict[str, list[Found]] = defaultdict(list)
    for rad in rader:
        samlet[rad.text("lop")].append(rad)
    return samlet
