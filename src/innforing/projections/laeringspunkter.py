"""Læringspunkter: what was learnt, and what became of it in later løp? (K-211, K-212, K-369).

Asked by the innføringsleder and the arbeidsgruppe who plan a løp, by the koordineringsgruppe, and
by the program that makes the løsning. A lesson concerns every other løp for the same løsning, of
the same type or with a leverandør it is about; a løp answers it in its plan: taken along, or not.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.projections.felt import liste, tekst
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.laeringsfakta import (
    GODKJENT,
    LEVERANDORER,
    LOP,
    PUBLISERT,
    PUNKT,
    SVAR,
    TABELLER,
    TRUKKET,
    fakta_av,
)
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Cell, Fact, Table
    from innforing.registers.kommuner import Kommuneregister

SVARENE = TATT_MED, IKKE_BRUKT, UBESVART = ("tatt_med", "ikke_brukt", "ubesvart")
"""What a løp has done with a lesson that it met."""


INGEN = liste(())
"""As a lesson that is about no leverandør holds it."""


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
    leverandorer: tuple[str, ...]
    """Leverandører it is about, by id."""
    trukket: bool
    """Taken back: it meets no løp that has not answered it."""
    dag: date
    person: str | None
    rolle: str | None
    organ: str | None
    moter: tuple[Mote, ...]
    posisjoner: tuple[int, ...]
    avgjor: tuple[int, ...]
    """What decides which løp it waits for an answer from, and which not."""

    def passer(
        self,
        *,
        losning: str | None = None,
        fase: str | None = None,
        leverandor: str | None = None,
        med_ord: str | None = None,
    ) -> bool:
        """Whether it fits all that is asked for."""
        return (
            losning in (None, self.losning)
            and fase in (None, self.fase)
            and (leverandor is None or leverandor in self.leverandorer)
            and (
                med_ord is None or med_ord.casefold() in f"{self.hva}\n{self.anbefaling}".casefold()
            )
        )

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
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingslop", "losning"})
    tabeller: ClassVar[tuple[Table, ...]] = TABELLER

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """A lesson, what became of it, what a plan answers, and what it may be about."""
        return fakta_av(happened)

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
            for navn in ("publisert", "trukket"):
                yield Statement((*sti, navn), int(getattr(punkt, navn)), punkt.posisjoner)
            leverandorer = json.dumps(punkt.leverandorer)
            yield Statement((*sti, "leverandorer"), leverandorer, punkt.posisjoner)
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
    leverandor: str | None = None,
    med_ord: str | None = None,
    bare_publiserte: bool = False,
) -> list[Punkt]:
    """The lessons that fit all that is asked for, by løp and number."""
    leser = _Leser(sight)
    return [
        punkt
        for punkt in map(leser.punkt, sight.rows(PUNKT, **({} if lop is None else {"lop": lop})))
        if (punkt.publisert or not bare_publiserte)
        and punkt.passer(losning=losning, fase=fase, leverandor=leverandor, med_ord=med_ord)
    ]


def angar(sight: Sight, lop: str) -> list[tuple[Punkt, Mote]]:
    """The published lessons of others that concern a løp, each with what the løp says of it."""
    leser = _Leser(sight)
    moter = ((rad, leser.mote(rad, lop)) for rad in sight.rows(PUNKT))
    return [(leser.punkt(rad), mote) for rad, mote in moter if mote is not None]


def titler(sight: Sight) -> dict[str, str]:
    """Løp → its title, of every løp there is."""
    return {
        rad.text("lop"): tekst(rad.cells["tittel"]) or rad.text("lop") for rad in sight.rows(LOP)
    }


def forklar(sight: Sight, lop: str, nr: int, svar: str) -> tuple[int, ...]:
    """The positions of the events that the number of løp with that answer rests on."""
    return next((p.antall[svar].posisjoner for p in sok(sight, lop=lop) if p.nr == nr), ())


class _Leser:
    """The løp, their answers and approvals, as they are needed for any lesson."""

    def __init__(self, sight: Sight) -> None:
        self._lop = {rad.text("lop"): rad for rad in sight.rows(LOP)}
        self._publisert = {_id(rad): rad for rad in sight.rows(PUBLISERT)}
        self._trukket = {_id(rad): rad for rad in sight.rows(TRUKKET)}
        self._leverer = {
            rad.text("losning"): (frozenset(_ider(rad)), rad.fra_pos)
            for rad in sight.rows(LEVERANDORER)
        }
        self._godkjent = {rad.text("lop"): rad.fra_pos for rad in sight.rows(GODKJENT)}
        self._svar: dict[str, dict[str, Found]] = defaultdict(dict)
        for rad in sight.rows(SVAR):
            if rad.cells["brukes"] is not None:
                self._svar[rad.text("punkt")][rad.text("lop")] = rad

    def punkt(self, rad: Found) -> Punkt:
        """One lesson with all that is known of it."""
        lop, nyere = self._lop.get(rad.text("lop")), self._publisert.get(_id(rad))
        celler: dict[str, Cell] = {} if lop is None else lop.cells
        trukket, angar = self._trukket.get(_id(rad)), self._angar_alle(rad)
        rader = [r for r in (rad, nyere, trukket, lop) if r is not None]
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
            leverandorer=_ider(rad),
            trukket=trukket is not None,
            dag=dag_i_norge(rad.gyldig_fra),
            **{n: tekst(rad.cells[n]) for n in ("person", "rolle", "organ")},
            moter=tuple(self._moter(rad, angar)),
            posisjoner=tuple(sorted(r.fra_pos for r in rader)),
            avgjor=self._avgjor(rad, angar),
        )

    def mote(self, rad: Found, lop: str) -> Mote | None:
        """What a løp says of a lesson; None when the lesson is its own, or never concerned it."""
        if rad.cells["lop"] == lop or lop not in self._lop:
            return None
        svar = self._svar[_id(rad)].get(lop)
        if svar is not None:
            hva = TATT_MED if svar.cells["brukes"] else IKKE_BRUKT
            return Mote(lop, hva, tekst(svar.cells["hvordan"]), (svar.fra_pos,))
        return self._ubesvart(rad, lop, self._angar(rad, self._lop[lop]))

    def _moter(self, rad: Found, angar: dict[str, tuple[int, ...]]) -> Iterator[Mote]:
        for lop in self._lop:
            if lop in angar or lop in self._svar[_id(rad)]:
                mote = self.mote(rad, lop)
                if mote is not None:
                    yield mote

    def _ubesvart(self, rad: Found, lop: str, angar: tuple[int, ...]) -> Mote | None:
        """That it waits, or went unanswered: while it stands, and the plan was not approved."""
        publisert = self._publisert_ved(rad)
        if publisert is None or not angar or _id(rad) in self._trukket:
            return None
        godkjent = self._godkjent.get(lop, 0)
        if not self._lop[lop].cells["planlegges"] and godkjent < publisert:
            return None
        return Mote(lop, UBESVART, None, samlet(({publisert, godkjent} - {0}, angar)))

    def _angar_alle(self, rad: Found) -> dict[str, tuple[int, ...]]:
        alle = ((id_, self._angar(rad, lop)) for id_, lop in self._lop.items())
        return {id_: hviler for id_, hviler in alle if hviler}

    def _angar(self, rad: Found, lop: Found) -> tuple[int, ...]:
        """What makes a lesson concern a løp (K-212); nothing when it does not."""
        opphav = self._lop.get(rad.text("lop"))
        if opphav is not None and _ligner(lop, opphav):
            return (lop.fra_pos, opphav.fra_pos)
        leverer = self._leverer.get(str(lop.cells["losning"]))
        if leverer is None or rad.cells["leverandorer"] == INGEN:
            return ()
        hvem, posisjon = leverer
        return (lop.fra_pos, rad.fra_pos, posisjon) if hvem.intersection(_ider(rad)) else ()

    def _avgjor(self, rad: Found, angar: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
        godkjent = (self._godkjent[id_] for id_ in angar if id_ in self._godkjent)
        svar = (r.fra_pos for r in self._svar[_id(rad)].values())
        return samlet((svar, godkjent, *angar.values()))

    def _publisert_ved(self, rad: Found) -> int | None:
        """The position at which the lesson came to be for everyone."""
        if rad.cells["publisert"]:
            return rad.fra_pos
        senere = self._publisert.get(_id(rad))
        return None if senere is None else senere.fra_pos


def _ligner(lop: Found, annet: Found) -> bool:
    """For the same løsning, or of the same type."""
    losning = lop.cells["losning"]
    samme = losning is not None and losning == annet.cells["losning"]
    return samme or lop.cells["art"] == annet.cells["art"]


def _ider(rad: Found) -> tuple[str, ...]:
    return tuple(json.loads(rad.text("leverandorer")))


def _id(rad: Found) -> str:
    return f"{rad.text('lop')}.{rad.number('nr')}"
