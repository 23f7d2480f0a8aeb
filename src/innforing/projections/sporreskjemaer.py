"""Spørreskjemaer: who was asked, who answered, and what did they say? (K-208, K-214, K-215, K-325).

Asked by the innføringsleder who evaluates, by the koordineringsgruppe that is to learn how roles,
responsibility and forankring worked in every løp of a year, and by the revisor. Of each kommune the
latest answer counts, and counts once; what it wrote in words stands in the event.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.verdier import Enighet, Temasum, sum_av
from innforing.projections.felt import iso, kode, liste, tekst
from innforing.projections.hviler import samlet
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

SKJEMA = Table(
    name="sporreskjemaer_skjema",
    key=("skjema",),
    values=("utgave", "temaer", "svarfrist", "lukket"),
    numbers=frozenset({"utgave"}),
)
"""One spørreskjema, `<løp>` or `<løp>:<pulje>`: what it asks about, until when."""
SPURT = Table(
    name="sporreskjemaer_spurt",
    key=("skjema", "kommune"),
    values=("spurt",),
    numbers=frozenset({"spurt"}),
    indexes=(("kommune",),),
)
"""That a kommune was asked."""
SVAR = Table(
    name="sporreskjemaer_svar",
    key=("skjema", "kommune", "tema"),
    values=("enighet",),
    indexes=(("kommune",),),
)
"""What a kommune says of one tema; nothing when its latest answer leaves it out."""

SPURTE, SVARTE = ("spurt", "svart")
"""The figures of a spørreskjema, beside one for each tema."""


@dataclass(frozen=True, slots=True)
class Temasvarene:
    """What the answers to one statement come to, and the events they stand in."""

    sum: Temasum
    posisjoner: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skjema:
    """One spørreskjema and its answers."""

    id: str
    """`<løp>` or `<løp>:<pulje>`."""
    lop: str
    pulje: int | None
    utgave: int
    temaer: tuple[str, ...]
    svarfrist: str | None
    lukket: str | None
    """The day it was closed, as it is stored."""
    spurte: dict[str, int]
    """Kommune → the position of the event that asked it."""
    svarte: dict[str, int]
    """Kommune → the position of its latest answer."""
    svar: dict[str, Temasvarene]
    """Tema → what the answers come to."""
    posisjon: int

    @property
    def tall(self) -> dict[str, Figure]:
        """How many were asked and answered, and how many said something of each tema."""
        spurt = Figure(len(self.spurte), self.hviler(self.spurte.values()))
        svart = Figure(len(self.svarte), self.hviler(self.svarte.values()))
        temaer = {t: Figure(s.sum.svar, self.hviler(s.posisjoner)) for t, s in self.svar.items()}
        return {SPURTE: spurt, SVARTE: svart, **temaer}

    def hviler(self, posisjoner: Iterable[int]) -> tuple[int, ...]:
        """The events of a figure, and the one that says what is asked and until when."""
        return samlet((posisjoner, (self.posisjon,)))


class Sporreskjemaer(Projection):
    """What participants are asked, and their answers."""

    navn: ClassVar[str] = "sporreskjemaer"
    prefikser: ClassVar[frozenset[str]] = frozenset({"sporreskjema"})
    tabeller: ClassVar[tuple[Table, ...]] = (SKJEMA, SPURT, SVAR)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What is asked, who is asked, and how an answer differs from the one before."""
        for_, etter = happened.for_, happened.etter
        if not isinstance(for_, Sporreskjema) or not isinstance(etter, Sporreskjema):
            return
        skjema = ":".join(happened.nokkel)
        if _hode(for_) != _hode(etter):
            yield Fact(SKJEMA.name, (skjema,), _hode(etter))
        for kommune in etter.spurte[len(for_.spurte) :]:
            yield Fact(SPURT.name, (skjema, kommune), (1,))
        for kommune in etter.svar:
            if for_.svar.get(kommune) is not etter.svar[kommune]:
                yield from _svar(skjema, kommune, for_, etter)

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """Each spørreskjema by its løp: who was asked and answered, and each tema."""
        for skjema in les(sight, lop=about):
            sti = (skjema.lop, "hele" if skjema.pulje is None else str(skjema.pulje))
            for navn in ("svarfrist", "lukket"):
                yield Statement((*sti, navn), getattr(skjema, navn), (skjema.posisjon,))
            for navn, tall in skjema.tall.items():
                yield Statement((*sti, navn), tall.antall, tall.posisjoner)
            for tema, svar in skjema.svar.items():
                hviler = skjema.hviler(svar.posisjoner)
                yield Statement((*sti, tema, "poeng"), svar.sum.poeng, hviler)
                yield Statement((*sti, tema, "vet_ikke"), svar.sum.vet_ikke, hviler)


