"""Oppfølging: which follow-ups are due or overdue, and whom have we let go of too early?

Asked by the innføringsleder and the nettverksressurs, also after the løp is delt or avsluttet
(K-201), and by the koordineringsgruppe for the country. What use was measured to, gevinster and
the move to drift stand in `ettertid.py` (K-202, K-203, K-197).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.deltakelse.steg.registrer_oppfolging import OppfolgingRegistrert
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.projections.felt import iso, kode
from innforing.projections.gitt_svar import SENT_FORT, er_nytt
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.oppfolging import ettertidsrader as e
from innforing.projections.oppfolging.ettertid import ettertidstall, losninger
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

LOP = Table(name="oppfolging_lop", key=("lop",), values=("losning", "tilstand"))
"""The løsning of a løp and where the løp stands: follow-up goes on after it has ended."""
STAND = Table(
    name="oppfolging_stand",
    key=("lop", "kommune"),
    values=("status", "deltatt"),
    numbers=frozenset({"deltatt"}),
    repeats=False,
    overrules=True,
)
"""Where a kommune stands to the løp, and whether it has taken part."""
PLANLAGT = Table(
    name="oppfolging_planlagt",
    key=("lop", "kommune", "oppfolging"),
    values=("dato", "tema", "rolle", "organ"),
    indexes=(("kommune",),),
)
"""A follow-up and the day it is due; `tema` is the id of a text."""
GJORT = Table(
    name="oppfolging_gjort",
    key=("lop", "kommune", "oppfolging"),
    values=("dato", "funn", "rolle", "organ"),
    indexes=(("kommune",),),
)
"""That it was done; `funn` is the id of a text."""

KOMMENDE, FORFALT, UTFORT = "kommende", "forfalt", "gjort"
STENDER = (KOMMENDE, FORFALT, UTFORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oppfolging:
    """One follow-up of one kommune in one løp."""

    lop: str
    kommune: str
    id: str
    losning: str | None
    tilstand: str | None
    """Of the løp."""
    svar: str | None
    """Where the kommune stands to the løp: nobody is reminded after a no (K-161)."""
    frist: date | None
    """The day it was planned for; None when it was done without a plan."""
    gjort: date | None
    tema: str | None
    """Id of the text of what it is about."""
    funn: str | None
    """Id of the text of what came out of it."""
    stand: str
    """`kommende` to and with the day it is due, then `forfalt` until it is `gjort`."""
    dager_over: int
    """Days since it was due, of one that is overdue."""
    posisjoner: tuple[int, ...]
    """The events that say when it is due and that it was done (`forklar`)."""


class Oppfolginger(Projection):
    """Follow-ups of kommuner, and what was seen of use afterwards."""

    navn: ClassVar[str] = "oppfolging"
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"deltakelse", "ibruktakelse", "innforingslop"})
    tabeller: ClassVar[tuple[Table, ...]] = (LOP, STAND, PLANLAGT, GJORT, *e.TABELLER)
    endrer: ClassVar[Mapping[str, str]] = {f"{STAND.name}.*": SENT_FORT}

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Plans and what came of them; where løp and kommune stand; use."""
        for_, etter = happened.for_, happened.etter
        if isinstance(etter, Deltakelse) and isinstance(for_, Deltakelse):
            if er_nytt(happened, _stand(for_), _stand(etter)):
                yield Fact(STAND.name, tuple(happened.nokkel), _stand(etter))
            yield from _oppfulgt(happened)
        elif isinstance(etter, Innforingslop) and isinstance(for_, Innforingslop):
            if etter.tilstand is not for_.tilstand or etter.losning is not for_.losning:
                verdi = (etter.losning, etter.tilstandskode)
                yield Fact(LOP.name, tuple(happened.nokkel), verdi)
        else:
            yield from e.ibruktakelsen(happened)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The rows, then how each follow-up stands, and the figures of each løp."""
        yield from super().statements(sight, register, about)
        etter_lop: dict[str, list[Oppfolging]] = defaultdict(list)
        for rad in oppfolginger(sight, lop=about):
            etter_lop[rad.lop].append(rad)
            sti = (rad.lop, "oppfolging", rad.kommune, rad.id)
            yield Statement((*sti, "stand"), rad.stand, rad.posisjoner)
            yield Statement((*sti, "dager_over"), rad.dager_over, rad.posisjoner)
        for lop, rader in etter_lop.items():
            for stand, figur in tall(rader).items():
                yield Statement((lop, "tall", stand), figur.antall, figur.posisjoner)
        for lop in _lopene(sight, None if about is None else {about}):
            _, figur = sluppet(sight, lop)
            yield Statement((lop, "tall", "sluppet"), figur.antall, figur.posisjoner)
        for losning in losninger(sight):
            if about in (None, losning):
                figurer = list(ettertidstall(sight, losning, register).figurer)
                # how many nobody told of rests on what was told of the others
                alt = samlet(figur.posisjoner for _, figur in figurer)
                for navn, figur in figurer:
                    hviler = figur.posisjoner or (alt if figur.antall else ())
                    yield Statement((losning, "tall", navn), figur.antall, hviler)


def oppfolginger(
    sight: Sight, *, lop: str | None = None, kommune: str | None = None
) -> list[Oppfolging]:
    """Every follow-up of a løp, of a kommune or of the country, by løp, kommune and id."""
    nokler = {"lop": lop, "kommune": kommune}
    where: dict[str, Cell] = {navn: verdi for navn, verdi in nokler.items() if verdi is not None}
    planlagt = {_nokkel(rad): rad for rad in sight.rows(PLANLAGT, **where)}
    gjort = {_nokkel(rad): rad for rad in sight.rows(GJORT, **where)}
    funnet = sorted(planlagt.keys() | gjort.keys())
    lopene = _lopene(sight, {lop for lop, _, _ in funnet})
    stand = _standene(sight, {(lop, kommune) for lop, kommune, _ in funnet}, where)
    dag = dag_i_norge(sight.per)
    return [
        _rad(n, planlagt.get(n), gjort.get(n), (lopene.get(n[0]), stand.get(n[:2])), dag)
        for n in funnet
    ]


def forfalte(
    sight: Sight, *, lop: str | None = None, kommune: str | None = None
) -> list[Oppfolging]:
    """The follow-ups that are overdue, the longest overdue first."""
    alle = oppfolginger(sight, lop=lop, kommune=kommune)
    return sorted((r for r in alle if r.stand == FORFALT), key=lambda r: -r.dager_over)


def kommende(
    sight: Sight, *, lop: str | None = None, kommune: str | None = None, dager: int | None = None
) -> list[Oppfolging]:
    """The follow-ups ahead, the first due first; those due in so many days."""
    siste = date.max if dager is None else dag_i_norge(sight.per) + timedelta(days=dager)
    alle = oppfolginger(sight, lop=lop, kommune=kommune)
    return sorted(
        (r for r in alle if r.stand == KOMMENDE and (r.frist or siste) <= siste),
        key=lambda r: r.frist or siste,
    )


def tall(rader: Iterable[Oppfolging]) -> dict[str, Figure]:
    """`kommende`, `forfalt`, `gjort` → how many; they sum to all the rows."""
    alle = list(rader)
    valgt = {stand: [rad for rad in alle if rad.stand == stand] for stand in STENDER}
    return {
        stand: Figure(len(egne), samlet(rad.posisjoner for rad in egne))
        for stand, egne in valgt.items()
    }


def sluppet(sight: Sight, lop: str) -> tuple[tuple[str, ...], Figure]:
    """Kommuner that took part, are known to be below tatt i bruk, and nobody will follow (K-201).

    The figure rests on all that took part and are below, and on their follow-ups.
    """
    rad = _lopene(sight, {lop}).get(lop)
    losning = _celle(rad, "losning")
    if rad is None or losning is None:
        return (), Figure(0, ())
    trinn = {r.text("kommune"): r for r in sight.rows(e.TRINN, losning=losning)}
    deltatt = {r.text("kommune"): r for r in sight.rows(STAND, lop=lop) if r.number("deltatt")}
    under = {kommune for kommune in deltatt.keys() & trinn.keys() if _under(trinn[kommune])}
    fulgt = [rad for rad in oppfolginger(sight, lop=lop) if rad.kommune in under]
    apne = {rad.kommune for rad in fulgt if rad.stand != UTFORT}
    hviler = [(rad.fra_pos,), *(rad.posisjoner for rad in fulgt)]
    hviler += [(deltatt[kommune].fra_pos, trinn[kommune].fra_pos) for kommune in under]
    funnet = tuple(sorted(under - apne))
    return funnet, Figure(len(funnet), samlet(hviler))


def forklar(sight: Sight, lop: str, kommune: str, oppfolging: str) -> tuple[int, ...]:
    """The positions of the events that one follow-up rests on."""
    rader = oppfolginger(sight, lop=lop, kommune=kommune)
    return next((rad.posisjoner for rad in rader if rad.id == oppfolging), ())


def _oppfulgt(happened: Happened) -> Iterator[Fact]:
    h, hode = happened.hendelse.hendelse, happened.hendelse.hode
    hvem = (hode.get("rolle"), hode.get("organ"))
    if isinstance(h, OppfolgingPlanlagt):
        tema = None if h.tema is None else h.tema.id
        yield Fact(PLANLAGT.name, (*happened.nokkel, h.id), (iso(h.dato), tema, *hvem))
    elif isinstance(h, OppfolgingRegistrert):
        funn = None if h.funn is None else h.funn.id
        yield Fact(GJORT.name, (*happened.nokkel, h.id), (iso(h.dato), funn, *hvem))


def _nokkel(rad: Found) -> tuple[str, str, str]:
    return rad.text("lop"), rad.text("kommune"), rad.text("oppfolging")


def _lopene(sight: Sight, lop: set[str] | None) -> dict[str, Found]:
    """Løp → its row; all of them when more than one is asked for."""
    where: dict[str, Cell] = {"lop": next(iter(lop))} if lop and len(lop) == 1 else {}
    return {rad.text("lop"): rad for rad in sight.rows(LOP, **where)}


def _standene(
    sight: Sight, hvilke: set[tuple[str, str]], where: Mapping[str, Cell]
) -> dict[tuple[str, str], Found]:
    """Løp and kommune → its row; of one kommune those løp alone."""
    if "kommune" not in where:
        rader = sight.rows(STAND, **where)
    else:
        rader = [r for lop, kommune in hvilke for r in sight.rows(STAND, lop=lop, kommune=kommune)]
    return {(rad.text("lop"), rad.text("kommune")): rad for rad in rader}


def _under(trinn: Found) -> bool:
    status = next(s for s in Bruksstatus if s.value == trinn.cells["status"])
    return status.trinn < Bruksstatus.TATT_I_BRUK.trinn


def _rad(
    nokkel: tuple[str, str, str],
    planlagt: Found | None,
    gjort: Found | None,
    rundt: tuple[Found | None, Found | None],
    dag: date,
) -> Oppfolging:
    lop, stand = rundt
    frist, utfort = _celle(planlagt, "dato"), _celle(gjort, "dato")
    over = 0 if frist is None or utfort is not None else (dag - date.fromisoformat(frist)).days
    apen = FORFALT if over > 0 else KOMMENDE
    return Oppfolging(
        lop=nokkel[0],
        kommune=nokkel[1],
        id=nokkel[2],
        losning=_celle(lop, "losning"),
        tilstand=_celle(lop, "tilstand"),
        svar=_celle(stand, "status"),
        frist=None if frist is None else date.fromisoformat(frist),
        gjort=None if utfort is None else date.fromisoformat(utfort),
        tema=_celle(planlagt, "tema"),
        funn=_celle(gjort, "funn"),
        stand=apen if utfort is None else UTFORT,
        dager_over=max(0, over),
        posisjoner=samlet([[rad.fra_pos for rad in (planlagt, gjort) if rad is not None]]),
    )


def _celle(rad: Found | None, kolonne: str) -> str | None:
    verdi = None if rad is None else rad.cells[kolonne]
    return None if verdi is None else str(verdi)


def _stand(d: Deltakelse) -> tuple[Cell, ...]:
    return (kode(d.status), int(d.deltatt))
