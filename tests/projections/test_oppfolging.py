"""Oppfølging: due, overdue and done, use over time, and the events behind."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommunePameldt
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.deltakelse.steg.registrer_oppfolging import OppfolgingRegistrert
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.steg.overfor_til_drift import OvergangTilDriftRegistrert
from innforing.domain.ibruktakelse.steg.registrer_bruksmaling import BruksmalingRegistrert
from innforing.domain.ibruktakelse.steg.registrer_gevinst import GevinstRegistrert
from innforing.domain.ibruktakelse.verdier import Bruksstatus, Gevinst, Gevinstkategori
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.steg.ta_opp_igjen import LopTattOppIgjen
from innforing.domain.innforingslop.verdier import Slag
from innforing.projections.oppfolging.ettertid import (
    Drift,
    Ettertidstall,
    Maling,
    ettertid,
    ettertidstall,
)
from innforing.projections.oppfolging.oppfolging import (
    FORFALT,
    KOMMENDE,
    UTFORT,
    Oppfolging,
    Oppfolginger,
    forfalte,
    forklar,
    kommende,
    oppfolginger,
    sluppet,
    tall,
)
from innforing.projections.statement import difference
from innforing.registers.kommuner import Kommuneregister
from tests.projections.dagbok import Dagbok, slutt
from tests.projections.lesehus import MAPPER, leseside

if TYPE_CHECKING:
    from typing import Any

    from innforing.projections.readside import ReadSide
    from innforing.projections.statement import Statement

PROJEKSJONER = (Oppfolginger(),)
REGISTER = Kommuneregister.standard()
TEKST = Fritekst(id="f1", forpliktelse="0" * 64)
DELT = "delt_med_koordineringsgruppe"


def d(nr: int, maned: int = 1) -> date:
    return date(2024, maned, nr)


def foresla(bok: Dagbok, lop: str, losning: str | None, dag: date) -> None:
    foreslatt = LopForeslatt(
        definisjon=GJELDENDE,
        tittel="Prøvet",
        slag=Slag.INNFORING,
        type=None,
        losning=losning,
        eier="kg",
        av="p1",
    )
    bok.hendt(f"innforingslop:{lop}", dag, foreslatt, tilstand="foreslatt")


def planlegg(
    bok: Dagbok, lop: str, kommune: str, dag: date, frist: date, id_: str = "halvt"
) -> int:
    innhold = OppfolgingPlanlagt(id=id_, dato=frist, tema=TEKST)
    return bok.hendt(f"deltakelse:{lop}:{kommune}", dag, innhold, rolle="nettverksressurs")


def gjor(bok: Dagbok, lop: str, kommune: str, dag: date, id_: str = "halvt") -> int:
    innhold = OppfolgingRegistrert(id=id_, dato=dag, funn=TEKST)
    return bok.hendt(f"deltakelse:{lop}:{kommune}", dag, innhold)


def meld(bok: Dagbok, kommune: str, status: Bruksstatus, dag: date) -> int:
    innhold = BruksstatusMeldt(status=status, fra=dag)
    return bok.hendt(f"ibruktakelse:provet:{kommune}", dag, innhold)


def maling(bok: Dagbok, kommune: str, dag: date, antall: int) -> int:
    innhold = BruksmalingRegistrert(dato=dag, indikator="oppslag", antall=antall, kilde="NHN")
    return bok.hendt(f"ibruktakelse:provet:{kommune}", dag, innhold)


def gevinst(bok: Dagbok, kommune: str, dag: date, realisert: date | None = None) -> int:
    gitt = Gevinst(id="g1", kategori=Gevinstkategori.KVALITET, realisert=realisert)
    return bok.hendt(f"ibruktakelse:provet:{kommune}", dag, GevinstRegistrert(gevinst=gitt))


def se(side: ReadSide, per: date, kjent: int | None = None, **hvilke: str) -> dict[str, Oppfolging]:
    with side.sight("oppfolging", per=slutt(per), kjent=kjent) as sight:
        return {f"{r.lop} {r.kommune} {r.id}": r for r in oppfolginger(sight, **hvilke)}


def stand(side: ReadSide, per: date, kjent: int | None = None) -> dict[str, tuple[str, int]]:
    return {navn: (r.stand, r.dager_over) for navn, r in se(side, per, kjent).items()}


def sagt(
    side: ReadSide, per: int, kjent: int | None = None, om: str | None = None
) -> list[Statement]:
    with side.sight("oppfolging", per=per, kjent=kjent) as sight:
        return list(side.projection("oppfolging").statements(sight, REGISTER, om))


@pytest.mark.krav("K-201")
def test_a_follow_up_is_ahead_then_overdue_until_it_is_done(bok: Dagbok) -> None:
    foresla(bok, "a", "provet", d(1))
    bok.hendt("deltakelse:a:bergen", d(2), KommunePameldt(pulje=1))
    plan = planlegg(bok, "a", "bergen", d(3), d(1, 3))
    planlegg(bok, "a", "bergen", d(3), d(1, 9), "helt")
    planlegg(bok, "a", "alver", d(3), d(10, 3))
    planlegg(bok, "b", "bergen", d(3), d(20, 2))
    bok.hendt("innforingslop:a", d(1, 2), LopTattOppIgjen(), tilstand=DELT)
    gjort = gjor(bok, "a", "bergen", d(20, 3))
    uten_plan = gjor(bok, "b", "voss", d(20, 3))
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        assert stand(side, d(2)) == {}
        assert set(stand(side, d(3)).values()) == {(KOMMENDE, 0)}
        assert se(side, d(1, 3))["a bergen halvt"].stand == KOMMENDE, "on the day it is due"
        assert stand(side, d(11, 3)) == {
            "a alver halvt": (FORFALT, 1),
            "a bergen halvt": (FORFALT, 10),
            "a bergen helt": (KOMMENDE, 0),
            "b bergen halvt": (FORFALT, 20),
        }
        i_april = se(side, d(1, 4))
        assert i_april["a bergen halvt"] == Oppfolging(
            lop="a",
            kommune="bergen",
            id="halvt",
            losning="provet",
            tilstand=DELT,
            svar="pameldt",
            frist=d(1, 3),
            gjort=d(20, 3),
            tema="f1",
            funn="f1",
            stand=UTFORT,
            dager_over=0,
            posisjoner=(plan, gjort),
        )
        voss = i_april["b voss halvt"]
        assert (voss.frist, voss.gjort, voss.stand) == (None, d(20, 3), UTFORT)
        assert (voss.losning, voss.tilstand, voss.posisjoner) == (None, None, (uten_plan,))
        with side.sight("oppfolging", per=slutt(d(11, 3))) as sight:
            forst, *_ = forfalte(sight)
            assert (forst.lop, [r.lop for r in forfalte(sight)]) == ("b", ["b", "a", "a"])
            assert [r.id for r in kommende(sight)] == ["helt"]
            assert [kommende(sight, dager=n) != [] for n in (173, 174)] == [False, True]
            assert [r.kommune for r in forfalte(sight, lop="a")] == ["bergen", "alver"]
            assert [r.lop for r in oppfolginger(sight, kommune="bergen")] == ["a", "a", "b"]
            assert [r.svar for r in forfalte(sight, kommune="bergen")] == [None, "pameldt"]
            antall = {navn: f.antall for navn, f in tall(oppfolginger(sight)).items()}
            assert antall == {KOMMENDE: 1, FORFALT: 3, UTFORT: 0}
            assert forklar(sight, "a", "bergen", "halvt") == (plan,)
            assert forklar(sight, "a", "bergen", "finnes-ikke") == ()


def test_one_that_was_done_in_time_and_entered_late_was_never_overdue(bok: Dagbok) -> None:
    planlegg(bok, "a", "bergen", d(3), d(1, 3))
    visste = planlegg(bok, "a", "bergen", d(3), d(5, 3), "annen")
    gjor(bok, "a", "bergen", d(28, 2))
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        assert stand(side, d(4, 3), visste)["a bergen halvt"] == (FORFALT, 3)
        assert stand(side, d(4, 3))["a bergen halvt"] == (UTFORT, 0)
        assert stand(side, d(27, 2))["a bergen halvt"] == (KOMMENDE, 0)
        endret = difference(sagt(side, slutt(d(4, 3)), visste), sagt(side, slutt(d(4, 3))))
        assert {e.path for e in endret if e.before and e.after} == {
            ("a", "oppfolging", "bergen", "halvt", "dager_over"),
            ("a", "oppfolging", "bergen", "halvt", "stand"),
            ("a", "tall", FORFALT),
            ("a", "tall", UTFORT),
        }


@pytest.mark.krav("K-201")
def test_one_that_took_part_and_has_come_too_short_is_not_let_go(bok: Dagbok) -> None:
    foresla(bok, "a", "provet", d(1))
    for kommune in ("alver", "bergen", "kvam", "oslo", "voss"):
        bok.hendt(f"deltakelse:a:{kommune}", d(2), KommunePameldt(pulje=1))
    for kommune in ("alver", "bergen", "kvam", "stord"):
        meld(bok, kommune, Bruksstatus.TEKNISK_INNFORT, d(3))
    meld(bok, "voss", Bruksstatus.TATT_I_BRUK, d(3))
    planlegg(bok, "a", "alver", d(4), d(1, 3))
    planlegg(bok, "a", "bergen", d(4), d(1, 3))
    gjor(bok, "a", "bergen", d(1, 2))
    meld(bok, "kvam", Bruksstatus.TATT_I_BRUK, d(10))
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        ventet = {
            d(2): (),
            d(3): ("alver", "bergen", "kvam"),
            d(4): ("kvam",),
            d(10): (),
            d(1, 2): ("bergen",),
        }
        for dag, kommuner in ventet.items():
            with side.sight("oppfolging", per=slutt(dag)) as sight:
                funnet, figur = sluppet(sight, "a")
                assert (dag, funnet, figur.antall) == (dag, kommuner, len(kommuner))
                assert sluppet(sight, "finnes-ikke")[0] == ()


@pytest.mark.krav("K-197", "K-202", "K-203")
def test_use_over_time_gevinster_and_drift(bok: Dagbok) -> None:
    sist = maling(bok, "bergen", d(1, 6), 12)
    forst = maling(bok, "bergen", d(1, 3), 0)
    maling(bok, "alver", d(1, 3), 5)
    planlagt = gevinst(bok, "bergen", d(1, 2))
    realisert = gevinst(bok, "bergen", d(1, 5), d(1, 5))
    gevinst(bok, "alver", d(1, 5))
    flyttet = OvergangTilDriftRegistrert(mottaker="IKT-drift", fra=d(1, 7), gjenstar=(TEKST,))
    drift = bok.hendt("ibruktakelse:provet:bergen", d(1, 7), flyttet)
    visste = bok.sist
    gevinst(bok, "bergen", d(1, 8))
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("oppfolging", per=slutt(d(31, 7))) as sight:
            bergen = ettertid(sight, "provet", "bergen")
            ukjent = ettertid(sight, "provet", "voss")
        assert bergen.malinger == (
            Maling(d(1, 3), "oppslag", 0, None, forst),
            Maling(d(1, 6), "oppslag", 12, None, sist),
        )
        [en] = bergen.gevinster
        assert (en.kategori, en.realisert, en.posisjoner) == ("kvalitet", d(1, 5), (realisert,))
        assert bergen.drift == Drift(d(1, 7), "IKT-drift", 1, drift)
        assert bergen.posisjoner == tuple(sorted((sist, forst, realisert, drift)))
        assert (ukjent.malinger, ukjent.gevinster, ukjent.drift) == ((), (), None)
        with side.sight("oppfolging", per=slutt(d(30, 4))) as sight:
            assert ettertid(sight, "provet", "bergen").gevinster[0].posisjoner == (planlagt,)
        i_juli = {
            "kommuner": 357,
            "malt": 2,
            "malt_flere_ganger": 1,
            "ikke_malt": 355,
            "gevinst_planlagt": 1,
            "gevinst_realisert": 1,
            "i_drift": 1,
            "drift_med_rest": 1,
        }
        assert antall(ettertid_i(side, d(31, 7))) == i_juli
        # it was set back to planned
        assert antall(ettertid_i(side, d(1, 8))) == {
            **i_juli,
            "gevinst_planlagt": 2,
            "gevinst_realisert": 0,
        }
        assert antall(ettertid_i(side, d(1, 8), visste)) == i_juli
        assert antall(ettertid_i(side, date(2023, 12, 31)))["ikke_malt"] == 356


def ettertid_i(side: ReadSide, per: date, kjent: int | None = None) -> Ettertidstall:
    with side.sight("oppfolging", per=slutt(per), kjent=kjent) as sight:
        return ettertidstall(sight, "provet", REGISTER)


def antall(tall_: Ettertidstall) -> dict[str, int]:
    return {navn: figur.antall for navn, figur in tall_.figurer}


def fyll_ut(db: str) -> None:
    """What the stories do not tell: a follow-up that was done, and some without."""
    bok = Dagbok(db)
    stromme = sorted(s for s in bok.versjoner if s.startswith("deltakelse:s01:"))
    for strom in stromme[::3]:
        innhold = OppfolgingRegistrert(id="halvaret", dato=date(2025, 5, 2))
        bok.hendt(strom, date(2025, 5, 2), innhold)
    bok.skriv()


def utvalgte(side: ReadSide) -> list[tuple[int, int]]:
    ende = side.follower.end()
    valgt = [ende // 2, ende - ende // 20, ende]
    tatt_opp = [(p, side.follower.reader.span(p, p)[0].recorded_us) for p in valgt]
    return [*tatt_opp, *((ende, slutt(date(2025, maned, 20))) for maned in (4, 5))]


def test_in_the_stories_the_rows_are_the_folded_streams(logg: str) -> None:
    fyll_ut(logg)
    sett = Counter[str]()
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        for kjent, per in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per))
            with side.sight("oppfolging", per=per, kjent=kjent) as sight:
                rader = oppfolginger(sight)
                assert {(r.lop, r.kommune, r.id): r.stand for r in rader} == standene(blikk)
                sett += Counter(r.stand for r in rader)
                for strom, lop in blikk.under("innforingslop:").items():
                    assert isinstance(lop, Innforingslop)
                    id_ = strom.removeprefix("innforingslop:")
                    egne = [r for r in rader if r.lop == id_]
                    assert {(r.losning, r.tilstand) for r in egne} <= {
                        (lop.losning, lop.tilstandskode)
                    }
                    funnet, _ = sluppet(sight, id_)
                    assert set(funnet) == slipper(blikk, id_, lop.losning)
                    sett["sluppet"] += len(funnet)
                kilde = Kilde(blikk, REGISTER)
                for strom, alt in blikk.uten_virkning().under("ibruktakelse:").items():
                    _, losning, kommune = strom.split(":")
                    en_gang = cast("Ibruktakelse", alt)
                    if not (en_gang.malt or en_gang.gevinster or en_gang.drift):
                        continue
                    en = ettertid(sight, losning, kommune)
                    hvor = {"losning": losning, "kommune": kommune}
                    assert len(en.malinger) == spor(kilde, "malinger", hvor)
                    sett["malinger"] += len(en.malinger)
                    var = cast("Ibruktakelse", blikk.aggregat(strom))
                    assert {(g.id, g.realisert) for g in en.gevinster} == {
                        (g.id, g.realisert) for g in var.gevinster
                    }
                    assert (en.drift and en.drift.fra) == (var.drift and var.drift.fra)
    assert {KOMMENDE, FORFALT, UTFORT, "malinger", "sluppet"} <= set(+sett)


def standene(blikk: Tilbakeblikk) -> dict[tuple[str, ...], str]:
    funnet = {}
    for strom, aggregat in blikk.under("deltakelse:").items():
        for o in cast("Deltakelse", aggregat).oppfolginger:
            apen = FORFALT if o.dato < blikk.dag else KOMMENDE
            funnet[*strom.split(":")[1:], o.id] = apen if o.gjennomfort is None else UTFORT
    return funnet


def slipper(blikk: Tilbakeblikk, lop: str, losning: str | None) -> set[str]:
    """As the warning at the evaluation has it."""
    if losning is None:
        return set()
    funnet = set()
    for strom, aggregat in blikk.under(f"deltakelse:{lop}:").items():
        deltakelse = cast("Deltakelse", aggregat)
        kommune = strom.split(":")[2]
        bruk = blikk.uten_virkning().aggregat(f"ibruktakelse:{losning}:{kommune}")
        status = cast("Ibruktakelse", bruk).status_per(blikk.dag)
        under = status is not None and status.trinn < Bruksstatus.TATT_I_BRUK.trinn
        if deltakelse.deltatt and under and not deltakelse.apne_oppfolginger:
            funnet.add(kommune)
    return funnet


def test_what_is_said_of_one_thing_is_what_is_said_of_it_among_all(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        alle = sagt(side, slutt(date(2025, 1, 1)))
        for om in ("s01", "kjernejournal"):
            egne = [celle for celle in alle if celle.path[0] == om]
            assert sagt(side, slutt(date(2025, 1, 1)), om=om) == egne != []
        assert len({celle.path for celle in alle}) == len(alle)


def test_the_events_of_a_figure_give_it_again(logg: str) -> None:
    fyll_ut(logg)
    regnet = Counter[str]()
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        rader = side.follower.reader.tail(0)
        hendt = {r.position: (r.stream_id, MAPPER.decode(r).hendelse) for r in rader}
        for kjent, per in utvalgte(side)[1:]:
            dag = dag_i_norge(per)
            for celle in sagt(side, per, kjent):
                bak = [hendt[p] for p in celle.positions]
                assert all(p <= kjent for p in celle.positions)
                if celle.path[1:] == ("tall", "sluppet"):
                    assert len(slipper_igjen(bak)) == celle.value
                    regnet["sluppet"] += bool(celle.value)
                elif celle.path[1] == "tall" and celle.path[2] in {KOMMENDE, FORFALT, UTFORT}:
                    assert Counter(stand_igjen(bak, dag).values())[celle.path[2]] == celle.value
                    regnet[celle.path[2]] += bool(celle.value)
                elif celle.path[-1] == "stand":
                    assert list(stand_igjen(bak, dag).values()) == [celle.value]
                    regnet["stand"] += 1
                elif celle.path[1] == "tall" and celle.path[2] != "kommuner":
                    assert ettertid_igjen(celle.path[2], bak) == celle.value
                    regnet[celle.path[2]] += bool(celle.value)
    assert set(+regnet) >= {KOMMENDE, FORFALT, UTFORT, "stand", "sluppet", "malt", "i_drift"}


def stand_igjen(bak: list[tuple[str, Any]], dag: date) -> dict[tuple[str, str], str]:
    """Stream and id → how it stands, from those events alone."""
    funnet: dict[tuple[str, str], str] = {}
    for strom, h in bak:
        if isinstance(h, OppfolgingPlanlagt):
            funnet.setdefault((strom, h.id), FORFALT if h.dato < dag else KOMMENDE)
        elif isinstance(h, OppfolgingRegistrert):
            funnet[strom, h.id] = UTFORT
    return funnet


def slipper_igjen(bak: list[tuple[str, Any]]) -> set[str]:
    """Those that took part and were reported, less those with a follow-up that is not done."""
    meldt = {s.split(":")[2] for s, h in bak if isinstance(h, BruksstatusMeldt)}
    apne = {s for (s, _), star in stand_igjen(bak, date.min).items() if star != UTFORT}
    return meldt - {strom.split(":")[2] for strom in apne}


def ettertid_igjen(navn: str, bak: list[tuple[str, Any]]) -> int:
    """A figure of one løsning, from those events alone: each stream is a kommune."""
    dager = Counter(strom for strom, h in maledager(bak))
    if navn == "ikke_malt":
        return 357 - len(dager)
    if navn == "malt_flere_ganger":
        return sum(n > 1 for n in dager.values())
    if navn.startswith("gevinst"):
        til_slutt = {s: h.gevinst.realisert for s, h in bak if isinstance(h, GevinstRegistrert)}
        return sum((r is not None) == (navn == "gevinst_realisert") for r in til_slutt.values())
    if "drift" in navn:
        return len({s for s, h in bak if isinstance(h, OvergangTilDriftRegistrert)})
    return len(dager)


def maledager(bak: list[tuple[str, Any]]) -> set[tuple[str, date]]:
    return {(s, h.dato) for s, h in bak if isinstance(h, BruksmalingRegistrert)}
