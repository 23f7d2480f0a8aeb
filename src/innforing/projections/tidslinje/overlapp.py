"""Overlapp: which løp run at the same time, for the same kommuner or with the same people?

Asked of the timeline by the koordineringsgruppe, which coordinates all løp (K-106), and by those
who lay a plan (K-115). The rule of what overlaps, and of who must answer, is the one that steps
are decided by (`domain/innforingslop/overlapp.py`). An overlap that has been answered does not
come back until something in it changes: its days, or its kommuner.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.grunnmur.verdi import Kodeverk
from innforing.domain.innforingslop.overlapp import felles_kommuner, felles_tid, samtid
from innforing.projections.felt import tekst
from innforing.projections.kalender import dag_i_norge
from innforing.projections.lopsplan import TILSTANDER, dato, endringer, hel, planer, visst
from innforing.projections.tidslinje.tidslinjerader import DIALOG, KOMMUNER, LEVERANDOR, PLAN, SVAR

if TYPE_CHECKING:
    from innforing.domain.innforingslop.overlapp import Periode
    from innforing.projections.lopsplan import Endring, Lopsplan
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

Hviler = set[int]
"""Positions of events, while they are gathered."""


class Overlappstatus(Kodeverk):
    """Whether an overlap asks anything of anybody."""

    UBESVART = "ubesvart", "Ubesvart", "Ikkje svara på", "Not answered"
    ENDRET = "endret", "Endret etter svaret", "Endra etter svaret", "Changed since answered"
    BESVART = "besvart", "Besvart", "Svara på", "Answered"
    BESVARES_IKKE = "besvares_ikke", "Uten felles kommuner", "Utan felles kommunar", "No kommuner"


class Svar(NamedTuple):
    """That one of the two løp has answered for the other."""

    lop: str
    samordning: str | None
    """None: a warning was answered in the step that approved or changed the plan."""
    person: str
    grunn: str | None
    """Id of the begrunnelse."""
    posisjon: int
    star: bool
    """Nothing in the overlap has changed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlapp:
    """Two løp at the same time, and what they have in common."""

    lop: str
    annet: str
    fra: date
    til: date
    kommuner: tuple[str, ...]
    ledere: tuple[str, ...]
    """Person ids of those who lead both in the common time."""
    leverandorer: tuple[str, ...]
    program: str | None
    losning: str | None
    nhn: bool
    """Both ask something of Norsk helsenett."""
    besvares_av: tuple[str, ...]
    """Which of the two the next step of the plan asks for an answer (K-106)."""
    svar: tuple[Svar, ...]
    posisjoner: tuple[int, ...]
    """The events that the row rests on (`forklar`)."""

    @property
    def status(self) -> Overlappstatus:
        """One answer that still holds is enough: the two have been seen together."""
        if any(svar.star for svar in self.svar):
            return Overlappstatus.BESVART
        if self.svar:
            return Overlappstatus.ENDRET
        return Overlappstatus.UBESVART if self.besvares_av else Overlappstatus.BESVARES_IKKE


def overlapp(
    sight: Sight,
    register: Kommuneregister,
    *,
    lop: str | None = None,
    kommune: str | None = None,
    fra: date | None = None,
    til: date | None = None,
) -> list[Overlapp]:
    """Every overlap, by the two ids; of one løp, for one kommune, in a period when asked."""
    bilde = _Bilde(sight, register)
    levende = [(p, p.periode) for _, p in sorted(bilde.planer.items()) if p.lever]
    moter = (
        _Par(bilde, en, annen).overlapp()
        for (en, egen), (annen, deres) in combinations(levende, 2)
        if lop in (None, en.lop, annen.lop) and _meldt(felles_tid(egen, deres), fra, til)
    )
    return [o for o in moter if o is not None and (kommune is None or kommune in o.kommuner)]


def forklar(sight: Sight, register: Kommuneregister, lop: str, annet: str) -> tuple[int, ...]:
    """The positions of the events that the overlap of two løp rests on."""
    alle = overlapp(sight, register, lop=lop)
    return next((o.posisjoner for o in alle if {o.lop, o.annet} == {lop, annet}), ())


