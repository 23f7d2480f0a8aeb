"""Kapasitet: seats, waiting lists and planned load, on both clocks, and the events behind."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.domain.innforingslop.livslop.grenser import LOP_PER_LEDER
from innforing.domain.innforingslop.overlapp import felles_tid, periode
from innforing.domain.innforingslop.verdier import Puljeplan, Puljeutkast
from innforing.domain.losning.steg.registrer_losning import LosningRegistrert
from innforing.domain.losning.verdier import Losningskategori, Omfang
from innforing.domain.pulje.folger import (
    Bortfallsgrunn,
    KapasitetEndret,
    PlasserBortfalt,
    PlassFrigitt,
    PlassTildelt,
    PuljeOpprettet,
    VentelisteplassGitt,
    VentelisteplassOppgitt,
)
from innforing.domain.pulje.pulje import Pulje
from innforing.projections.kapasitet import kapasitet as setene
from innforing.projections.kapasitet import manedslast as lasten
from innforing.projections.kapasitet.kapasitet import Kapasitet, Plasser, plasser, summen
from innforing.projections.kapasitet.manedslast import Last, Lastslag, arets_lop, manedslast
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import MAPPER, leseside
from tests.projections.planhus import (
    HOST,
    LAGT,
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
MARS, MAI = date(2024, 3, 15), date(2024, 5, 15)
EN = "pulje:a:1"


def lest(bord: Planbord) -> AbstractContextManager[Se]:
    return sett_pa(bord, Kapasitet(), REGISTER, sist=SIST)


def puljen(sight: Sight, nr: int | None = 1) -> Plasser:
    return next(p for p in plasser(sight, "a") if p.pulje == nr)


def lastet(sight: Sight, slag: Lastslag, hvem: str) -> dict[str, Last]:
    return {x.maned: x for x in manedslast(sight) if (x.slag, x.hvem) == (slag, hvem)}


@pytest.mark.krav("K-139", "K-146")
def test_seats_the_waiting_list_in_order_and_overbooking(bord: Planbord) -> None:
    bord.planlagt("a", VAR, "bergen")
    apnet = bord.hendt(EN, LAGT, PuljeOpprettet(kapasitet=2))
    forst = bord.hendt(EN, MARS, PlassTildelt(kommune="bergen"))
    andre = bord.hendt(EN, MARS, PlassTildelt(kommune="voss"))
    for kommune in ("oslo", "bodo", "alver"):
        bord.hendt(EN, MARS, VentelisteplassGitt(kommune=kommune))
    full = bord.hendt(EN, MARS, VentelisteplassGitt(kommune="oslo"))
    bord.hendt(EN, MAI, VentelisteplassOppgitt(kommune="alver"))
    fri = bord.hendt(EN, MAI, PlassFrigitt(kommune="bergen"))
    opprykk = bord.hendt(EN, MAI, PlassTildelt(kommune="bodo"))
    mindre = bord.hendt(EN, MAI, KapasitetEndret(kapasitet=1))
    borte = bord.hendt(EN, MAI, PlasserBortfalt(grunn=Bortfallsgrunn.PULJEN_AVLYST))
    bord.hendt(EN, MAI, PuljeOpprettet())
    with lest(bord) as se:
        with se(kjent=full) as sight:
            p = puljen(sight)
            assert (p.kapasitet, p.tatt.antall, p.ledige, p.over) == (2, 2, 0, 0)
            assert p.tatt.posisjoner == (forst, andre)
            assert p.venter == ("bodo", "alver", "oslo"), "who is put there again is last"
            assert p.for_opprykk == ()
            assert {apnet, full} <= set(p.posisjoner)
            assert setene.forklar(sight, "a", 1) == p.posisjoner
        with se(kjent=fri) as sight:
            assert (puljen(sight).for_opprykk, puljen(sight).ledige) == (("bodo",), 1)
        with se(kjent=opprykk) as sight:
            assert (puljen(sight).tatt.antall, puljen(sight).venter) == (2, ("oslo",))
        with se(kjent=mindre) as sight:
            p = puljen(sight)
            assert (p.kapasitet, p.tatt.antall, p.over, p.ledige) == (1, 2, 1, 0)
        with se(kjent=borte) as sight:
            p = puljen(sight)
            assert (p.tatt.antall, p.venter, p.ledige) == (0, (), 0), "nobody may be given a seat"
        with se() as sight:
            assert (puljen(sight).kapasitet, puljen(sight).ledige) == (None, None)
        with se(MARS) as sight:
            assert puljen(sight).venter == ("bodo", "alver", "oslo"), "as it was in March"


@pytest.mark.krav("K-139")
def test_the_sums_and_what_is_only_planned(bord: Planbord) -> None:
    bord.foresla("a")
    bord.legg("a", VAR, Puljeutkast(nr=1, kapasitet=3, navn="Vår"), Puljeutkast(nr=2, kapasitet=4))
    utkast = bord.godkjenn("a", *(Puljeplan(nr=nr, kapasitet=nr + 2) for nr in (1, 2)))
    bord.hendt(EN, LAGT, PuljeOpprettet(kapasitet=3))
    bord.hendt("pulje:a:2", LAGT, PuljeOpprettet(kapasitet=4))
    bord.hendt(EN, MARS, PlassTildelt(kommune="voss"))
    kjent = bord.hendt("pulje:a:2", MARS, PlassTildelt(kommune="oslo"))
    bord.hendt("pulje:a:2", MAI, KapasitetEndret(kapasitet=None))
    bord.planlagt("b", VAR)
    with lest(bord) as se:
        with se(kjent=utkast) as sight:
            assert [(p.pulje, p.kapasitet) for p in plasser(sight)] == [(1, 3), (2, 4), (None, 7)]
        with se(kjent=kjent) as sight:
            alle = puljen(sight, None)
            assert (alle.kapasitet, alle.tatt.antall, alle.ledige) == (7, 2, 5)
            assert set(puljen(sight).posisjoner) < set(alle.posisjoner)
        with se() as sight:
            alle = puljen(sight, None)
            assert (alle.kapasitet, alle.tatt.antall, alle.ledige) == (None, 2, None)
            assert [p.lop for p in plasser(sight) if p.pulje is None] == ["a", "b"]
            hele = summen(plasser(sight))
            assert hele is not None
            assert hele.tatt.antall == 2
            assert summen([]) is None


@pytest.mark.krav("K-115")
def test_the_load_on_those_who_lead_month_by_month(bord: Planbord) -> None:
    lagt = [bord.planlagt(lop, VAR, losning="x") for lop in ("a", "b")]
    bord.planlagt("c", HOST)
    bord.foresla("d")
    bord.legg("d", (date(2024, 5, 31), date(2024, 6, 1)))
    for lop in ("a", "b"):
        bord.led(lop, "lise", LAGT)
    vikar = bord.led("d", "lise", LAGT, stedfortreder=True)
    bord.led("c", "lise", LAGT, date(2024, 10, 31))
    bord.led("c", "per", date(2024, 11, 1), stedfortreder=True)
    with lest(bord) as se, se() as sight:
        lise = lastet(sight, Lastslag.LEDER, "lise")
        antall = {maned: x.antall.antall for maned, x in lise.items()}
        var = {"2024-03": 2, "2024-04": 2, "2024-05": 3, "2024-06": 3}
        assert antall == var | {"2024-09": 1, "2024-10": 1}
        assert {m for m, x in lise.items() if x.over} == {"2024-05", "2024-06"}
        assert (lise["2024-05"].grense, lise["2024-05"].oppgitt) == (LOP_PER_LEDER, {})
        assert (lise["2024-05"].i_drift.antall, lise["2024-05"].poster[2].i_drift) == (2, False)
        assert {*lagt, vikar} <= set(lise["2024-05"].antall.posisjoner)
        hviler = lasten.forklar(sight, Lastslag.LEDER, "lise", "2024-05")
        assert hviler == lise["2024-05"].antall.posisjoner
        assert lastet(sight, Lastslag.LEDER, "per") == {}, "who only stands in is not asked about"
        i_mai = manedslast(sight, fra=MAI, til=MAI)
        assert {x.maned for x in i_mai} == {"2024-05"}
        assert [x.lop for x in i_mai[0].poster] == ["a", "b", "d"], "a month is told whole"


@pytest.mark.krav("K-033", "K-115")
def test_the_load_on_bodies_beside_what_they_have_said(bord: Planbord) -> None:
    kategori = Losningskategori.NASJONAL_EHELSELOSNING
    bord.hendt(
        "losning:kj", LAGT, LosningRegistrert(navn="KJ", kategori=kategori, omfang=Omfang.STORT)
    )
    bord.planlagt("a", HOST, losning="kj", fylke="46", eier="regional-46")
    bord.foresla("b", fylke="46", eier="regional-46")
    svarte = bord.legg("b", HOST, svar={"nhn": False, "regional-46": True, "ks": True})
    bord.planlagt("c", VAR, losning="vkp")
    bord.foresla("d", fylke="46", eier="regional-46")
    with lest(bord) as se:
        with se() as sight:
            nhn = lastet(sight, Lastslag.NHN, "nhn")
            assert list(nhn) == [
                f"{ar}-{m:02}" for ar, m in ((2024, 9), (2024, 10), (2024, 11), (2024, 12))
            ] + ["2025-01", "2025-02"]
            januar = nhn["2025-01"]
            assert [(p.lop, p.nok) for p in januar.poster] == [("a", None), ("b", False)]
            sagt = {navn: tall.antall for navn, tall in januar.oppgitt.items()}
            assert sagt == {"nok": 0, "ikke_nok": 1, "ikke_oppgitt": 1}
            assert (januar.grense, januar.over) == (None, True)
            assert svarte in januar.oppgitt["ikke_nok"].posisjoner
            [eier, region] = (
                lastet(sight, slag, hvem)["2024-12"]
                for slag, hvem in ((Lastslag.EIER, "regional-46"), (Lastslag.REGION, "46"))
            )
            assert eier.antall.antall == region.antall.antall == 2
            assert eier.oppgitt["nok"].antall == region.oppgitt["nok"].antall == 1
            assert next(iter(lastet(sight, Lastslag.ORGAN, "ks"))) == "2024-09"
            assert [p.lop for p in arets_lop(sight, 2025)["46"]] == ["a", "b"]
            assert [p.nok for p in arets_lop(sight, 2024)["46"]] == [None, False]
            assert arets_lop(sight, 2026) == {}
        with se(kjent=svarte - 1) as sight:
            assert [p.lop for p in lastet(sight, Lastslag.NHN, "nhn")["2025-01"].poster] == ["a"]


def test_in_the_stories_the_seats_are_those_of_the_puljer(logg: str) -> None:
    sett: Counter[str] = Counter()
    with leseside(logg, (Kapasitet(),)) as side:
        side.catch_up()
        for posisjon in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(posisjon))
            with side.sight("kapasitet", per=etterpa(side, posisjon), kjent=posisjon) as sight:
                alle = {(p.lop, p.pulje): p for p in plasser(sight)}
            for strom, pulje in blikk.under("pulje:").items():
                assert isinstance(pulje, Pulje)
                _, lop, nr = strom.split(":")
                p = alle[lop, int(nr)]
                assert (p.kapasitet, p.ledige, p.venter, p.for_opprykk) == (
                    *(pulje.kapasitet, pulje.ledige),
                    *(pulje.venteliste, pulje.for_opprykk),
                )
                assert p.tatt.antall == len(pulje.plasser)
                assert gitt(side, p.tatt.posisjoner) == set(pulje.plasser)
                sett[strom] += len(pulje.plasser)
            for (lop, nr), p in alle.items():
                deler = [d for (i, n), d in alle.items() if i == lop and n is not None]
                assert nr is not None or p.tatt.antall == sum(d.tatt.antall for d in deler)
    assert len(+sett) > 8
    assert sett.total() > 200


def test_in_the_stories_the_events_of_forklar_give_the_load_again(logg: str) -> None:
    antall: Counter[Lastslag] = Counter()
    with leseside(logg, (Kapasitet(),)) as side:
        side.catch_up()
        for posisjon in utvalgte(side)[::4]:
            with side.sight("kapasitet", per=etterpa(side, posisjon), kjent=posisjon) as sight:
                alle = manedslast(sight)[::3]
            for last in alle:
                maned = date.fromisoformat(f"{last.maned}-01")
                etter = staten(side, last.antall.posisjoner)
                for post in last.poster:
                    lop = lopet(etter, post.lop)
                    egen = periode(lop.plan)
                    assert egen is not None
                    assert felles_tid(egen, (maned, maned.replace(day=28))) is not None
                    if last.slag is Lastslag.LEDER:
                        assert last.hvem in {leder.person for leder in lop.ledere}
                    if last.slag is Lastslag.NHN:
                        svar = {s.organ: s.nok for s in lop.plan.kapasitet}
                        assert post.nok == svar.get("nhn")
                lopene = {s.partition(":")[2] for s in etter if s.startswith("innforingslop:")}
                assert lopene == {post.lop for post in last.poster}
                antall[last.slag] += 1
    assert min(antall[slag] for slag in (Lastslag.LEDER, Lastslag.EIER, Lastslag.NHN)) > 3


def test_every_cell_of_the_stories_is_told_again_by_its_own_events(logg: str) -> None:
    with leseside(logg, (Kapasitet(),)) as side:
        side.catch_up()
        posisjon = utvalgte(side)[-4]
        with side.sight("kapasitet", per=etterpa(side, posisjon), kjent=posisjon) as sight:
            assert hviler_pa_sine(side, Kapasitet(), REGISTER, sight, hvert=5) > 40


def test_every_cell_is_told_once_and_the_same_when_asked_for_alone(logg: str) -> None:
    with leseside(logg, (Kapasitet(),)) as side:
        side.catch_up()
        posisjon = utvalgte(side)[-4]
        with side.sight("kapasitet", per=etterpa(side, posisjon), kjent=posisjon) as sight:
            alle = list(Kapasitet().statements(sight, REGISTER))
            assert len({u.path for u in alle}) == len(alle) > 200
            for om in ("s01", "nhn"):
                mine = [u for u in alle if u.path[0] == om]
                assert list(Kapasitet().statements(sight, REGISTER, om)) == mine
                assert mine
                assert all(u.positions for u in mine if u.path[-1] == "lop" or om == "s01")


def gitt(side: ReadSide, posisjoner: tuple[int, ...]) -> set[str]:
    """The kommuner that those events gave a seat."""
    rader = [side.follower.reader.span(p, p)[0] for p in posisjoner]
    return {MAPPER.decode(rad).hendelse.kommune for rad in rader}  # type: ignore[attr-defined]


def utvalgte(side: ReadSide) -> list[int]:
    ende = side.follower.end()
    return [*range(ende // 2, ende, ende // 24), ende]


def etterpa(side: ReadSide, posisjon: int) -> int:
    """A month later: everything known has taken effect."""
    return side.follower.reader.span(posisjon, posisjon)[0].recorded_us + 30 * 86_400_000_000
