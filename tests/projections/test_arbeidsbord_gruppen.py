"""Arbeidsbord: what waits in the group itself, over the story of its meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_slutt
from innforing.application.tilfeldighet import demo_person
from innforing.bootstrap import Hus
from innforing.projections.arbeidsbord.arbeidsbord import forklar, venter
from innforing.projections.arbeidsbord.oppgaver import Oppgave, Oppgaveart
from innforing.registers.kommuner import Kommuneregister
from tests.application.demohus import FRO, fortalt, innstillinger
from tests.scenarios.verdener import MOTENE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.readside import ReadSide

GRUPPEN = "koordineringsgruppen"
FRIST = date(2026, 3, 23)
STANDPUNKT, PROTOKOLL = Oppgaveart.STANDPUNKT, Oppgaveart.PROTOKOLL
SVARER = {"solveig": "ks", "njal": "nhn", "reidar": "region", "helle": "helsedirektoratet"}
"""Who answers for each part: Randi sits for the regions too, and has stepped aside."""


@pytest.fixture(scope="module")
def huset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hus]:
    with Hus(innstillinger(fortalt(tmp_path_factory.mktemp("gruppen"), MOTENE))) as hus:
        yield hus


@pytest.fixture(scope="module")
def lesesiden(huset: Hus) -> Iterator[ReadSide]:
    with huset.lesesiden() as side:
        assert side.catch_up().behind == 0
        yield side


def etter(hus: Hus, topic: str, nr: int = 1) -> int:
    """The position of the nth event of a kind in the group."""
    rader = [r for r in hus.reader.stream(f"koordineringsgruppe:{GRUPPEN}") if r.topic == topic]
    return rader[nr - 1].position


def se(side: ReadSide, dag: date, kjent: int | None = None) -> list[Oppgave]:
    with side.sight("arbeidsbord", per=mikrosekunder(dagens_slutt(dag)), kjent=kjent) as sight:
        return [o for o in venter(sight, organ=GRUPPEN) if o.lop is None]


def personer(o: Oppgave) -> set[str | None]:
    return {m.person for m in o.mottakere}


def de(*navn: str) -> set[str | None]:
    return {demo_person(FRO, ett) for ett in navn}


@pytest.mark.krav("K-104", "K-109")
def test_a_round_waits_for_the_parts_that_have_not_answered(
    huset: Hus, lesesiden: ReadSide
) -> None:
    igjen = dict(SVARER)
    inhabil = etter(huset, "InhabilitetMeldt", 2)
    [runde] = se(lesesiden, date(2026, 3, 17), inhabil)
    assert (runde.art, runde.om, runde.steg) == (
        *(STANDPUNKT, (GRUPPEN, "sak-2026-5")),
        "gi_standpunkt",
    )
    assert (runde.siden, runde.frist, runde.forfalt) == (date(2026, 3, 16), FRIST, False)
    assert personer(runde) == de(*igjen)
    for nr, navn in enumerate(("solveig", "njal", "reidar"), 1):
        del igjen[navn]
        [runde] = se(lesesiden, date(2026, 3, 19), etter(huset, "StandpunktGitt", nr))
        assert personer(runde) == de(*igjen)
    siste = etter(huset, "StandpunktGitt", 4)
    assert se(lesesiden, date(2026, 3, 20), siste) == []


@pytest.mark.krav("K-109")
def test_one_who_steps_aside_is_not_waited_for(huset: Hus, lesesiden: ReadSide) -> None:
    apnet = etter(huset, "SkriftligRundeApnet")
    [for_] = se(lesesiden, date(2026, 3, 16), apnet)
    assert personer(for_) == de("randi", *SVARER)


@pytest.mark.krav("K-109")
def test_a_round_that_is_not_closed_in_time_is_overdue(huset: Hus, lesesiden: ReadSide) -> None:
    svart = etter(huset, "StandpunktGitt", 3)
    assert [o.forfalt for o in se(lesesiden, FRIST, svart)] == [False]
    assert [o.forfalt for o in se(lesesiden, date(2026, 3, 24), svart)] == [True]


@pytest.mark.krav("K-375")
def test_minutes_wait_when_every_item_is_treated_and_go_when_they_are_signed(
    huset: Hus, lesesiden: ReadSide
) -> None:
    [for_sist, sist] = (etter(huset, "SakBesluttet", nr) for nr in (1, 2))
    assert se(lesesiden, date(2026, 2, 17), for_sist) == [], "one item is left"
    [protokoll] = se(lesesiden, date(2026, 2, 17), sist)
    assert (protokoll.art, protokoll.om, protokoll.frist) == (
        *(PROTOKOLL, (GRUPPEN, "mote-2026-1")),
        None,
    )
    assert personer(protokoll) == de("randi", *SVARER)
    assert se(lesesiden, date(2026, 2, 17), etter(huset, "ProtokollGodkjent")) == []


def test_it_rests_on_the_round_the_answers_and_the_seats(huset: Hus, lesesiden: ReadSide) -> None:
    kjent = etter(huset, "StandpunktGitt", 2)
    per = mikrosekunder(dagens_slutt(date(2026, 3, 18)))
    with lesesiden.sight("arbeidsbord", per=per, kjent=kjent) as sight:
        hviler = forklar(sight, STANDPUNKT, GRUPPEN, "sak-2026-5")
        [celle] = [
            en
            for en in lesesiden.projection("arbeidsbord").statements(
                sight, Kommuneregister.standard(), GRUPPEN
            )
            if en.path == (GRUPPEN, "standpunkt", "sak-2026-5", "frist")
        ]
    assert (celle.value, celle.positions) == (FRIST.isoformat(), hviler)
    rader = [huset.reader.span(p, p)[0] for p in hviler]
    assert {rad.topic for rad in rader if rad.stream_id.startswith("koordineringsgruppe")} == {
        *("SkriftligRundeApnet", "StandpunktGitt"),
        "InhabilitetMeldt",
    }
    assert {rad.stream_id for rad in rader} == {
        f"koordineringsgruppe:{GRUPPEN}",
        f"organ:{GRUPPEN}",
    }


def test_all_of_it_is_built_again_alike(lesesiden: ReadSide) -> None:
    like = lesesiden.prove("arbeidsbord")
    assert like is not None
    assert like.counted == 0