class _Bilde:
    """All that overlaps are found from, read once."""

    def __init__(self, sight: Sight, register: Kommuneregister) -> None:
        self.planer = planer(sight, PLAN)
        self.kommuner = endringer(sight.rows(KOMMUNER))
        self.svar: dict[str, list[Found]] = defaultdict(list)
        for rad in sorted(sight.rows(SVAR), key=lambda rad: rad.fra_pos):
            self.svar[rad.text("lop")].append(rad)
        self._dialog = _samlet(sight.rows(DIALOG), "lop")
        self._leverandorer = _samlet(sight.rows(LEVERANDOR), "losning")
        dag = max(dag_i_norge(sight.per), register.begynner)
        self._fylker = {f.nummer: f.helseregion for f in register.fylker(dag, sight.kjent_dag)}
        self._lest: dict[str, tuple[str, ...]] = {}

    def kommunene(self, endring: Endring | None) -> tuple[str, ...]:
        """The list in a row."""
        if endring is None:
            return ()
        raa = str(endring.verdier[0])
        if raa not in self._lest:
            self._lest[raa] = tuple(json.loads(raa))
        return self._lest[raa]

    def leverandorer(self, plan: Lopsplan) -> dict[str, int]:
        """Those that deliver the løsning where the løp is, and those it has spoken with."""
        regioner = self._regioner(plan.region)
        funnet = {
            rad.text("leverandor"): rad.fra_pos
            for rad in self._leverandorer[plan.losning or ""]
            for gjelder in [json.loads(rad.text("regioner"))]
            if not regioner or not gjelder or regioner.intersection(gjelder)
        }
        return {rad.text("leverandor"): rad.fra_pos for rad in self._dialog[plan.lop]} | funnet

    def _regioner(self, region: str | None) -> set[str]:
        """The area as a leverandør may spell it: the fylke, and the helseregion around it."""
        if region is None:
            return set()
        if region in self._fylker:
            return {region, f"helseregion-{self._fylker[region]}"}
        return {region} | {f for f, h in self._fylker.items() if f"helseregion-{h}" == region}


