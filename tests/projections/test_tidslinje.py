"""Tidslinje: lines, overlaps and what hits a kommune, on both clocks, and the events behind."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from innforing.application.fakta.sporring import FAKTA, Sporring
from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.domain.deltakelse.folger import KommunePameldt
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.rad import LEVENDE
from innforing.domain.innforingslop.overlapp import felles_kommuner, felles_tid, periode
from innforing.domain.innforingslop.plan import Planutkast
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.domain.innforingslop.steg.registrer_leverandordialog import LeverandorKontaktet
from innforing.domain.innforingslop.steg.start_gjennomforing import GjennomforingStartet
from innforing.domain.innforingslop.steg.ta_opp_igjen import LopTattOppIgjen
from innforing.domain.innforingslop.verdier import Puljefase, Puljeplan, Puljeutkast
from innforing.domain.losning.steg.registrer_leverandor import LeverandorRegistrert
from innforing.domain.losning.steg.registrer_losning import LosningRegistrert
from innforing.domain.losning.verdier import Beredskap, Leverandor, Losningskategori, Omfang
from innforing.projections.tidslinje import linjer as linjene
from innforing.projections.tidslinje import overlapp as overlappene
from innforing.projections.tidslinje import treff as treffene
from innforing.projections.tidslinje.linjer import Linje, Tid, Valg, tidslinje
from innforing.projections.tidslinje.overlapp import Overlapp, Overlappstatus, overlapp
from innforing.projections.tidslinje.tidslinje import Tidslinje
from innforing.projections.tidslinje.treff import invitasjoner, samtidige, treffer
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import MAPPER, leseside
from tests.projections.planhus import (
    GODKJENT,
    HOST,
    LAGT,
    SENERE,
    VAR,
    Planbord,
    Se,
    hviler_pa_sine,
    lopet,
    sett_pa,
    staten,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from innforing.projections.readside import ReadSide
    from innforing.projections.sight import Sight

REGISTER = Kommuneregister.standard()
SIST = date(2024, 12, 31)
DAG_US = 86_400_000_000
TO = ("bergen", "voss")


def lest(bord: Planbord) -> AbstractContextManager[Se]:
    return sett_pa(bord, Tidslinje(), REGISTER, sist=SIST)


def en(sight: Sight, lop: str = "a", annet: str = "b") -> Overlapp:
    return next(o for o in overlapp(sight, REGISTER) if {o.lop, o.annet} == {lop, annet})


def linjen(sight: Sight, lop: str, pulje: int | None = None) -> Linje:
    return next(x for x in tidslinje(sight) if (x.lop, x.pulje) == (lop, pulje))


@pytest.mark.krav("K-106", "K-139")
def test_lines_tell_the_plan_beside_what_came_of_it(bord: Planbord) -> None:
    bord.foresla("a", losning="kj")
    egne = {"start": date(2024, 3, 1), "slutt": date(2024, 4, 30)}
    bord.legg("a", VAR, Puljeutkast(nr=1, **egne), Puljeutkast(nr=2), Puljeutkast(nr=3))
    bord.lop_hendt("a", GODKJENT, PlanEndret(av="p1"), tilstand="planlagt")
    to = Puljeplan(nr=2)
    bord.godkjenn("a", Puljeplan(nr=1, **egne), to)
    startet = date(2024, 3, 11)
    i_gang = bord.lop_hendt(
        "a", startet, GjennomforingStartet(pulje=1, start=startet), tilstand="gjennomforing"
    )
    with lest(bord) as se, se() as sight:
        hele, forste, andre = tidslinje(sight)
        assert (hele.planlagt, hele.faktisk) == (Tid(*VAR), Tid(startet, None))
        assert forste.planlagt == Tid(date(2024, 3, 1), date(2024, 4, 30))
        assert forste.faktisk == Tid(startet, None)
        assert forste.stand == Puljefase.GJENNOMFORING.value
        assert (andre.planlagt, andre.faktisk) == (Tid(*VAR), Tid(None, None))
        assert i_gang in forste.posisjoner
        assert i_gang not in andre.posisjoner
        assert linjene.forklar(sight, "a", 1) == forste.posisjoner
        with se(date(2024, 3, 10)) as dagen_for:
            assert linjen(dagen_for, "a").faktisk == Tid(None, None)


@pytest.mark.krav("K-106")
def test_the_timeline_goes_past_the_end_of_the_year_and_is_filtered(bord: Planbord) -> None:
    bord.planlagt("a", VAR, *TO, losning="kj", fylke="46", eier="regional-46")
    bord.planlagt("b", HOST, "voss", losning="vkp")
    bord.foresla("c")
    bord.foresla("d")
    apen = PlanEndret(plan=Planutkast(oppstart=date(2024, 8, 5)), av="p1")
    bord.lop_hendt("d", LAGT, apen, tilstand="gjennomforing")
    bord.led("b", "lise", LAGT, organ="nhn")
    bord.inviter("a", "voss", date(2024, 3, 1))
    bord.inviter("b", "voss", date(2024, 3, 1))
    bord.hendt("deltakelse:b:voss", date(2024, 3, 20), KommuneTakketNei())
    bord.inviter("a", "bergen", date(2024, 3, 1))
    bord.hendt("deltakelse:a:bergen", date(2024, 3, 9), KommunePameldt(pulje=2))
    with lest(bord) as se, se() as sight:

        def funnet(**valg: object) -> list[str]:
            rader = tidslinje(sight, Valg(**valg))  # type: ignore[arg-type]
            return [x.lop + ("" if x.pulje is None else str(x.pulje)) for x in rader]

        assert funnet() == ["a", "a1", "b", "b1", "c", "d"]
        assert funnet(fra=SIST, til=SIST) == ["b", "b1", "d"], "what goes on, goes on until today"
        assert funnet(fra=date(2024, 12, 1), til=date(2025, 1, 31)) == ["b", "b1", "d"]
        assert funnet(fra=date(2025, 2, 28)) == ["b", "b1"]
        assert funnet(fra=date(2025, 3, 1)) == []
        assert funnet(til=date(2024, 1, 9)) == []
        assert funnet(losning="kj") == ["a", "a1"]
        assert funnet(organ="regional-46") == ["a", "a1"]
        assert funnet(organ="nhn") == ["b", "b1"]
        assert funnet(kommune="voss") == ["a", "a1"], "it has declined b"
        assert funnet(kommune="bergen") == ["a"], "its seat is in another pulje"


@pytest.mark.krav("K-106")
def test_an_answered_overlap_comes_back_only_when_something_in_it_changes(bord: Planbord) -> None:
    bord.planlagt("a", VAR, *TO, losning="kj")
    b_lagt = bord.planlagt("b", VAR, "voss", "oslo", losning="vkp")
    besvart = bord.besvar("a", "b", date(2024, 3, 1))
    annet = bord.lop_hendt("b", date(2024, 3, 5), PlanEndret(plan=Planutkast(), av="p1"))
    utenfor = bord.kommuner("b", "voss", "oslo", "bod", dag=date(2024, 3, 6))
    flyttet = bord.flytt("b", date(2024, 3, 10), slutt=date(2024, 5, 31))
    igjen = bord.besvar("b", "a", date(2024, 3, 20))
    med = bord.kommuner("b", *TO, "oslo", dag=date(2024, 4, 1))

    def status(se: Se, **moment: object) -> str:
        with se(**moment) as sight:
            return str(en(sight).status.value)

    with lest(bord) as se:
        assert status(se, kjent=besvart - 1) == "ubesvart"
        assert [status(se, kjent=p) for p in (besvart, annet, utenfor)] == ["besvart"] * 3
        etterpa = [status(se, kjent=p) for p in (flyttet, igjen, med)]
        assert etterpa == ["endret", "besvart", "endret"]
        with se(kjent=utenfor) as sight:
            o = en(sight)
        assert (o.fra, o.til, o.kommuner) == (*VAR, ("voss",))
        assert o.besvares_av == ("a", "b")
        [svar] = o.svar
        assert (svar.lop, svar.samordning, svar.person) == ("a", "deler_deles", "p3")
        assert (svar.posisjon, svar.star, svar.grunn) == (besvart, True, "f1")
        assert {b_lagt, besvart, utenfor} <= set(o.posisjoner)
        assert status(se, dag=date(2024, 2, 28)) == "ubesvart", "as it was before the answer"
        with se(date(2024, 3, 15)) as sight:
            assert en(sight).status is Overlappstatus.ENDRET
            assert [(s.lop, s.star) for s in en(sight).svar] == [("a", False)]


@pytest.mark.krav("K-106")
def test_a_warning_answered_in_the_approval_is_an_answer_to_those_met_then(bord: Planbord) -> None:
    bord.planlagt("b", VAR, *TO)
    bord.foresla("c")
    bord.kommuner("c", *TO)
    bord.legg("c", VAR)
    bord.foresla("a")
    bord.kommuner("a", *TO)
    bord.legg("a", VAR)
    godkjent = bord.godkjenn("a", avklart="overlapp_besvart")
    planlagt = bord.godkjenn("c")
    bord.lop_hendt("a", SENERE, LopTattOppIgjen(), tilstand="foreslatt")
    with lest(bord) as se:
        with se(kjent=planlagt) as sight:
            [svar] = en(sight).svar
            assert (svar.lop, svar.samordning, svar.posisjon) == ("a", None, godkjent)
            assert en(sight).status is Overlappstatus.BESVART
            assert en(sight, "a", "c").svar == (), "a draft was not met when it was approved"
            assert en(sight, "a", "c").besvares_av == ("a", "c")
        with se() as sight:
            assert en(sight).svar == (), "a løp that is taken up again answers anew"
            assert en(sight).besvares_av == ("a",)


@pytest.mark.krav("K-106", "K-115")
def test_overlaps_of_people_leverandorer_program_and_nhn(bord: Planbord) -> None:
    kategori = Losningskategori.NASJONAL_EHELSELOSNING
    registrert = LosningRegistrert(navn="KJ", kategori=kategori, omfang=Omfang.STORT)
    bord.hendt("losning:kj", LAGT, registrert)
    levert = Leverandor(
        id="alfa", navn="Alfa", beredskap=Beredskap.KLAR, dato=LAGT, regioner=("helseregion-vest",)
    )
    fylker = {f.nummer: f.helseregion for f in REGISTER.fylker(SIST)}
    levert = levert.med(regioner=(f"helseregion-{fylker['46']}",))
    bord.hendt("losning:dho", LAGT, LeverandorRegistrert(leverandor=levert))
    bord.planlagt("a", VAR, "voss", losning="kj", program="program-x")
    bord.foresla("b", losning="vkp", program="program-x")
    bord.legg("b", VAR, svar={"nhn": True})
    bord.planlagt("c", VAR, "oslo", losning="dho", fylke="46")
    bord.planlagt("d", VAR, "oslo", losning="dho", fylke="50")
    bord.planlagt("e", HOST, "voss", program="program-x")
    dialog = LeverandorKontaktet(leverandor="alfa", dato=LAGT, tema="t", av="p1")
    bord.lop_hendt("a", LAGT, dialog)
    ledet = bord.led("a", "lise", LAGT), bord.led("c", "lise", date(2024, 6, 30))
    bord.led("d", "lise", LAGT, date(2024, 2, 28))
    with lest(bord) as se, se() as sight:
        felles = {(o.lop, o.annet): o for o in overlapp(sight, REGISTER)}
        assert sorted(felles) == [("a", "b"), ("a", "c"), ("c", "d")]
        ab, ac, cd = felles.values()
        assert (ab.program, ab.nhn, ab.leverandorer) == ("program-x", True, ())
        assert (ac.ledere, ac.leverandorer, ac.nhn) == (("lise",), ("alfa",), False)
        assert set(ledet) <= set(ac.posisjoner)
        assert (cd.losning, cd.kommuner, cd.ledere) == ("dho", ("oslo",), ())
        assert cd.leverandorer == (), "it does not deliver where d is"
        assert (ab.status, ab.besvares_av) == (Overlappstatus.BESVARES_IKKE, ())
        assert [o.lop for o in overlapp(sight, REGISTER, kommune="oslo")] == ["c"]
        assert overlapp(sight, REGISTER, fra=date(2024, 7, 1)) == []
        assert [o.annet for o in overlapp(sight, REGISTER, lop="a")] == ["b", "c"]


@pytest.mark.krav("K-370")
def test_three_invitations_in_one_quarter_are_found(bord: Planbord) -> None:
    for lop, dag in (("a", date(2024, 4, 1)), ("b", date(2024, 6, 30)), ("c", date(2024, 7, 1))):
        bord.planlagt(lop, VAR, *TO)
        bord.inviter(lop, "voss", dag)
    bord.planlagt("d", HOST, "voss")
    bord.inviter("d", "voss", date(2024, 5, 5))
    bord.inviter("a", "bergen", date(2024, 4, 1))
    bord.inviter("a", "bergen", date(2024, 7, 1), utgave=2)
    bord.inviter("b", "bergen", date(2024, 4, 2))
    with lest(bord) as se, se() as sight:
        [mange] = invitasjoner(sight, minst=treffene.MANGE)
        assert (mange.kommune, mange.kvartal, mange.lop) == ("voss", "2024-2", ("a", "b", "d"))
        antall = {(k.kommune, k.kvartal): k.antall for k in invitasjoner(sight)}
        assert antall == {
            ("bergen", "2024-2"): 2,
            # a new version in July is no new invitation
            ("voss", "2024-2"): 3,
            ("voss", "2024-3"): 1,
        }
        flest = {s.kommune: s for s in samtidige(sight)}
        assert (flest["voss"].antall, flest["voss"].lop) == (3, ("a", "b", "c"))
        assert flest["voss"].fra == VAR[0]
        assert samtidige(sight, fra=HOST[0]) == []
        andre = {"fra": date(2024, 6, 1), "til": date(2024, 6, 2)}
        assert [(k.kommune, k.antall) for k in invitasjoner(sight, **andre, minst=2)] == [
            ("bergen", 2),
            ("voss", 3),
        ]
        treff = treffer(sight, REGISTER, "voss")
        assert {o.lop + o.annet for o in treff.overlapp} == {"ab", "ac", "bc"}
        assert (treff.samtidig, len(treff.kvartaler)) == (flest["voss"], 2)
        assert [x.lop for x in treff.linjer if x.pulje is None] == ["a", "b", "c", "d"]
        with se(date(2024, 6, 29)) as dagen_for:
            assert invitasjoner(dagen_for, minst=treffene.MANGE) == []


def test_a_plan_changed_in_arrears_differs_under_per_and_kjent(bord: Planbord) -> None:
    """The period was moved on 10 March, and that was entered after a move of 2 May."""
    bord.planlagt("a", VAR, *TO)
    bord.planlagt("b", HOST, *TO)
    i_mai = bord.flytt("a", SENERE, slutt=date(2024, 12, 1))
    bord.flytt("a", date(2024, 3, 10), slutt=date(2024, 10, 1))

    def slutter(se: Se, *moment: object) -> tuple[date | None, int]:
        with se(*moment) as sight:
            return linjen(sight, "a").planlagt.til, len(overlapp(sight, REGISTER))

    april = date(2024, 4, 1)
    with lest(bord) as se:
        assert slutter(se, april, i_mai) == (VAR[1], 0)
        assert slutter(se, april) == (date(2024, 10, 1), 1)
        assert slutter(se, SENERE) == slutter(se, SENERE, i_mai) == (date(2024, 12, 1), 1)


@pytest.mark.krav("K-106")
def test_in_the_stories_the_overlaps_are_those_that_steps_ask_about(logg: str) -> None:
    sett_: Counter[str] = Counter()
    with leseside(logg, (Tidslinje(),)) as side:
        side.catch_up()
        for posisjon in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(posisjon))
            with side.sight("tidslinje", per=etterpa(side, posisjon), kjent=posisjon) as sight:
                alle = overlapp(sight, REGISTER)
            for strom, lop in blikk.under("innforingslop:").items():
                assert isinstance(lop, Innforingslop)
                id_ = strom.partition(":")[2]
                mine = {o.annet if o.lop == id_ else o.lop for o in alle if id_ in o.besvares_av}
                if lop.tilstand in LEVENDE:
                    assert mine == set(FAKTA["overlappende_lop"](sporring(blikk, strom)))
                sett_.update(mine)
                par = {({o.lop, o.annet} - {id_}).pop(): o for o in alle if id_ in (o.lop, o.annet)}
                svart = {a for a, o in par.items() for s in o.svar if s.lop == id_ and s.samordning}
                assert svart == par.keys() & set(lop.besvarte_overlapp)
    assert sett_.total() > 10


def test_in_the_stories_the_events_of_forklar_give_the_overlap_again(logg: str) -> None:
    funnet = 0
    with leseside(logg, (Tidslinje(),)) as side:
        side.catch_up()
        for posisjon in utvalgte(side)[::3]:
            with side.sight("tidslinje", per=etterpa(side, posisjon), kjent=posisjon) as sight:
                for o in overlapp(sight, REGISTER):
                    hviler = overlappene.forklar(sight, REGISTER, o.annet, o.lop)
                    assert hviler == o.posisjoner
                    assert all(p <= posisjon for p in hviler)
                    etter = staten(side, hviler)
                    par = [lopet(etter, lop) for lop in (o.lop, o.annet)]
                    assert felles_tid(*(periode(lop.plan) for lop in par)) == (o.fra, o.til)
                    if o.kommuner:
                        assert felles_kommuner(*(lop.kommuner for lop in par)) == o.kommuner
                        funnet += 1
                    for svar in (s for s in o.svar if s.samordning):
                        svarte = lopet(etter, svar.lop).besvarte_overlapp
                        assert {o.lop, o.annet} == {svar.lop, *svarte}
                for linje in tidslinje(sight):
                    if linje.pulje is None:
                        lop = lopet(staten(side, linje.posisjoner), linje.lop)
                        assert Tid(lop.plan.oppstart, lop.plan.slutt) == linje.planlagt
                        assert lop.tilstandskode == linje.stand
    assert funnet > 3


def test_every_cell_of_the_stories_is_told_again_by_its_own_events(logg: str) -> None:
    with leseside(logg, (Tidslinje(),)) as side:
        side.catch_up()
        posisjon = utvalgte(side)[-3]
        with side.sight("tidslinje", per=etterpa(side, posisjon), kjent=posisjon) as sight:
            assert hviler_pa_sine(side, Tidslinje(), REGISTER, sight, hvert=5) > 40


def test_every_cell_is_told_once_and_the_same_when_asked_for_alone(logg: str) -> None:
    with leseside(logg, (Tidslinje(),)) as side:
        side.catch_up()
        posisjon = utvalgte(side)[-3]
        with side.sight("tidslinje", per=etterpa(side, posisjon), kjent=posisjon) as sight:
            alle = list(Tidslinje().statements(sight, REGISTER))
            assert len({u.path for u in alle}) == len(alle) > 200
            assert all(u.positions for u in alle)
            for om in ("s01", "fitjar"):
                mine = [u for u in alle if u.path[0] == om]
                assert list(Tidslinje().statements(sight, REGISTER, om)) == mine
                assert mine


def sporring(blikk: Tilbakeblikk, strom: str) -> Sporring:
    na = datetime(blikk.dag.year, blikk.dag.month, blikk.dag.day, 12, tzinfo=UTC)
    return Sporring(
        leser=blikk,
        kommuner=REGISTER,
        strom=strom,
        aggregat=blikk.aggregat(strom),
        steg=None,
        aktor=None,  # type: ignore[arg-type] # this fact does not ask who
        na=na,
        gjelder=na,
    )


def utvalgte(side: ReadSide) -> list[int]:
    ende = side.follower.end()
    return [*range(ende // 2, ende, ende // 24), ende]


def etterpa(side: ReadSide, posisjon: int) -> int:
    """A month later: everything known has taken effect."""
    return side.follower.reader.span(posisjon, posisjon)[0].recorded_us + 30 * DAG_US
