"""Samlinger: what is planned and held, who takes part, and what comes of it? (K-247 to K-256)

Asked by KS that invites, by the regional grupper that are invited, and by those who judge whether
the arenas work: which regions had ressurser there, and how far trust and benefit reach.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.samling.samling import Samling
from innforing.domain.samling.steg.endre_samling import SamlingEndret
from innforing.domain.samling.steg.evaluer_samling import SamlingEvaluert
from innforing.domain.samling.steg.gjennomfor_samling import SamlingGjennomfort
from innforing.domain.samling.steg.planlegg_samling import SamlingPlanlagt
from innforing.domain.samling.verdier import Samlingsmal, Samlingsstatus
from innforing.domain.samlingsplan.steg.fastsett_samlingsplan import SamlingsplanFastsatt
from innforing.projections.felt import iso, kode, liste, tekst
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

PLAN = Table(
    name="samlinger_plan",
    key=("ar",),
    values=("fysiske", "digitale", "temaer", "malgrupper"),
    numbers=frozenset({"fysiske", "digitale"}),
    overrules=True,
)
"""What KS has set for a year; `temaer` is pairs of short name and name (K-250)."""
SAMLING = Table(
    name="samlinger_samling", key=("samling",), values=("tittel", "form", "arrangor", "malgrupper")
)
FELT = Table(name="samlinger_felt", key=("samling", "felt"), values=("verdi",), overrules=True)
"""What may be changed, one by one: fra, til, sted, innhold, delingsomrade, temaer."""
INVITERT = Table(
    name="samlinger_invitert", key=("samling", "hvem"), values=("slag",), repeats=False
)
"""An organ, or others in words (K-253)."""
STATUS = Table(
    name="samlinger_status", key=("samling",), values=("status", "utfall"), overrules=True
)
OPPMOTE = Table(
    name="samlinger_oppmote",
    key=("samling", "organ", "rolle"),
    values=("antall",),
    numbers=frozenset({"antall"}),
    overrules=True,
)
"""How many of a body took part in a role; who they are stands in the event alone (K-252)."""
ERFARING = Table(
    name="samlinger_erfaring",
    key=("samling", "nr"),
    values=("hva", "lop", "organ"),
    numbers=frozenset({"nr"}),
)
GITT = ("ga_1", "ga_2", "ga_3", "ga_4", "ga_5")
"""How many gave each answer; 5 is best."""
EVALUERT = Table(
    name="samlinger_evaluert",
    key=("samling", "mal"),
    values=(*GITT, "spurt", "svart", "oppsummering"),
    numbers=frozenset({*GITT, "spurt", "svart"}),
)
"""The answers to one question (K-255)."""

ORGAN, ANDRE = "organ", "andre"
GJENNOMFORT = str(Samlingsstatus.GJENNOMFORT.value)
_ENKLE = ("sted", "innhold", "delingsomrade")


class Deltok(NamedTuple):
    """How many of a body took part in a role."""

    organ: str
    rolle: str
    antall: int
    posisjon: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Samlingsbilde:
    """One samling."""

    id: str
    hva: dict[str, Cell]
    felt: dict[str, str]
    """fra, til, sted, innhold, delingsomrade: those that are given."""
    temaer: tuple[str, ...]
    status: str
    utfall: str | None
    inviterte: tuple[str, ...]
    """Organ ids."""
    andre: tuple[str, ...]
    oppmote: tuple[Deltok, ...]
    erfaringer: tuple[dict[str, Cell], ...]
    domt: dict[str, dict[str, Cell]]
    """What was asked about → how many gave each answer."""
    planlagt: int
    """The event that it was planned by."""

    @property
    def deltok(self) -> Figure:
        """How many took part."""
        positions = tuple(sorted({self.planlagt, *(o.posisjon for o in self.oppmote)}))
        return Figure(sum(o.antall for o in self.oppmote), positions)

    @property
    def motte(self) -> Figure:
        """How many of the invited bodies had somebody there (K-252)."""
        kom = {o.organ: o.posisjon for o in self.oppmote if o.organ in self.inviterte}
        return Figure(len(kom), tuple(sorted({self.planlagt, *kom.values()})))

    @property
    def fra(self) -> str:
        """The first day, as text that sorts as days do."""
        return self.felt["fra"]

    def snitt(self, mal: Samlingsmal) -> float | None:
        """The mean of the answers from 1 to 5; None when nobody answered."""
        celler = self.domt.get(str(mal.value), {})
        antall = [int(celler.get(n) or 0) for n in GITT]
        svar = sum(antall)
        return sum(nr * n for nr, n in enumerate(antall, 1)) / svar if svar else None


class Samlinger(Projection):
    """Every samling, and what KS has set for each year."""

    navn: ClassVar[str] = "samlinger"
    prefikser: ClassVar[frozenset[str]] = frozenset({"samling", "samlingsplan"})
    tabeller: ClassVar[tuple[Table, ...]] = (
        *(PLAN, SAMLING, FELT, INVITERT, STATUS, OPPMOTE, ERFARING, EVALUERT),
    )

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What the event says of the samling, or of the year."""
        id_, hendelse = happened.nokkel[0], happened.hendelse.hendelse
        match hendelse:
            case SamlingsplanFastsatt() as h:
                temaer = json.dumps([[t.kode, t.navn] for t in h.temaer], ensure_ascii=False)
                antall = (h.fysiske, h.digitale)
                yield Fact(PLAN.name, (id_,), (*antall, temaer, liste(h.malgrupper)))
            case SamlingPlanlagt() as h:
                hva = (h.tittel, kode(h.form), h.arrangor, liste(h.malgrupper))
                yield Fact(SAMLING.name, (id_,), hva)
                yield from _innhold(id_, h)
            case SamlingEndret() as h:
                yield from _innhold(id_, h)
            case SamlingGjennomfort() as h:
                for nr, e in enumerate(h.erfaringer, 1):
                    yield Fact(ERFARING.name, (id_, nr), (e.hva, e.lop, e.organ))
            case SamlingEvaluert() as h:
                ord_ = None if h.oppsummering is None else h.oppsummering.id
                for dom in h.vurderinger:
                    tall = (*dom.fordeling, h.spurt, h.svart)
                    yield Fact(EVALUERT.name, (id_, str(dom.mal.value)), (*tall, ord_))
        yield from _stilling(happened)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The rows, then how many took part."""
        yield from super().statements(sight, register, about)
        for bilde in alle(sight):
            if about in (None, bilde.id) and bilde.oppmote:
                yield Statement((bilde.id, "deltok"), *bilde.deltok)


def _innhold(samling: str, h: SamlingPlanlagt | SamlingEndret) -> Iterator[Fact]:
    """What is given; the rest stays."""
    felt: dict[str, Cell] = {navn: getattr(h, navn) for navn in _ENKLE}
    felt |= {"fra": iso(h.fra), "til": iso(h.til), "temaer": liste(h.temaer) if h.temaer else None}
    for navn, verdi in felt.items():
        if verdi is not None:
            yield Fact(FELT.name, (samling, navn), (verdi,))
    for organ in h.inviterte:
        yield Fact(INVITERT.name, (samling, organ), (ORGAN,))
    for andre in h.andre_inviterte:
        yield Fact(INVITERT.name, (samling, andre), (ANDRE,))


def _stilling(happened: Happened) -> Iterator[Fact]:
    """Status and attendance, where the event changed them."""
    for_, etter, id_ = happened.for_, happened.etter, happened.nokkel[0]
    if not isinstance(for_, Samling) or not isinstance(etter, Samling):
        return
    if etter.status is not for_.status:
        utfall = getattr(happened.hendelse.hendelse, "utfall", None)
        yield Fact(STATUS.name, (id_,), (kode(etter.status), utfall))
    for oppmote in etter.oppmote:
        if oppmote not in for_.oppmote:
            nokkel = (id_, oppmote.organ, str(oppmote.rolle.value))
            yield Fact(OPPMOTE.name, nokkel, (oppmote.antall,))


def alle(sight: Sight) -> list[Samlingsbilde]:
    """Every samling, by its first day."""
    leser = _Leser(sight)
    bilder = [leser.bilde(rad) for rad in sight.rows(SAMLING)]
    return sorted(bilder, key=lambda bilde: (bilde.fra, bilde.id))


def en(sight: Sight, samling: str) -> Samlingsbilde | None:
    """One samling; None when it is not planned."""
    return next((bilde for bilde in alle(sight) if bilde.id == samling), None)


def arsplan(sight: Sight, ar: int) -> dict[str, Cell] | None:
    """What KS has set for the year; None when nothing is set."""
    rader = sight.rows(PLAN, ar=str(ar))
    return rader[0].cells if rader else None


def tematitler(sight: Sight) -> dict[str, str]:
    """Short name → name of the themes that KS has set in any year."""
    lister = (json.loads(rad.text("temaer")) for rad in sight.rows(PLAN))
    return {str(kode_): str(navn) for en_liste in lister for kode_, navn in en_liste}


class _Leser:
    """All the tables, asked once."""

    def __init__(self, sight: Sight) -> None:
        self._status = {rad.text("samling"): rad for rad in sight.rows(STATUS)}
        self._rader: dict[str, dict[str, list[Found]]] = {}
        for tabell in (FELT, INVITERT, OPPMOTE, ERFARING, EVALUERT):
            self._rader[tabell.name] = defaultdict(list)
            for rad in sight.rows(tabell):
                self._rader[tabell.name][rad.text("samling")].append(rad)

    def bilde(self, rad: Found) -> Samlingsbilde:
        id_ = rad.text("samling")
        status, rader = self._status[id_], {n: r[id_] for n, r in self._rader.items()}
        felt = {r.text("felt"): r.text("verdi") for r in rader[FELT.name]}
        inviterte = [(r.text("hvem"), r.text("slag")) for r in rader[INVITERT.name]]
        return Samlingsbilde(
            id=id_,
            hva=rad.cells,
            temaer=tuple(json.loads(felt.pop("temaer"))),
            felt=felt,
            status=status.text("status"),
            utfall=tekst(status.cells["utfall"]),
            inviterte=tuple(hvem for hvem, slag in inviterte if slag == ORGAN),
            andre=tuple(hvem for hvem, slag in inviterte if slag == ANDRE),
            oppmote=tuple(_deltok(r) for r in rader[OPPMOTE.name]),
            erfaringer=tuple(r.cells for r in rader[ERFARING.name]),
            domt={r.text("mal"): r.cells for r in rader[EVALUERT.name]},
            planlagt=rad.fra_pos,
        )


def _deltok(rad: Found) -> Deltok:
    return Deltok(rad.text("organ"), rad.text("rolle"), rad.number("antall"), rad.fra_pos)
