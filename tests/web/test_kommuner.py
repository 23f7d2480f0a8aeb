"""P-10: every way to write a kommune finds its row, and nobody is ranked by what they answered."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from innforing.projections.deltakere.deltakerrader import KONTAKTPERSON
from innforing.projections.kommuner import belastning
from tests.web.lenker import lenker, tekst

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted


@pytest.fixture
def medlem(klient_som: Callable[[str, str], Klient]) -> Klient:
    """A member of the koordineringsgruppe."""
    return klient_som("medlem", "koordineringsgruppen")


def rader(klient: Klient, **sporring: str) -> list[dict[str, str]]:
    """The rows that the page gives, in their order."""
    fil = klient.vis("/kommuner", last_ned="kommuner.maskin.csv", **sporring)
    return list(csv.DictReader(io.StringIO(fil.lstrip("\ufeff"))))


@pytest.mark.parametrize(
    "q", ["karasjok", "Kárášjohka", "karasjohka", "5610", "KARASJOK ", "Kárášjohka - Karasjok"]
)
def test_every_way_to_write_karasjok_finds_the_same_row(klient: Klient, q: str) -> None:
    assert [rad["nummer"] for rad in rader(klient, q=q)] == ["5610"]
    assert "Kárášjohka - Karasjok" in tekst(klient.vis("/kommuner", q=q))


def test_a_number_that_is_used_no_more_says_until_when_and_where_to_look(klient: Klient) -> None:
    html = klient.vis("/kommuner", q="1507")
    assert "Nummeret 1507 gjaldt til 31. desember 2023." in tekst(html)
    assert {"/kommuner/alesund-2024", "/kommuner/haram-2024"} <= set(lenker(html))
    assert [rad["nummer"] for rad in rader(klient, q="1507", per="2023-06-01")] == ["1507"]


def test_a_pasted_list_tells_what_is_known_and_what_is_not(klient: Klient) -> None:
    liste = "Bergen\n5610; stjørdal, Xyzw\nVosss"
    assert [rad["kommune"] for rad in rader(klient, q=liste)] == ["Bergen", "Karasjok", "Stjørdal"]
    side = tekst(klient.vis("/kommuner", q=liste))
    assert "Ikke gjenkjent Xyzw" in side
    assert "Vosss Mente du: Voss" in side


def test_part_of_a_name_finds_all_that_have_it_in_norwegian_order(klient: Klient) -> None:
    navn = [rad["kommune"] for rad in rader(klient, q="fjor")]
    assert {"Balsfjord", "Tysfjord"} & set(navn) == {"Balsfjord"}
    alle = [rad["kommune"] for rad in rader(klient)]
    assert len(alle) == 357
    assert alle[0] == "Alstahaug"
    assert alle[-1].startswith("Å")
    assert tekst(klient.vis("/kommuner", q="qqq")).count("Ingen treff") == 1


@pytest.mark.krav("K-351")
def test_each_kommune_has_the_network_that_answers_for_communication(klient: Klient) -> None:
    nettverk = {rad["nettverk"] for rad in rader(klient)}
    assert len(nettverk) == 11
    assert {rad["nettverk"] for rad in rader(klient, fylke="46")} == {"Digi Vestland"}
    om = "Nettverket svarer for samlet kommunikasjon med kommunene i regionen."
    assert om in tekst(klient.vis("/kommuner"))


@pytest.mark.krav("K-370")
def test_the_load_is_shown_in_words_to_those_who_see_every_lop(
    medlem: Klient, nettsted: Nettsted
) -> None:
    us = int(nettsted.hus.na().timestamp() * 1_000_000)
    with nettsted.lesesiden.sight("kommuner", per=us) as sight:
        antall = {b.kommune: b.antall for b in belastning(sight, nettsted.hus.kommuner)}
    id_ = {k.nummer: k.id for k in nettsted.hus.kommuner.per(nettsted.hus.na().date())}
    sett = {id_[rad["nummer"]]: rad for rad in rader(medlem)}
    ord_ = {n: "Ingen løp" if n == 0 else f"{n} løp" for n in set(antall.values())}
    assert {k: rad["belastning"] for k, rad in sett.items()} == {
        k: ord_[n] for k, n in antall.items()
    }
    assert max(antall.values()) > 0


def test_kommuner_without_anybody_to_turn_to_can_be_picked_out(
    medlem: Klient, nettsted: Nettsted
) -> None:
    us = int(nettsted.hus.na().timestamp() * 1_000_000)
    with nettsted.lesesiden.sight("deltakere", per=us) as sight:
        med = {rad.text("kommune") for rad in sight.rows(KONTAKTPERSON) if rad.cells["person"]}
    uten = rader(medlem, uten_kontakt="ja")
    assert len(uten) == 357 - len(med)
    assert {rad["kontakt"] for rad in uten} == {"Ikke registrert"}


@pytest.mark.krav("K-362")
def test_the_public_sees_names_and_rungs_and_nothing_of_what_was_answered(klient: Klient) -> None:
    [rad] = rader(klient, q="bergen", losning="kjernejournal")
    assert list(rad) == ["kommune", "nummer", "fylke", "nettverk", "trinn"]
    assert rad["trinn"] != ""


@pytest.mark.krav("K-161", "K-163")
def test_no_column_tells_who_declined(medlem: Klient) -> None:
    html = medlem.vis("/kommuner", losning="kjernejournal")
    assert "takket_nei" not in html
    assert "Takket nei" not in tekst(html)
