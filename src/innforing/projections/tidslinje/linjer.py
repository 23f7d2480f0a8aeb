"""The lines of the timeline: one for each løp and each pulje, as planned and as it went."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.innforingslop.livslop.rad import FOR_PLAN
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.projections.felt import tekst
from innforing.projections.kalender import dag_i_norge
from innforing.projections.lopsplan import TILSTANDER, dato, endringer, planer
from innforing.projections.tidslinje.tidslinjerader import DELTAR, PLAN, PULJE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from innforing.projections.lopsplan import Endring, Lopsplan
    from innforing.projections.sight import Sight

BERORT = frozenset(
    str(s.value)
    for s in (
        Svarstatus.AKTUELL,
        Svarstatus.INVITERT,
        Svarstatus.PAMELDT,
        Svarstatus.PA_VENTELISTE,
    )
)
"""Answers with which a løp still concerns a kommune."""
_FOR_START = (Puljefase.PLANLAGT.value, Puljefase.PAMELDING.value)


class Tid(NamedTuple):
    """The first and the last day; None where it is not known, or has not come."""

    fra: date | None
    til: date | None

    def i(self, fra: date | None, til: date | None, dag: date | None = None) -> bool:
        """Whether it touches a period; what has begun and not ended goes on until `dag`."""
        forst = self.fra or self.til
        if forst is None:
            return False
        sist = self.til or max(forst, dag or forst)
        return (til is None or forst <= til) and (fra is None or sist >= fra)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linje:
    """One løp, or one pulje of it."""

    lop: str
    pulje: int | None
    """None: the løp itself."""
    navn: str | None
    art: str
    losning: str | None
    region: str | None
    eier: str | None
    ledere: tuple[str, ...]
    """Person ids of those who lead it at the moment asked for, or will."""
    stand: str
    """The state of the løp, or the phase of the pulje."""
    planlagt: Tid
    faktisk: Tid
    posisjoner: tuple[int, ...]
    """The events that the line rests on (`forklar`)."""


class Valg(NamedTuple):
    """What part of the timeline is asked for."""

    fra: date | None = None
    til: date | None = None
    kommune: str | None = None
    losning: str | None = None
    organ: str | None = None
    """The owner, or the body of one who leads."""


def tidslinje(sight: Sight, valg: Valg | None = None) -> list[Linje]:
    """Løp by id, each followed by its puljer; those without dates only when no period is asked."""
    valg = valg or Valg()
    rader = endringer(sight.rows(PULJE))
    deltar = _deltar(sight, valg.kommune)
    dag = dag_i_norge(sight.per)
    return [
        linje
        for lop, plan in sorted(planer(sight, PLAN).items())
        if _valgt(plan, valg) and (deltar is None or lop in deltar)
        for linje in _linjer(plan, rader.get(lop, ()), dag)
        if _i_perioden(linje, valg, dag) and (deltar is None or linje.pulje in (None, *deltar[lop]))
    ]


def forklar(sight: Sight, lop: str, pulje: int | None = None) -> tuple[int, ...]:
    """The positions of the events that one line rests on."""
    alle = tidslinje(sight)
    return next((x.posisjoner for x in alle if (x.lop, x.pulje) == (lop, pulje)), ())


def _valgt(plan: Lopsplan, valg: Valg) -> bool:
    organer = {plan.eier, *(leder.organ for leder in plan.ledere)}
    return valg.losning in (None, plan.losning) and (valg.organ is None or valg.organ in organer)


def _i_perioden(linje: Linje, valg: Valg, dag: date) -> bool:
    if valg.fra is None and valg.til is None:
        return True
    return linje.planlagt.i(valg.fra, valg.til) or linje.faktisk.i(valg.fra, valg.til, dag)


def _deltar(sight: Sight, kommune: str | None) -> dict[str, range | tuple[int, ...]] | None:
    """Løp → the puljer that concern the kommune: the one it has or waits for, else all."""
    if kommune is None:
        return None
    return {
        rad.text("lop"): range(1, 1000) if rad.cells["pulje"] is None else (rad.number("pulje"),)
        for rad in sight.rows(DELTAR, kommune=kommune)
        if rad.cells["status"] in BERORT
    }


def _linjer(plan: Lopsplan, rader: Sequence[Endring], dag: date) -> Iterator[Linje]:
    faktisk, hviler = _gang(plan.tilstander)
    ledere = [leder for leder in plan.ledere if leder.til is None or leder.til >= dag]
    yield _linje(
        plan,
        navn=plan.tittel,
        stand="" if plan.tilstand is None else str(plan.tilstand.value),
        planlagt=Tid(*plan.datoer),
        faktisk=faktisk,
        ledere=tuple(dict.fromkeys(x.person for x in ledere if x.pulje is None)),
        posisjoner=(*plan.plan_posisjoner, *hviler, *(x.posisjon for x in ledere)),
    )
    puljer: dict[int, list[Endring]] = defaultdict(list)
    for rad in rader:
        puljer[int(rad.verdier[0] or 0)].append(rad)
    for nr, rekke in sorted(puljer.items()):
        fase, navn, _, slutt = rekke[-1].verdier[1:5]
        if fase is None:
            continue
        planlagt_fra, planen = _planlagt_start(rekke)
        faktisk, hviler = _puljens_gang(rekke)
        egne = [x for x in ledere if x.pulje == nr or (x.pulje is None and plan.art != "C")]
        # a pulje without dates of its own has those of the plan
        fra, til = planlagt_fra or plan.datoer[0], dato(slutt) or plan.datoer[1]
        yield _linje(
            plan,
            pulje=nr,
            navn=tekst(navn),
            stand=str(fase),
            planlagt=Tid(fra, til),
            faktisk=faktisk,
            ledere=tuple(dict.fromkeys(x.person for x in egne)),
            posisjoner=(
                *(plan.posisjon, *planen, *hviler, rekke[-1].posisjon),
                *(x.posisjon for x in egne),
                *(x.posisjon for x in plan.perioder[-1:]),
            ),
        )


def _linje(
    plan: Lopsplan,
    *,
    navn: str | None,
    stand: str,
    planlagt: Tid,
    faktisk: Tid,
    ledere: tuple[str, ...],
    posisjoner: tuple[int, ...],
    pulje: int | None = None,
) -> Linje:
    return Linje(
        lop=plan.lop,
        pulje=pulje,
        navn=navn,
        art=plan.art,
        losning=plan.losning,
        region=plan.region,
        eier=plan.eier,
        ledere=ledere,
        stand=stand,
        planlagt=planlagt,
        faktisk=faktisk,
        posisjoner=tuple(sorted(set(posisjoner))),
    )


def _gang(tilstander: Sequence[Endring]) -> tuple[Tid, tuple[int, ...]]:
    """When the løp was carried out; what was before it was taken up again does not count."""
    start: Endring | None = None
    slutt: Endring | None = None
    for endring in tilstander:
        tilstand = TILSTANDER[str(endring.verdier[0])]
        if tilstand in FOR_PLAN:
            start = slutt = None
        elif tilstand is LopTilstand.GJENNOMFORING:
            start, slutt = start or endring, None
        elif start is not None and tilstand not in (LopTilstand.PLANLAGT, LopTilstand.PAMELDING):
            slutt = slutt or endring
    funnet = tuple(e for e in (start, slutt) if e is not None)
    return Tid(_dag(start), _dag(slutt)), tuple(e.posisjon for e in funnet)


def _planlagt_start(rekke: Sequence[Endring]) -> tuple[date | None, tuple[int, ...]]:
    """The start as it was planned last: once it has begun the row holds the actual one."""
    plan = [e for e in rekke if e.verdier[1] in _FOR_START]
    siste = plan[-1] if plan else rekke[-1]
    return dato(siste.verdier[3]), (siste.posisjon,)


def _puljens_gang(rekke: Sequence[Endring]) -> tuple[Tid, tuple[int, ...]]:
    """When the pulje was carried out, and the events that say so."""
    startet: Endring | None = None
    for endring in rekke:
        if endring.verdier[1] in _FOR_START or endring.verdier[1] is None:
            startet = None
        elif endring.verdier[1] == Puljefase.GJENNOMFORING.value:
            startet = startet or endring
    if startet is None:
        return Tid(None, None), ()
    siste = rekke[-1]
    fra = dato(startet.verdier[3]) or _dag(startet)
    til = dato(siste.verdier[6])
    if siste.verdier[1] == Puljefase.AVLYST.value:
        til = _dag(siste)
    return Tid(fra, til), (startet.posisjon, siste.posisjon)


def _dag(endring: Endring | None) -> date | None:
    return None if endring is None else dag_i_norge(endring.fra)