class _Par:
    """Two løp beside each other."""

    def __init__(self, bilde: _Bilde, en: Lopsplan, annen: Lopsplan) -> None:
        self.bilde, self.en, self.annen = bilde, en, annen
        self.begge = ((en, annen), (annen, en))

    def overlapp(self) -> Overlapp | None:
        """What they have in common, if they are met in time and have anything."""
        tider = {a.lop: samtid(a.periode, b.periode, b.tilstand) for a, b in self.begge}
        tid = next((t for t in tider.values() if t is not None), None)
        if tid is None:
            return None
        hviler: Hviler = set()
        kommuner = self._kommuner(hviler)
        ledere, leverandorer = self._ledere(tid, hviler), self._leverandorer(hviler)
        program, losning = (self._likt(navn) for navn in ("program", "losning"))
        nhn = self._nhn(hviler)
        if not (kommuner or ledere or leverandorer or program or losning or nhn):
            return None
        svar = tuple(self._svar(*par, hviler) for par in self.begge)
        hviler.update(*(p.plan_posisjoner for p in (self.en, self.annen)))
        return Overlapp(
            lop=self.en.lop,
            annet=self.annen.lop,
            fra=tid[0],
            til=tid[1],
            kommuner=kommuner,
            ledere=ledere,
            leverandorer=leverandorer,
            program=program,
            losning=losning,
            nhn=nhn,
            besvares_av=tuple(lop for lop, t in tider.items() if t is not None and kommuner),
            svar=tuple(s for s in svar if s is not None),
            posisjoner=tuple(sorted(hviler)),
        )

    def _kommuner(self, hviler: Hviler) -> tuple[str, ...]:
        rekker = [self.bilde.kommuner.get(p.lop, ()) for p in (self.en, self.annen)]
        lister = [self.bilde.kommunene(r[-1] if r else None) for r in rekker]
        felles = felles_kommuner(*lister)
        if felles:
            hviler.update(r[-1].posisjon for r in rekker)
        return felles

    def _ledere(self, tid: Periode, hviler: Hviler) -> tuple[str, ...]:
        leder = [[x for x in p.ledere if x.i(tid)] for p in (self.en, self.annen)]
        felles = {x.person for x in leder[0]} & {x.person for x in leder[1]}
        hviler.update(x.posisjon for side in leder for x in side if x.person in felles)
        return tuple(sorted(felles))

    def _leverandorer(self, hviler: Hviler) -> tuple[str, ...]:
        en, annen = (self.bilde.leverandorer(p) for p in (self.en, self.annen))
        felles = sorted(en.keys() & annen.keys())
        hviler.update(side[id_] for side in (en, annen) for id_ in felles)
        return tuple(felles)

    def _likt(self, navn: str) -> str | None:
        verdi: str | None = getattr(self.en, navn)
        return verdi if verdi == getattr(self.annen, navn) else None

    def _nhn(self, hviler: Hviler) -> bool:
        if not (self.en.bruker_nhn and self.annen.bruker_nhn):
            return False
        hviler.update(self.en.nhn_posisjoner, self.annen.nhn_posisjoner)
        return True

    def _svar(self, egen: Lopsplan, deres: Lopsplan, hviler: Hviler) -> Svar | None:
        """The last answer that still holds, else the last there was."""
        alle = _gjeldende(self.bilde.svar[egen.lop], deres.lop)
        mulige = [rad for rad in alle if self._gjaldt(rad, deres)]
        if not mulige:
            return None
        na = self._innhold(None, set())
        like = [rad for rad in mulige if self._innhold(rad.fra_pos, set()) == na]
        rad = (like or mulige)[-1]
        self._innhold(rad.fra_pos, hviler)
        sto = visst(deres.tilstander, rad.fra_pos)
        hviler.update((rad.fra_pos, *(() if sto is None else (sto.posisjon,))))
        return Svar(
            lop=egen.lop,
            samordning=tekst(rad.cells["samordning"]),
            person=rad.text("person"),
            grunn=tekst(rad.cells["grunn"]),
            posisjon=rad.fra_pos,
            star=bool(like),
        )

    def _gjaldt(self, rad: Found, deres: Lopsplan) -> bool:
        """Whether the answer was for this other løp: a warning is only of those met then."""
        if rad.cells["annet"] is not None:
            return True
        tid, kommuner = self._innhold(rad.fra_pos, set())
        sto = visst(deres.tilstander, rad.fra_pos)
        tilstand = None if sto is None else TILSTANDER[str(sto.verdier[0])]
        return bool(kommuner) and samtid(tid, tid, tilstand) is not None

    def _innhold(self, ved: int | None, hviler: Hviler) -> tuple[Periode | None, frozenset[str]]:
        """The days and the kommuner that they share, as known at a position."""
        tider, lister = [], []
        for plan in (self.en, self.annen):
            periode = _ved(plan.perioder, ved)
            kommuner = _ved(self.bilde.kommuner.get(plan.lop, ()), ved)
            hviler.update(e.posisjon for e in (periode, kommuner) if e is not None)
            datoer = (None, None) if periode is None else periode.verdier
            tider.append(hel(*(dato(celle) for celle in datoer)))
            lister.append(self.bilde.kommunene(kommuner))
        return felles_tid(*tider), frozenset(felles_kommuner(*lister))


def _gjeldende(rader: list[Found], annet: str) -> Iterator[Found]:
    """The answers for the other løp since the løp was last taken up: its own, else the common."""
    nye: list[Found] = []
    for rad in rader:
        tatt_opp = rad.cells["annet"] is None and rad.cells["avklart"] is None
        nye = [] if tatt_opp else [*nye, rad]
    egne = [rad for rad in nye if rad.cells["annet"] == annet]
    yield from egne or (rad for rad in nye if rad.cells["annet"] is None)


def _meldt(tid: Periode | None, fra: date | None, til: date | None) -> bool:
    """Whether there is a common time, and it touches the period asked for."""
    return tid is not None and (fra is None or tid[1] >= fra) and (til is None or tid[0] <= til)


def _ved(rekke: tuple[Endring, ...], posisjon: int | None) -> Endring | None:
    if posisjon is None:
        return rekke[-1] if rekke else None
    return visst(rekke, posisjon)


def _samlet(rader: list[Found], kolonne: str) -> defaultdict[str, list[Found]]:
    samlet: defaultdict[str, list[Found]] = defaultdict(list)
    for rad in rader:
        samlet[rad.text(kolonne)].append(rad)
    return samlet
