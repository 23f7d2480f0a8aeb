"""Læringspunkter: what was learnt, and what became of it in later løp? (K-211, K-212, K-369).

Asked by the innføringsleder and the arbeidsgruppe who plan a løp, by the koordineringsgruppe, and
by the program that makes the løsning. A lesson concerns every other løp for the same løsning or of
the same type; a løp answers it in its plan: taken along, or not used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.rad import FOR_PLAN
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.registrer_laeringspunkt import (
    LaeringspunktPublisert,
    LaeringspunktRegistrert,
)
from innforing.projections.felt import kode, tekst
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

PUNKT = Table(
    name="laeringspunkter_punkt",
    key=("lop", "nr"),
    values=("fase", "hva", "anbefaling", "publisert", "person", "rolle", "organ"),
    numbers=frozenset({"nr", "publisert"}),
)
"""One lesson as it was registered; its words are written for everyone who may see it."""
PUBLISERT = Table(
    name="laeringspunkter_publisert",
    key=("lop", "nr"),
    values=("publisert",),
    numbers=frozenset({"nr", "publisert"}),
    repeats=False,
)
"""That a lesson was published after it was registered."""
SVAR = Table(
    name="laeringspunkter_svar",
    key=("punkt", "lop"),
    values=("brukes", "hvordan"),
    numbers=frozenset({"brukes"}),
)
"""What the plan of a løp says of the lesson `<løp>.<number>`; nothing when it says nothing more."""
LOP = Table(
    name="laeringspunkter_lop",
    key=("lop",),
    values=("tittel", "losning", "art", "program", "definisjon", "planlegges"),
    numbers=frozenset({"planlegges"}),
)
"""What a løp is, and whether its plan is still to be approved."""
GODKJENT = Table(name="laeringspunkter_godkjent", key=("lop",), values=("av",))
"""That the plan of a løp was approved: lessons published before that were met."""

SVARENE = TATT_MED, IKKE_BRUKT, UBESVART = ("tatt_med", "ikke_brukt", "ubesvart")
"""What a løp has done with a lesson that it met."""


class Mote(NamedTuple):
    """A later løp that met a lesson, and what it said."""

    lop: str
    svar: str
    hvordan: str | None
    """How it is used, or why not, in the words of the plan."""
    posisjoner: tuple[int, ...]
    """The answer; of an unanswered one what made it concern the løp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Punkt:
    """One lesson, where it came from, and the løp that met it since."""

    id: str
    """`<løp>.<number>`."""
    lop: str
    nr: int
    lopets_tittel: str | None
    losning: str | None
    art: str | None
    program: str | None
    definisjon: str | None
    """The version of the innføringsmodell that the løp followed."""
    fase: str
    hva: str
    anbefaling: str
    publisert: bool
    dag: date
    person: str | None
    rolle: str | None
    organ: str | None
    moter: tuple[Mote, ...]
    posisjoner: tuple[int, ...]
    avgjor: tuple[int, ...]
    """What decides which løp it waits for an answer from, and which not."""

    @property
    def antall(self) -> dict[str, Figure]:
        """Answer → how many løp gave it, with the events that rests on."""
        etter_svar = ((s, [m.posisjoner for m in self.moter if m.svar == s]) for s in SVARENE)
        tall = {svar: Figure(len(hviler), samlet(hviler)) for svar, hviler in etter_svar}
        alle = samlet((self.posisjoner, self.avgjor))
        return tall | {UBESVART: tall[UBESVART]._replace(posisjoner=alle)}


