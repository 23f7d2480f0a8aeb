"""The record of the group, on both clocks: agenda, attendance, decisions and what waits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.tilfeldighet import demo_person
from innforing.bootstrap import Hus
from innforing.domain.koordineringsgruppe.verdier import Beslutningsmangel
from innforing.projections.moter.motebok import Motebok
from tests.application.demohus import FRO, fortalt, innstillinger
from tests.scenarios.verdener import MOTENE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.projections.readside import ReadSide

ALLTID = 4_102_444_800_000_000
ETTER = date(2026, 3, 24)


@pytest.fixture(scope="module")
def moteloggen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fortalt(tmp_path_factory.mktemp("moter"), MOTENE)


@pytest.fixture(scope="module")
def lesesiden(moteloggen: Path) -> Iterator[ReadSide]:
    with Hus(innstillinger(moteloggen)) as hus, hus.lesesiden() as side:
        assert side.catch_up().behind == 0
        yield side


def bok(side: ReadSide, kjent: int | None = None) -> Motebok:
    with side.sight("moter", per=ALLTID, kjent=kjent) as sight:
        return Motebok(sight)


@pytest.mark.krav("K-104", "K-118")
def test_a_meeting_says_who_was_there_for_which_party(lesesiden: ReadSide) -> None:
    mote = bok(lesesiden).moter["mote-2026-2"]
    moette = [("helsedirektoratet", "helle"), ("ks", "solveig"), ("nhn", "kg-vara-nhn")]
    moette.append(("region", "randi"))
    assert mote.oppmote == tuple((part, demo_person(FRO, navn)) for part, navn in moette)
    assert bok(lesesiden).moter["mote-2026-1"].uten_stemme == (demo_person(FRO, "ressurs-46"),)


@pytest.mark.krav("K-109", "K-375")
def test_an_item_tells_what_was_sent_out_and_what_became_of_it(lesesiden: ReadSide) -> None:
    [plan] = [s for s in bok(lesesiden).moter["mote-2026-2"].saker if s.id == "sak-2026-3"]
    beslutning = plan.beslutning
    assert beslutning is not None
    assert (beslutning.utfall, beslutning.dato) == ("ja_pa_vilkar", date(2026, 3, 3))
    assert beslutning.endret == ("PlanLagt", "PlanDelt")
    assert beslutning.avklaring is not None
    assert (beslutning.posisjon, beslutning.avtrykk) == (plan.posisjon, plan.avtrykk)
    assert [d.part for d in plan.dissens] == ["helsedirektoratet"]
    assert [i.grunn for i in plan.inhabile] == ["egen_arbeidsgiver"]


@pytest.mark.krav("K-375")
def test_a_condition_lapses_by_itself_and_a_later_item_corrects(lesesiden: ReadSide) -> None:
    plan = bok(lesesiden).saker["sak-2026-3"]
    assert plan.rettet_av == "sak-2026-5"
    assert plan.mangel(ETTER) is Beslutningsmangel.ER_RETTET
    beslutning = plan.beslutning
    assert beslutning is not None
    da = bok(lesesiden, kjent=beslutning.ved).saker["sak-2026-3"]
    assert da.mangel(date(2026, 3, 13)) is Beslutningsmangel.VILKARET_ER_APENT
    assert da.mangel(ETTER) is Beslutningsmangel.BORTFALT


def test_a_deferred_item_stands_in_both_meetings(lesesiden: ReadSide) -> None:
    moter = bok(lesesiden).moter
    assert [s.id for s in moter["mote-2026-2"].saker] == ["sak-2026-3", "sak-2026-4"]
    assert [s.id for s in moter["mote-2026-4"].saker] == ["sak-2026-4"]
    [sak] = moter["mote-2026-4"].saker
    assert [(b.mote, b.utfall) for b in sak.behandlinger] == [("mote-2026-2", None)]
    assert sak.beslutning is None


@pytest.mark.krav("K-109")
def test_a_written_round_has_the_answer_of_each_party(lesesiden: ReadSide) -> None:
    runde = bok(lesesiden).moter["mote-2026-3"]
    assert (runde.er_runde, runde.frist) == (True, date(2026, 3, 23))
    [sak] = runde.saker
    assert {s.part: s.standpunkt for s in sak.svar} == {
        "ks": "for",
        "nhn": "for",
        "region": "for",
        "helsedirektoratet": "mot",
    }
    assert runde.dato == date(2026, 3, 20)


def test_the_minutes_are_made_from_where_they_were_signed_off(lesesiden: ReadSide) -> None:
    moter = bok(lesesiden).moter
    assert moter["mote-2026-4"].godkjent_ved is None
    ved = moter["mote-2026-1"].godkjent_ved
    assert ved is not None
    assert bok(lesesiden, kjent=ved).moter["mote-2026-1"] == moter["mote-2026-1"]
    assert bok(lesesiden, kjent=ved - 1).moter["mote-2026-1"].godkjent_av is None


@pytest.mark.krav("K-109", "K-119")
def test_what_waits_to_be_put_on_an_agenda(lesesiden: ReadSide) -> None:
    na = bok(lesesiden)
    assert (na.ventende_saker, na.ventende_lop) == ((), ())
    assert na.parter_som_kreves == 3
    delt = next(s.posisjoner[0] for s in na.saker.values() if s.id == "sak-2026-3") - 1
    for_ = bok(lesesiden, kjent=delt)
    [venter] = for_.ventende_lop
    assert (venter.lop, venter.emne, venter.gruppens) == ("s27", "plan", True)
    meldt = bok(lesesiden, kjent=delt + 1)
    assert ([s.id for s in meldt.ventende_saker], meldt.ventende_lop) == (["sak-2026-3"], ())


@pytest.mark.krav("K-110", "K-111", "K-114")
def test_in_the_stories_evaluations_and_notices_of_regions_wait_as_information(
    samlet: Path,
) -> None:
    with Hus(innstillinger(samlet)) as hus, hus.lesesiden() as side:
        assert side.catch_up().behind == 0
        delt = {(r.stream_id, r.topic): r.position for r in hus.reader.under("innforingslop:")}
        ved_plan = bok(side, kjent=delt["innforingslop:s03", "PlanDelt"])
        ved_evaluering = bok(side, kjent=delt["innforingslop:s03", "EvalueringDelt"])
        til_slutt = bok(side)
    assert ("s03", "plan", False) in [(v.lop, v.emne, v.gruppens) for v in ved_plan.ventende_lop]
    venter = [(v.lop, v.emne, v.gruppens) for v in ved_evaluering.ventende_lop]
    assert ("s03", "evaluering", False) in venter
    assert (til_slutt.saker, til_slutt.moter, til_slutt.parter_som_kreves) == ({}, {}, None)
    assert til_slutt.ventende_lop == ()
