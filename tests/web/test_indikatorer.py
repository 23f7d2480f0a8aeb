"""The dashboard: every indicator, with its numbers and the events behind them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from innforing.projections.deltakere.deltakere import aktiviteter
from innforing.projections.svarfordeling import alle_lop, svarfordeling
from innforing.projections.utbredelse import tid_til_bruk, utbredelse
from tests.web.lenker import lenker

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted


@pytest.fixture
def medlem(klient_som: Callable[[str, str], Klient]) -> Klient:
    """A member of the koordineringsgruppe."""
    return klient_som("medlem", "koordineringsgruppen")


def rader(klient: Klient, liste: str, **sporring: str) -> dict[str, dict[str, str]]:
    """The rows of one of the tables, by their heading."""
    fil = klient.vis("/indikatorer", last_ned=f"{liste}.maskin.csv", **sporring)
    return {rad[next(iter(rad))]: rad for rad in csv.DictReader(io.StringIO(fil.lstrip("\ufeff")))}


def na(sted: Nettsted) -> int:
    return int(sted.hus.na().timestamp() * 1_000_000)


@pytest.mark.krav("K-342", "K-362", "K-363", "K-366")
def test_the_use_of_each_losning_is_that_of_the_day_with_its_denominator(
    medlem: Klient, nettsted: Nettsted
) -> None:
    ved_nyttar, na_ = rader(medlem, "bruk", per="2023-12-31"), rader(medlem, "bruk")
    kjernejournal = next(navn for navn in na_ if navn == "Kjernejournal")
    assert "263" in ved_nyttar[kjernejournal].values()
    assert "356" in ved_nyttar[kjernejournal].values()
    assert "357" in na_[kjernejournal].values()
    with nettsted.lesesiden.sight("utbredelse", per=na(nettsted)) as sight:
        tid = tid_til_bruk(sight, "kjernejournal")
        landet = utbredelse(sight, "kjernejournal", nettsted.hus.kommuner).landet
    assert str(landet.minst["tatt_i_bruk"].antall) in na_[kjernejournal].values()
    assert str(tid.median_dager) in na_[kjernejournal].values()


@pytest.mark.krav("K-367")
def test_joint_activities_stand_beside_help_for_one_kommune(
    medlem: Klient, nettsted: Nettsted
) -> None:
    with nettsted.lesesiden.sight("deltakere", per=na(nettsted)) as sight:
        tall = aktiviteter(sight)
        alene = aktiviteter(sight, next(iter(tall)))
    assert list(alene) == [next(iter(tall))]
    assert sum(f.antall for omfang in tall.values() for f in omfang.values()) > 0
    sett = [
        tuple(int(rad[slag]) for slag in ("felles", "lokal", "skreddersom"))
        for rad in rader(medlem, "hjelp").values()
    ]
    ventet = [tuple(figur.antall for figur in omfang.values()) for omfang in tall.values()]
    assert sorted(sett) == sorted(ventet)


@pytest.mark.krav("K-364", "K-365", "K-368", "K-369", "K-370")
def test_every_figure_leads_to_the_events_behind_it(medlem: Klient) -> None:
    bak = [sti for sti in lenker(medlem.vis("/indikatorer")) if "/bak/" in sti]
    modeller = {sti.split("/bak/")[1].partition("?")[0] for sti in bak}
    assert modeller == {
        *("utbredelse", "varigheter", "svarfordeling", "deltakere", "losninger"),
        *("laeringspunkter", "kommuner"),
    }
    for modell in modeller:
        egne = [sti for sti in bak if f"/bak/{modell}?" in sti]
        for sti in (egne[0], egne[len(egne) // 2], egne[-1]):
            assert medlem.get(sti).status_code == 200, sti


@pytest.mark.krav("K-365")
def test_the_answers_of_each_lop_are_those_of_its_own_question(
    medlem: Klient, nettsted: Nettsted
) -> None:
    with nettsted.lesesiden.sight("svarfordeling", per=na(nettsted)) as sight:
        alle = alle_lop(sight)
        assert {lop: svarfordeling(sight, lop) for lop in alle} == alle
    sett = {rad["lop"]: rad for rad in rader(medlem, "svar").values()}
    assert len(sett) == len(alle)
    ventet = sorted(tall["pameldt"].antall for tall in alle.values())
    assert sorted(int(rad["pameldt"]) for rad in sett.values()) == ventet


@pytest.mark.krav("K-163", "K-365")
def test_no_lop_is_ranked_by_how_many_declined(medlem: Klient) -> None:
    stier = lenker(medlem.vis("/indikatorer"))
    assert [sti for sti in stier if "sorter=" in sti and "takket_nei" in sti] == []
    assert [sti for sti in stier if "svar.sorter=lop" in sti] != []


def test_the_dashboard_is_for_those_who_see_what_it_rests_on(
    klient: Klient, klient_som: Callable[[str, str], Klient]
) -> None:
    assert klient.get("/indikatorer").status_code == 303
    for rolle, organ, svar in (
        ("fullmektig", "kommune-stjordal", 403),
        ("leder", "program-digihelse", 403),
        ("revisor", "helsedirektoratet", 200),
        ("innforingsleder", "regional-50", 200),
    ):
        assert klient_som(rolle, organ).get("/indikatorer").status_code == svar