class Laeringspunkter(Projection):
    """Lessons and what later løp did with them."""

    navn: ClassVar[str] = "laeringspunkter"
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingslop"})
    tabeller: ClassVar[tuple[Table, ...]] = (PUNKT, PUBLISERT, SVAR, LOP, GODKJENT)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """A lesson, its publication, what a plan answers, and what the løp has become."""
        for_, etter = happened.for_, happened.etter
        if not isinstance(for_, Innforingslop) or not isinstance(etter, Innforingslop):
            return
        lop, hendt = happened.nokkel[0], happened.hendelse.hendelse
        if _endret(for_, etter):
            yield Fact(LOP.name, (lop,), _lop(etter))
        if for_.plan.laeringspunkter is not etter.plan.laeringspunkter:
            yield from _svar(lop, for_, etter)
        if isinstance(hendt, LaeringspunktRegistrert):
            hode = happened.hendelse.hode
            hvem = (hendt.av, hode.get("rolle"), hode.get("organ"))
            hva = (kode(hendt.fase), hendt.hva, hendt.anbefaling, int(hendt.publisert))
            yield Fact(PUNKT.name, (lop, hendt.nr), (*hva, *hvem))
        elif isinstance(hendt, LaeringspunktPublisert):
            for nr in dict.fromkeys(hendt.numre):
                yield Fact(PUBLISERT.name, (lop, nr), (1,))
        elif isinstance(hendt, PlanGodkjent):
            yield Fact(GODKJENT.name, (lop,), (hendt.av,))

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """Each lesson by the løp it came from: what it says, and what each later løp said of it."""
        for punkt in sok(sight, lop=about):
            sti = (punkt.lop, str(punkt.nr))
            for navn in ("losning", "art", "fase", "hva", "anbefaling", "rolle", "organ", "person"):
                yield Statement((*sti, navn), getattr(punkt, navn), punkt.posisjoner)
            yield Statement((*sti, "publisert"), int(punkt.publisert), punkt.posisjoner)
            for mote in punkt.moter:
                yield Statement((*sti, "svar", mote.lop), mote.svar, mote.posisjoner)
            for svar, tall in punkt.antall.items():
                yield Statement((*sti, "antall", svar), tall.antall, tall.posisjoner)


def sok(
    sight: Sight,
    *,
    losning: str | None = None,
    fase: str | None = None,
    lop: str | None = None,
    med_ord: str | None = None,
    bare_publiserte: bool = False,
) -> list[Punkt]:
    """The lessons that fit all that is asked for, by løp and number."""
    leser = _Leser(sight)
    return [
        punkt
        for punkt in map(leser.punkt, sight.rows(PUNKT, **({} if lop is None else {"lop": lop})))
        if losning in (None, punkt.losning)
        and fase in (None, punkt.fase)
        and (punkt.publisert or not bare_publiserte)
        and (med_ord is None or med_ord.casefold() in f"{punkt.hva}\n{punkt.anbefaling}".casefold())
    ]


def angar(sight: Sight, lop: str) -> list[tuple[Punkt, Mote]]:
    """The published lessons of others that concern a løp, each with what the løp says of it."""
    leser = _Leser(sight)
    moter = ((rad, leser.mote(rad, lop)) for rad in sight.rows(PUNKT))
    return [(leser.punkt(rad), mote) for rad, mote in moter if mote is not None]


def forklar(sight: Sight, lop: str, nr: int, svar: str) -> tuple[int, ...]:
    """The positions of the events that the number of løp with that answer rests on."""
    return next((p.antall[svar].posisjoner for p in sok(sight, lop=lop) if p.nr == nr), ())


