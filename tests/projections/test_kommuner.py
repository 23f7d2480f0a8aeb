"""Kommuner: the load of each at once and over time, on both clocks, and the events behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.application.sporsmal.lop import deltakelser
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_begynnelse, dagens_slutt
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import (
    KommuneInvitert,
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei
from innforing.domain.deltakelse.verdier import Svarstatus, Varsel
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.innforingslop.evaluering import Evaluering
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.evaluer_pulje import PuljeEvaluert
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.verdier import Puljeplan
from innforing.eventlog.database import upgrade
from innforing.projections.kommuner import (
    Belastning,
    Kommuner,
    Landsbilde,
    belastning,
    belastning_av,
    forklar,
    forlop,
    landsbilde,
)
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import MAPPER, hendelse, leseside, skriv, versjon

if TYPE_CHECKING:
    from typing import Any

    from innforing.projections.readside import ReadSide

REGISTER = Kommuneregister.standard()
PROJEKSJONER = (Kommuner(),)
DAG_US = 86_400_000_000
FORSTE_2025 = date(2025, 1, 1)
BORTE = {"evaluert", "avlyst"}


@pytest.fixture
def tom_logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def start(dag: date) -> int:
    return mikrosekunder(dagens_begynnelse(dag))


def slutt(dag: date) -> int:
    return mikrosekunder(dagens_slutt(dag))


def hendt(db: str, strom: str, dag: date, innhold: Any) -> int:
    """An event that takes effect on a day, beside all rules; its position."""
    return skriv(db, hendelse(strom, versjon(db, strom), innhold, effective_us=start(dag)))


def planlegg(db: str, lop: str, *puljer: int) -> int:
    plan = PlanGodkjent(puljer=tuple(Puljeplan(nr=nr) for nr in puljer), av="p1")
    return hendt(db, f"innforingslop:{lop}", date(2023, 1, 1), plan)


def evaluer(db: str, lop: str, pulje: int, dag: date) -> int:
    gjort = Evaluering(oppsummering=Fritekst(id="f1", forpliktelse="0" * 64))
    innhold = PuljeEvaluert(pulje=pulje, evaluering=gjort, av="p1", dato=dag)
    return hendt(db, f"innforingslop:{lop}", dag, innhold)


def inviter(db: str, lop: str, kommune: str, dag: date, pulje: int = 1) -> int:
    innhold = KommuneInvitert(pulje=pulje, svarfrist=date(2024, 12, 1), invitasjon="0" * 64)
    return hendt(db, f"deltakelse:{lop}:{kommune}", dag, innhold)


def se(side: ReadSide, kommune: str, dag: date, kjent: int | None = None) -> Belastning:
    with side.sight("kommuner", per=slutt(dag), kjent=kjent) as sight:
        return belastning_av(sight, kommune)


def land(side: ReadSide, dag: date, kjent: date | None = None) -> Landsbilde:
    with side.sight("kommuner", per=slutt(dag)) as sight:
        sight.kjent_dag = kjent
        return landsbilde(sight, REGISTER)


def statuser(rad: Belastning) -> dict[str, str]:
    return {lop: post.status for lop, post in rad.lop.items()}


@pytest.mark.krav("K-370")
def test_given_events_give_how_many_lop_at_once(tom_logg: str) -> None:
    for lop in ("a", "b", "c"):
        planlegg(tom_logg, lop, 1, 2)
    inviter(tom_logg, "a", "bergen", date(2024, 2, 1))
    inviter(tom_logg, "b", "bergen", date(2024, 2, 5))
    i_a, i_b, i_c = (f"deltakelse:{lop}:bergen" for lop in ("a", "b", "c"))
    ja = hendt(tom_logg, i_a, date(2024, 2, 10), KommunePameldt(pulje=1))
    hendt(tom_logg, i_b, date(2024, 2, 20), KommuneTakketNei())
    venter = hendt(tom_logg, i_c, date(2024, 3, 1), KommuneSattPaVenteliste(pulje=2))
    evaluer(tom_logg, "a", 1, date(2024, 6, 1))
    hendt(tom_logg, "innforingslop:c", date(2024, 7, 1), PuljeAvlyst(pulje=2))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        antall = {
            date(2024, 1, 31): 0,
            date(2024, 2, 1): 1,
            date(2024, 2, 5): 2,
            date(2024, 2, 10): 2,
            date(2024, 2, 20): 1,
            date(2024, 3, 1): 2,
            date(2024, 6, 1): 1,
            date(2024, 7, 1): 0,
        }
        assert {dag: se(side, "bergen", dag).antall for dag in antall} == antall
        i_mars = se(side, "bergen", date(2024, 3, 1))
        assert i_mars.etter_status == {"invitert": 0, "pa_venteliste": 1, "pameldt": 1}
        # the plans of a and c, the yes and the waiting list
        assert i_mars.posisjoner == (1, 3, ja, venter)
        assert se(side, "alver", date(2024, 3, 1)).antall == 0
        with side.sight("kommuner", per=slutt(date(2024, 12, 31))) as sight:
            over_tid = [(p.fra, statuser(p.belastning)) for p in forlop(sight, "bergen")]
    assert over_tid == [
        (start(date(2024, 2, 1)), {"a": "invitert"}),
        (start(date(2024, 2, 5)), {"a": "invitert", "b": "invitert"}),
        (start(date(2024, 2, 10)), {"a": "pameldt", "b": "invitert"}),
        (start(date(2024, 2, 20)), {"a": "pameldt"}),
        (start(date(2024, 3, 1)), {"a": "pameldt", "c": "pa_venteliste"}),
        (start(date(2024, 6, 1)), {"c": "pa_venteliste"}),
        (start(date(2024, 7, 1)), {}),
    ]


def test_an_ended_lop_and_a_pulje_that_is_over_ask_nothing_more(tom_logg: str) -> None:
    planlegg(tom_logg, "a", 1, 2)
    inviter(tom_logg, "a", "bergen", date(2024, 1, 10), pulje=1)
    inviter(tom_logg, "a", "bergen", date(2024, 1, 20), pulje=2)
    evaluer(tom_logg, "a", 1, date(2024, 2, 1))
    hendt(
        *(tom_logg, "deltakelse:a:bergen", date(2024, 3, 1)),
        KommuneVarslet(om=Varsel.LOP_AVSLUTTET),
    )
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert se(side, "bergen", date(2024, 1, 15)).antall == 1
        assert se(side, "bergen", date(2024, 2, 1)).antall == 1, "pulje 2 still waits"
        assert se(side, "bergen", date(2024, 3, 1)).antall == 0


def test_an_answer_given_tuesday_and_entered_friday(tom_logg: str) -> None:
    tirsdag, fredag = date(2024, 2, 6), date(2024, 2, 9)
    planlegg(tom_logg, "a", 1)
    inviter(tom_logg, "a", "bergen", date(2024, 2, 1))
    visste = inviter(tom_logg, "b", "bergen", fredag)
    planlegg(tom_logg, "b", 1)
    sent = hendt(tom_logg, "deltakelse:a:bergen", tirsdag, KommuneTakketNei())
    for_invitasjonen = hendt(
        tom_logg, "deltakelse:b:bergen", date(2024, 2, 2), KommuneSattPaVenteliste(pulje=1)
    )
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert statuser(se(side, "bergen", tirsdag, visste)) == {"a": "invitert"}
        assert statuser(se(side, "bergen", tirsdag, sent)) == {}
        assert statuser(se(side, "bergen", tirsdag, for_invitasjonen)) == {"b": "pa_venteliste"}
        assert statuser(se(side, "bergen", fredag)) == {"b": "pa_venteliste"}, "it has answered"
        for kjent in range(1, for_invitasjonen + 1):
            with side.sight("kommuner", per=slutt(fredag), kjent=kjent) as sight:
                over_tid = forlop(sight, "bergen")
            for punkt in over_tid:
                with side.sight("kommuner", per=punkt.fra, kjent=kjent) as sight:
                    assert belastning_av(sight, "bergen") == punkt.belastning


def test_the_kommuner_are_those_there_were_and_one_that_was_divided_is_named(
    tom_logg: str,
) -> None:
    [delt] = {k.id for k in REGISTER.per(date(2023, 12, 31))} - {
        k.id for k in REGISTER.per(date(2024, 1, 1))
    }
    planlegg(tom_logg, "a", 1)
    for kommune in (delt, "bergen", "alver"):
        inviter(tom_logg, "a", kommune, date(2023, 12, 1))
    inviter(tom_logg, "b", "bergen", date(2023, 12, 1))
    planlegg(tom_logg, "b", 1)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        for_, etter = land(side, date(2023, 12, 31)), land(side, date(2024, 1, 1))
        assert {n: f.antall for n, f in for_.fordeling.items()} == {0: 353, 1: 2, 2: 1}
        assert {n: f.antall for n, f in etter.fordeling.items()} == {0: 355, 1: 1, 2: 1}
        assert (for_.kommuner, for_.utenfor) == (356, ())
        assert (etter.kommuner, etter.utenfor) == (357, (delt,))
        # a plan for 2024 made before the division was decided counted 356
        assert land(side, date(2024, 1, 1), kjent=date(2021, 6, 1)).kommuner == 356
        # that a kommune has none rests on what the others have
        alle = {p for f in (etter.fordeling[1], etter.fordeling[2]) for p in f.posisjoner}
        assert set(etter.fordeling[0].posisjoner) == alle


def test_in_the_stories_the_load_is_what_the_questions_give(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        sett = Counter[str]()
        for kjent, per in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per))
            kilde = Kilde(blikk, REGISTER)
            with side.sight("kommuner", per=per, kjent=kjent) as sight:
                rader = belastning(sight, REGISTER)
            assert len(rader) == len(REGISTER.per(blikk.dag))
            ventet: dict[str, set[str]] = {}
            for strom, lop in blikk.under("innforingslop:").items():
                assert isinstance(lop, Innforingslop)
                id_ = strom.removeprefix("innforingslop:")
                ventet[id_] = har_last(kilde, id_)
                fikk = Counter(r.lop[id_].status for r in rader if id_ in r.lop)
                sett += fikk
                alle_gar = BORTE.isdisjoint(faser(kilde, id_).values())
                if alle_gar and lop.tilstandskode != "avsluttet":
                    svar = spor(kilde, "svarfordeling", {"lop": id_})
                    assert isinstance(svar, dict)
                    assert {s: svar[s] for s in fikk} == dict(fikk)
            assert {id_: {r.kommune for r in rader if id_ in r.lop} for id_ in ventet} == ventet
        assert set(sett) == {"invitert", "pameldt"}
        assert sett.total() > 300


def test_the_events_of_forklar_give_the_number_again(logg: str) -> None:
    for lop in ("x", "y"):
        planlegg(logg, lop, 1)
        inviter(logg, lop, "bergen", date(2026, 1, 1))
    hendt(logg, "deltakelse:y:bergen", date(2026, 2, 1), KommuneSattPaVenteliste(pulje=1))
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        antall = Counter[int]()
        for kjent, per in utvalgte(side):
            with side.sight("kommuner", per=per, kjent=kjent) as sight:
                for rad in belastning(sight, REGISTER)[::6]:
                    hviler = forklar(sight, rad.kommune)
                    assert hviler == rad.posisjoner
                    assert all(p <= kjent for p in hviler)
                    assert igjen(side, hviler) == rad.antall
                    antall[rad.antall] += 1
                i_bergen = forklar(sight, "bergen")
        assert min(antall[0], antall[1]) > 20
        assert igjen(side, i_bergen) == 2


def test_the_course_over_time_is_the_load_at_each_moment(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        kjent, per = utvalgte(side)[-1]
        with side.sight("kommuner", per=per, kjent=kjent) as sight:
            alle = {k.id: forlop(sight, k.id) for k in REGISTER.per(FORSTE_2025)}
        over_tid = dict(sorted(alle.items(), key=lambda par: -len(par[1]))[:3])
        for kommune, punkter in over_tid.items():
            assert len(punkter) > 2
            for punkt in punkter:
                with side.sight("kommuner", per=punkt.fra, kjent=kjent) as sight:
                    assert belastning_av(sight, kommune) == punkt.belastning
                with side.sight("kommuner", per=punkt.fra - 1, kjent=kjent) as sight:
                    assert statuser(belastning_av(sight, kommune)) != statuser(punkt.belastning)


def faser(kilde: Kilde, lop: str) -> dict[str, str]:
    svar = spor(kilde, "faser", {"lop": lop})
    assert isinstance(svar, dict)
    return svar


def har_last(kilde: Kilde, lop: str) -> set[str]:
    """The kommuner to which a løp is load, from their folded streams."""
    over = {int(nr) for nr, fase in faser(kilde, lop).items() if fase in BORTE}
    return {kommune for kommune, d in deltakelser(kilde, lop).items() if er_last(d, over)}


def er_last(d: Deltakelse, over: set[int]) -> bool:
    """Whether a løp is load, when these puljer are over."""
    if d.status is Svarstatus.INVITERT:
        return not d.lop_avsluttet and bool(set(d.invitasjoner) - over)
    return (d.pameldt or d.venter) and d.pulje not in over


def igjen(side: ReadSide, posisjoner: tuple[int, ...]) -> int:
    """How many løp, from those events alone: what each says of its kommune or its pulje."""
    deltar: dict[str, Deltakelse] = {}
    over: dict[str, set[int]] = defaultdict(set)
    for posisjon in posisjoner:
        [rad] = side.follower.reader.span(posisjon, posisjon)
        etter = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(posisjon)).aggregat(
            rad.stream_id
        )
        lop = rad.stream_id.split(":")[1]
        if isinstance(etter, Deltakelse):
            deltar[lop] = etter
        if isinstance(etter, Innforingslop):
            over[lop] |= {p.nr for p in etter.puljer if p.er_ferdig}
    return sum(er_last(d, over[lop]) for lop, d in deltar.items())


def utvalgte(side: ReadSide) -> list[tuple[int, int]]:
    """Positions and moments, early and late: as it was known then, and thirty days on."""
    ende = side.follower.end()
    valgt = [*range(ende // 2, ende, ende // 8), ende]
    tatt_opp = [(p, side.follower.reader.span(p, p)[0].recorded_us) for p in valgt]
    return [*tatt_opp, *((p, us + 30 * DAG_US) for p, us in tatt_opp)]
