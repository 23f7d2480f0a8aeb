"""Utbredelse: the rungs with their denominators, on both clocks, and the events behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt, posisjon_ved
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_slutt
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.verdier import Belegg, Bruksstatus
from innforing.eventlog.database import upgrade
from innforing.projections import books
from innforing.projections.sight import Sight
from innforing.projections.utbredelse import (
    UKJENT,
    Andel,
    Oversikt,
    Utbredelse,
    forklar,
    kurve,
    tid_til_bruk,
    trinn_av,
    utbredelse,
)
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import MAPPER, benk, hendelse, leseside, skriv, versjon

if TYPE_CHECKING:
    from innforing.projections.readside import ReadSide

REGISTER = Kommuneregister.standard()
SISTE_2023, FORSTE_2024 = date(2023, 12, 31), date(2024, 1, 1)
TRINN = [str(s.value) for s in Bruksstatus]
IKKE, TEKNISK, I_BRUK, NYTTIG = Bruksstatus


class Melding(NamedTuple):
    """One report of the løsning «provet», beside all rules."""

    kommune: str
    status: Bruksstatus
    fra: date
    belegg: Belegg | None = None


def meld(db: str, *meldinger: Melding) -> list[int]:
    """Append the reports in that order; their positions."""
    posisjoner = []
    for m in meldinger:
        strom = f"ibruktakelse:provet:{m.kommune}"
        innhold = BruksstatusMeldt(status=m.status, fra=m.fra, belegg=m.belegg)
        posisjoner.append(skriv(db, hendelse(strom, versjon(db, strom), innhold)))
    return posisjoner


def slutt(dag: date) -> int:
    return mikrosekunder(dagens_slutt(dag))


def se(side: ReadSide, losning: str, dag: date, kjent: int | None = None) -> Oversikt:
    with side.sight("utbredelse", per=slutt(dag), kjent=kjent) as sight:
        return utbredelse(sight, losning, REGISTER)


def antall(oversikt: Oversikt, omrade: str = "norge") -> dict[str, int]:
    """The figures above zero."""
    funnet = next(o for o in oversikt.omrader if o.id == omrade)
    assert sum(t.antall for t in funnet.trinn.values()) == funnet.nevner
    return {navn: t.antall for navn, t in funnet.trinn.items() if t.antall}


def som_spurt(side: ReadSide, losning: str, dag: date, kjent: int) -> object:
    """What the question that the stories ask answers, from the log alone."""
    blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, slutt(dag)))
    return spor(Kilde(blikk, REGISTER), "bruksstatus", {"losning": losning})


def som_svar(oversikt: Oversikt) -> dict[str, object]:
    """The figures of the country in the words of that question."""
    tall = oversikt.landet
    minst = {navn: figur.antall for navn, figur in tall.minst.items()}
    return {
        "nevner": tall.nevner,
        **{navn: figur.antall for navn, figur in tall.trinn.items()},
        "minst": minst,
        "prosent": {navn: round(100 * n / tall.nevner, 1) for navn, n in minst.items()},
        # the question says 0 of none, where the overview says that there is no share
        "aktiv_av_innfort": tall.tatt_i_bruk_av_innforte.prosent or 0.0,
    }


def test_reports_become_rungs_with_the_denominators_of_their_areas(logg: str) -> None:
    dag = date(2024, 3, 1)
    bergen, oslo, voss, lesja = meld(
        logg,
        Melding("bergen", TEKNISK, dag),
        Melding("oslo", I_BRUK, dag, Belegg.DOKUMENT),
        Melding("voss", NYTTIG, dag),
        Melding("lesja", IKKE, dag),
    )
    with leseside(logg) as side:
        side.catch_up()
        oversikt = se(side, "provet", dag)
        with side.sight("utbredelse", per=slutt(dag)) as sight:
            assert trinn_av(sight, "provet", "oslo") == (I_BRUK, oslo)
            assert trinn_av(sight, "provet", "lesja") == (IKKE, lesja)
            assert trinn_av(sight, "provet", "alta") is None
        for_ = se(side, "provet", dag - timedelta(days=1))
    ett_hver = dict.fromkeys(TRINN, 1)
    assert antall(oversikt) == {**ett_hver, UKJENT: 353}
    assert (oversikt.dag, oversikt.landet.nevner) == (dag, 357)
    assert antall(oversikt, "46") == {"teknisk_innfort": 1, "nyttiggjort": 1, UKJENT: 41}
    assert antall(oversikt, "03") == {"tatt_i_bruk": 1}
    assert oversikt.landet.tatt_i_bruk_av_innforte == Andel(2, 3, (bergen, oslo, voss))
    assert oversikt.landet.tatt_i_bruk_av_innforte.prosent == 66.7
    assert oversikt.landet.tatt_i_bruk_av_alle == Andel(2, 357, (oslo, voss))
    assert oversikt.landet.tatt_i_bruk_av_alle.prosent == 0.6
    for deler in (oversikt.helseregioner, oversikt.diginettverk, oversikt.fylker):
        assert sum(del_.nevner for del_ in deler) == 357
        assert Counter(p for del_ in deler for p in del_.minst["tatt_i_bruk"].posisjoner) == {
            oslo: 1,
            voss: 1,
        }
    assert antall(for_) == {UKJENT: 357}, "unknown, not «ikke innført»"
    assert for_.landet.tatt_i_bruk_av_innforte.prosent is None
    assert for_.landet.tatt_i_bruk_av_alle.prosent == 0.0


def test_the_denominators_are_those_of_the_day_and_of_what_was_known(logg: str) -> None:
    """The Ålesund of 2023 is none of the two that it was divided into: they have told nothing."""
    meld(logg, Melding("alesund-2020", I_BRUK, date(2023, 5, 1)))
    with leseside(logg) as side:
        side.catch_up()
        en, to = se(side, "provet", SISTE_2023), se(side, "provet", FORSTE_2024)
        with side.sight("utbredelse", per=slutt(FORSTE_2024)) as sight:
            sight.kjent_dag = date(2021, 1, 1)
            tidlig = utbredelse(sight, "provet", REGISTER)
    assert [o.landet.nevner for o in (en, to, tidlig)] == [356, 357, 356]
    assert [len(o.fylker) for o in (en, to, tidlig)] == [11, 15, 11]
    assert [len(o.diginettverk) for o in (en, to, tidlig)] == [11, 11, 11]
    assert [antall(o) for o in (en, to, tidlig)] == [
        {"tatt_i_bruk": 1, UKJENT: 355},
        {UKJENT: 357},
        {"tatt_i_bruk": 1, UKJENT: 355},
    ]


def test_a_back_dated_report_fills_the_gap_before_what_is_known_to_be_later(logg: str) -> None:
    """Decided on the 5th and entered last; the rung of the 20th stands, though it is a repeat."""
    forst, gjentatt, sist = meld(
        logg,
        Melding("bergen", TEKNISK, date(2024, 3, 1)),
        Melding("bergen", TEKNISK, date(2024, 3, 20)),
        Melding("bergen", I_BRUK, date(2024, 3, 5)),
    )
    ventet = [
        (date(2024, 2, 29), None, {UKJENT: 357}, ()),
        (date(2024, 3, 4), None, {"teknisk_innfort": 1, UKJENT: 356}, (forst,)),
        (date(2024, 3, 5), gjentatt, {"teknisk_innfort": 1, UKJENT: 356}, (forst,)),
        (date(2024, 3, 5), sist, {"tatt_i_bruk": 1, UKJENT: 356}, (sist,)),
        (date(2024, 3, 5), None, {"tatt_i_bruk": 1, UKJENT: 356}, (sist,)),
        (date(2024, 3, 20), None, {"teknisk_innfort": 1, UKJENT: 356}, (gjentatt,)),
        (date(2024, 3, 20), forst - 1, {UKJENT: 357}, ()),
    ]
    with leseside(logg) as side:
        side.catch_up()
        for dag, kjent, tall, hviler_pa in ventet:
            oversikt = se(side, "provet", dag, kjent)
            assert (dag, kjent, antall(oversikt)) == (dag, kjent, tall)
            assert forklar(oversikt, UKJENT) == hviler_pa


def test_of_two_reports_for_one_day_the_last_recorded_holds_all_of_that_day(logg: str) -> None:
    dag = date(2024, 3, 5)
    _, sist = meld(logg, Melding("bergen", TEKNISK, dag), Melding("bergen", I_BRUK, dag))
    with leseside(logg) as side:
        side.catch_up()
        for us, ventet in ((0, (I_BRUK, sist)), (-1, None)):
            per = slutt(dag - timedelta(days=1)) + 1 + us
            with side.sight("utbredelse", per=per) as sight:
                assert trinn_av(sight, "provet", "bergen") == ventet


def meldt_i(side: ReadSide) -> list[tuple[int, str, BruksstatusMeldt]]:
    """Position, løsning and report, of every report in the log."""
    return [
        (rad.position, rad.stream_id.split(":")[1], innhold)
        for rad in side.follower.reader.under("ibruktakelse:")
        for innhold in [MAPPER.decode(rad).hendelse]
        if isinstance(innhold, BruksstatusMeldt)
    ]


def test_the_figures_of_the_stories_are_those_of_the_question_they_ask(logg: str) -> None:
    with leseside(logg) as side:
        side.catch_up()
        meldt = meldt_i(side)
        sett = set()
        for losning in sorted({losning for _, losning, _ in meldt}):
            egne = [(p, m.fra) for p, navn, m in meldt if navn == losning]
            posisjoner = sorted({egne[0][0], egne[len(egne) // 2][0], egne[-1][0]})
            dager = sorted({dag for _, dag in egne})
            valgt = {dager[0] - timedelta(days=1), *dager[:: max(1, len(dager) // 3)], dager[-1]}
            for kjent in posisjoner:
                for dag in sorted(valgt):
                    oversikt = se(side, losning, dag, kjent)
                    assert som_svar(oversikt) == som_spurt(side, losning, dag, kjent)
                    sett.add(tuple(antall(oversikt).items()))
    assert len(sett) > 10, "the stories are to tell many different figures"


def test_the_events_that_a_figure_names_give_the_figure(logg: str) -> None:
    """Every cell of every area; the events are read from the log and counted anew."""
    with leseside(logg) as side:
        side.catch_up()
        meldt = meldt_i(side)
        fortalt = {p: m for p, _, m in meldt}
        rader = {r.position: r for r in side.follower.reader.under("ibruktakelse:")}
        celler = 0
        for kjent, losning, siste in meldt[:: max(1, len(meldt) // 12)]:
            oversikt = se(side, losning, siste.fra, kjent)
            for omrade in oversikt.omrader:
                for trinn, figur in omrade.trinn.items():
                    bak = forklar(oversikt, trinn, omrade.id)
                    kommuner = {rader[p].stream_id for p in bak}
                    assert len(kommuner) == len(bak)
                    if trinn == UKJENT:
                        assert figur.antall == omrade.nevner - len(kommuner)
                        continue
                    assert figur.antall == len(kommuner)
                    assert {fortalt[p].status.value for p in bak} <= {trinn}
                    assert all(p <= kjent for p in bak)
                    celler += figur.antall > 0
    assert celler > 20


def test_what_was_answered_then_is_answered_now_of_what_was_known_then(logg: str) -> None:
    with benk(logg) as b:
        runner = b.runner(Utbredelse())
        runner.take_lead()
        svart: list[tuple[int, int, dict[str, Any]]] = []
        while runner.step(limit=97):
            utgave = b.utgave(Utbredelse())
            per = b.reader().span(utgave.position, utgave.position)[0].recorded_us
            with b.store.snapshot() as rows:
                svart.append((utgave.position, per, svar_om_alle(Sight, rows, utgave, per, None)))
        with b.store.snapshot() as rows:
            siste = books.serving(rows, "utbredelse")
            for kjent, per, da in svart:
                assert svar_om_alle(Sight, rows, siste, per, kjent) == da
    assert len({str(da) for _, _, da in svart}) > 5


def test_the_curve_is_the_figure_of_each_day(tables_url: str) -> None:
    upgrade(tables_url)
    meld(
        tables_url,
        Melding("oslo", TEKNISK, date(2024, 1, 10)),
        Melding("voss", TEKNISK, date(2024, 2, 1)),
        Melding("oslo", I_BRUK, date(2024, 3, 1)),
    )
    dager = [date(2024, 1, 9), date(2024, 1, 10), date(2024, 2, 15), date(2024, 3, 1)]
    with leseside(tables_url) as side:
        side.catch_up()
        with side.sight("utbredelse", per=slutt(date(2025, 1, 1))) as sight:
            linje = kurve(sight, "provet", REGISTER, dager)
            assert [dag for dag, _ in linje] == dager
            assert [tall for _, tall in linje] == [se(side, "provet", d).landet for d in dager]
            assert [t.minst["teknisk_innfort"].antall for _, t in linje] == [0, 1, 2, 2]


@pytest.mark.krav("K-196")
def test_the_time_to_use_counts_only_those_that_told_both(tables_url: str) -> None:
    upgrade(tables_url)
    posisjoner = meld(
        tables_url,
        Melding("oslo", TEKNISK, date(2024, 1, 10)),
        Melding("oslo", I_BRUK, date(2024, 1, 20)),
        Melding("voss", TEKNISK, date(2024, 2, 1)),
        Melding("bergen", I_BRUK, date(2024, 2, 1)),
        Melding("bodo", TEKNISK, date(2024, 1, 1)),
        Melding("bodo", I_BRUK, date(2024, 3, 1)),
    )
    with leseside(tables_url) as side:
        side.catch_up()
        with side.sight("utbredelse", per=slutt(date(2024, 2, 1))) as sight:
            assert tid_til_bruk(sight, "provet") == (1, 10, (10,), tuple(posisjoner[:2]))
        with side.sight("utbredelse", per=slutt(date(2025, 1, 1))) as sight:
            assert tid_til_bruk(sight, "provet").dager == (10, 60)
            assert tid_til_bruk(sight, "provet").median_dager == 35


def svar_om_alle(
    sight: type[Sight], rows: Any, utgave: Any, per: int, kjent: int | None
) -> dict[str, Any]:
    blikk = sight(rows, utgave, per=per, kjent=kjent)
    losninger = ("kjernejournal", "dho", "digihelsestasjon", "vkp")
    return {losning: astuple(utbredelse(blikk, losning, REGISTER)) for losning in losninger}


@pytest.mark.parametrize("kjent_dag", [date(2024, 6, 30), date(2024, 10, 31)])
def test_known_as_of_a_day_is_known_as_of_its_last_position(kjent_dag: date, logg: str) -> None:
    """Digital hjemmeoppfølging in the story of «tilgjengelig er ikke nyttig»."""
    with leseside(logg) as side:
        side.catch_up()
        kjent = posisjon_ved(side.follower.reader, slutt(kjent_dag))
        oversikt = se(side, "dho", date(2024, 10, 15), kjent)
        assert som_svar(oversikt) == som_spurt(side, "dho", date(2024, 10, 15), kjent)
        assert datetime.fromtimestamp(
            side.follower.reader.span(kjent, kjent)[0].recorded_us / 1e6, UTC
        ) <= dagens_slutt(kjent_dag)