class _Leser:
    """The løp, their answers and approvals, as they are needed for any lesson."""

    def __init__(self, sight: Sight) -> None:
        self._lop = {rad.text("lop"): rad for rad in sight.rows(LOP)}
        self._publisert = {_id(rad): rad for rad in sight.rows(PUBLISERT)}
        self._godkjent = {rad.text("lop"): rad.fra_pos for rad in sight.rows(GODKJENT)}
        self._svar: dict[str, dict[str, Found]] = defaultdict(dict)
        for rad in sight.rows(SVAR):
            if rad.cells["brukes"] is not None:
                self._svar[rad.text("punkt")][rad.text("lop")] = rad

    def punkt(self, rad: Found) -> Punkt:
        """One lesson with all that is known of it."""
        lop, nyere = self._lop.get(rad.text("lop")), self._publisert.get(_id(rad))
        celler: dict[str, Cell] = {} if lop is None else lop.cells
        rader = [r for r in (rad, nyere, lop) if r is not None]
        return Punkt(
            id=_id(rad),
            lop=rad.text("lop"),
            nr=rad.number("nr"),
            lopets_tittel=tekst(celler.get("tittel")),
            **{n: tekst(celler.get(n)) for n in ("losning", "art", "program", "definisjon")},
            fase=rad.text("fase"),
            hva=rad.text("hva"),
            anbefaling=rad.text("anbefaling"),
            publisert=self._publisert_ved(rad) is not None,
            dag=dag_i_norge(rad.gyldig_fra),
            **{n: tekst(rad.cells[n]) for n in ("person", "rolle", "organ")},
            moter=tuple(m for id_ in self._lop if (m := self.mote(rad, id_)) is not None),
            posisjoner=tuple(sorted(r.fra_pos for r in rader)),
            avgjor=self._avgjor(rad),
        )

    def mote(self, rad: Found, lop: str) -> Mote | None:
        """What a løp says of a lesson; None when the lesson is its own, or never concerned it."""
        if rad.cells["lop"] == lop or lop not in self._lop:
            return None
        svar = self._svar[_id(rad)].get(lop)
        if svar is not None:
            hva = TATT_MED if svar.cells["brukes"] else IKKE_BRUKT
            return Mote(lop, hva, tekst(svar.cells["hvordan"]), (svar.fra_pos,))
        rader = (self._lop[lop], self._lop.get(rad.text("lop")))
        publisert = self._publisert_ved(rad)
        if publisert is None or not _ligner(*rader):
            return None
        godkjent = self._godkjent.get(lop, 0)
        if not self._lop[lop].cells["planlegges"] and godkjent < publisert:
            return None
        hviler = {publisert, godkjent, *(r.fra_pos for r in rader if r is not None)} - {0}
        return Mote(lop, UBESVART, None, tuple(sorted(hviler)))

    def _avgjor(self, rad: Found) -> tuple[int, ...]:
        opphav = self._lop.get(rad.text("lop"))
        like = [lop for lop in self._lop.values() if _ligner(lop, opphav)]
        godkjent = (self._godkjent.get(lop.text("lop")) for lop in like)
        svar = (r.fra_pos for r in self._svar[_id(rad)].values())
        return samlet((svar, (p for p in godkjent if p), (lop.fra_pos for lop in like)))

    def _publisert_ved(self, rad: Found) -> int | None:
        """The position at which the lesson came to be for everyone."""
        if rad.cells["publisert"]:
            return rad.fra_pos
        senere = self._publisert.get(_id(rad))
        return None if senere is None else senere.fra_pos


def _ligner(lop: Found, annet: Found | None) -> bool:
    """For the same løsning, or of the same type (K-212)."""
    if annet is None:
        return False
    losning = lop.cells["losning"]
    samme = losning is not None and losning == annet.cells["losning"]
    return samme or lop.cells["art"] == annet.cells["art"]


def _id(rad: Found) -> str:
    return f"{rad.text('lop')}.{rad.number('nr')}"


def _lop(lop: Innforingslop) -> tuple[Cell, ...]:
    hva = (lop.tittel, lop.losning, lop.art, lop.program, lop.definisjon)
    return (*hva, int(lop.tilstand in FOR_PLAN))


def _endret(for_: Innforingslop, etter: Innforingslop) -> bool:
    """Whether the row of the løp is another; asked of every event, and so by identity first."""
    felt = ("tilstand", "type", "tittel", "losning")
    annet = any(getattr(for_, navn) is not getattr(etter, navn) for navn in felt)
    return annet and _lop(for_) != _lop(etter)


def _svar(lop: str, for_: Innforingslop, etter: Innforingslop) -> Iterator[Fact]:
    """An answer that is new or another; no values for one that was taken out of the plan."""
    gamle, nye = _svarene(for_), _svarene(etter)
    for punkt in sorted(gamle.keys() | nye.keys()):
        if gamle.get(punkt) != nye.get(punkt):
            yield Fact(SVAR.name, (punkt, lop), nye.get(punkt, (None, None)))


def _svarene(lop: Innforingslop) -> dict[str, tuple[Cell, ...]]:
    return {s.laeringspunkt: (int(s.brukes), s.hvordan) for s in lop.plan.laeringspunkter}