def les(sight: Sight, *, lop: str | None = None) -> list[Skjema]:
    """Every spørreskjema, or those of one løp, the pulje first and then the whole."""
    spurte, svarene = defaultdict[str, list["Found"]](list), defaultdict[str, list["Found"]](list)
    for rad in sight.rows(SPURT):
        spurte[rad.text("skjema")].append(rad)
    for rad in sight.rows(SVAR):
        if rad.cells["enighet"] is not None:
            svarene[rad.text("skjema")].append(rad)
    alle = (
        _skjema(rad, spurte[rad.text("skjema")], svarene[rad.text("skjema")])
        for rad in sight.rows(SKJEMA)
        if lop in (None, rad.text("skjema").partition(":")[0])
    )
    return sorted(alle, key=lambda s: (s.lop, s.pulje is None, s.pulje or 0))


def ubesvarte(sight: Sight, kommune: str) -> list[tuple[str, str | None]]:
    """Id and deadline of each open spørreskjema that the kommune has not answered."""
    besvart = {rad.text("skjema") for rad in sight.rows(SVAR, kommune=kommune)}
    spurt = {rad.text("skjema") for rad in sight.rows(SPURT, kommune=kommune)}
    rader = [r for id_ in sorted(spurt - besvart) for r in sight.rows(SKJEMA, skjema=id_)]
    return [
        (rad.text("skjema"), tekst(rad.cells["svarfrist"]))
        for rad in rader
        if rad.cells["lukket"] is None
    ]


def temaer(skjemaer: Iterable[Skjema]) -> dict[Evalueringstema, Temasvarene]:
    """What the answers of several spørreskjemaer come to, tema by tema (K-214, K-325)."""
    samlede: dict[Evalueringstema, Temasvarene] = {}
    alle = list(skjemaer)
    for tema in Evalueringstema:
        svar = [s.svar[str(tema.value)] for s in alle if str(tema.value) in s.svar]
        if svar:
            felt = {navn: sum(getattr(s.sum, navn) for s in svar) for navn in Temasum.model_fields}
            samlede[tema] = Temasvarene(Temasum(**felt), samlet(s.posisjoner for s in svar))
    return samlede


def forklar(sight: Sight, lop: str, hvilket: str, tall: str) -> tuple[int, ...]:
    """The positions that a figure rests on; `hvilket` is the number of the pulje, or «hele»."""
    pulje = None if hvilket == "hele" else hvilket
    skjema = next((s for s in les(sight, lop=lop) if _nr(s.pulje) == pulje), None)
    return () if skjema is None or tall not in skjema.tall else skjema.tall[tall].posisjoner


def _nr(pulje: int | None) -> str | None:
    return None if pulje is None else str(pulje)


def _skjema(rad: Found, spurte: list[Found], svarene: list[Found]) -> Skjema:
    """One spørreskjema put together."""
    lop, _, pulje = rad.text("skjema").partition(":")
    spurt_om = tuple(json.loads(rad.text("temaer")))
    etter_tema = {tema: [s for s in svarene if s.cells["tema"] == tema] for tema in spurt_om}
    return Skjema(
        id=rad.text("skjema"),
        lop=lop,
        pulje=int(pulje) if pulje else None,
        utgave=rad.number("utgave"),
        temaer=spurt_om,
        svarfrist=tekst(rad.cells["svarfrist"]),
        lukket=tekst(rad.cells["lukket"]),
        spurte={r.text("kommune"): r.fra_pos for r in spurte},
        svarte={r.text("kommune"): r.fra_pos for r in svarene},
        svar={tema: _telt(svar) for tema, svar in etter_tema.items()},
        posisjon=rad.fra_pos,
    )


def _telt(svar: list[Found]) -> Temasvarene:
    enigheter = (next(e for e in Enighet if e.value == rad.text("enighet")) for rad in svar)
    return Temasvarene(sum_av(enigheter), tuple(sorted(rad.fra_pos for rad in svar)))


def _hode(skjema: Sporreskjema) -> tuple[Cell, ...]:
    temaer_ = liste(str(tema.value) for tema in skjema.temaer)
    return (skjema.utgave, temaer_, iso(skjema.svarfrist), iso(skjema.lukket))


def _svar(skjema: str, kommune: str, for_: Sporreskjema, etter: Sporreskjema) -> Iterator[Fact]:
    """The answers of a kommune, and nothing for what it no longer answers."""
    nye = {svar.tema: svar.enighet for svar in etter.svar[kommune]}
    borte = (svar.tema for svar in for_.svar.get(kommune, ()) if svar.tema not in nye)
    for tema, enighet in (*nye.items(), *((tema, None) for tema in borte)):
        yield Fact(SVAR.name, (skjema, kommune, kode(tema)), (kode(enighet),))
