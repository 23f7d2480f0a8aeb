"""A list is sorted, parted in pages and linked by its address alone (sider.md §1.4)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.projections.utbredelse import Andel
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, sortert, vis
from tests.web.listekall import Prove, lest, liste, tall


def tekster(visning: Tabellvisning | Liste) -> list[str]:
    return [rad.celler[0].tekst for rad in visning.rader]


@pytest.mark.parametrize(
    ("verdier", "ordnet"),
    [
        (["Ås", "Alta", "Ørland", "Ærdal", "Zeta"], ["Alta", "Zeta", "Ærdal", "Ørland", "Ås"]),
        ([10, 9, 2.5], [2.5, 9, 10]),
        ([date(2026, 12, 4), date(2024, 3, 1)], [date(2024, 3, 1), date(2026, 12, 4)]),
        ([Andel(1, 2, ()), Andel(10, 100, ()), Andel(3, 4, ())], None),
    ],
)
def test_en_kolonne_sorteres_etter_sin_mening(verdier: list[object], ordnet: object) -> None:
    rader = liste(*(Celle(v, str(v)) for v in verdier))  # type: ignore[arg-type]
    funnet = [rad.celler[0].verdi for rad in vis(rader, Prove({"sorter": "verdi"})).rader]
    assert funnet == (ordnet or [Andel(10, 100, ()), Andel(1, 2, ()), Andel(3, 4, ())])
    bak_fram = [rad.celler[0].verdi for rad in vis(rader, Prove({"sorter": "-verdi"})).rader]
    assert bak_fram == funnet[::-1]


@pytest.mark.parametrize("sorter", ["verdi", "-verdi"])
def test_det_ingen_vet_star_sist_uansett_retning(sorter: str) -> None:
    ukjent = (Celle(None, "–"), Celle("", "tom"), Celle(Andel(0, 0, ()), "0 av 0"))
    rader = liste(*ukjent, Celle(2, "2"), Celle(1, "1"), Celle(float("nan"), "?"))
    assert tekster(vis(rader, Prove({"sorter": sorter})))[2:] == ["–", "tom", "0 av 0", "?"]


def test_a_cell_may_be_sorted_by_another_thing_than_its_value() -> None:
    rader = liste(Celle("Januar", "Januar", sorter=1), Celle("Februar", "Februar", sorter=2))
    assert tekster(vis(rader, Prove({"sorter": "verdi"}))) == ["Januar", "Februar"]


def test_a_day_and_a_moment_of_it_can_stand_in_one_column() -> None:
    midt_pa = datetime(2026, 11, 22, 9, tzinfo=UTC)
    rader = liste(Celle(midt_pa, "midt på"), Celle(date(2026, 11, 22), "dagen"))
    assert tekster(vis(rader, Prove({"sorter": "verdi"}))) == ["dagen", "midt på"]


def test_equals_keep_the_order_of_the_page_both_ways() -> None:
    rader = liste(Celle("a", "først"), Celle("a", "så"), Celle("b", "sist"))
    assert tekster(vis(rader, Prove({"sorter": "-verdi"}))) == ["sist", "først", "så"]


@pytest.mark.parametrize("sorter", ["", "finnes-ikke", "--verdi", "-"])
def test_an_order_that_is_not_there_leaves_the_list_as_it_is(sorter: str) -> None:
    visning = vis(liste(Celle("b", "b"), Celle("a", "a")), Prove({"sorter": sorter}))
    assert tekster(visning) == ["b", "a"]
    assert [h.aria_sort for h in visning.hoder] == ["none"]


def test_a_head_turns_the_order_and_goes_back_to_the_first_page() -> None:
    def hode(**sporring: str) -> tuple[str | None, dict[str, str]]:
        (ett,) = vis(tall(120), Prove({"type": "A", "side": "2", **sporring})).hoder
        return ett.aria_sort, lest(ett.lenke)

    assert hode() == ("none", {"type": "A", "sorter": "verdi"})
    assert hode(sorter="verdi") == ("ascending", {"type": "A", "sorter": "-verdi"})
    assert hode(sorter="-verdi") == ("descending", {"type": "A", "sorter": "verdi"})


def test_kommuner_rangeres_ikke_etter_en_kolonne_som_ikke_kan_sorteres() -> None:
    fast = Kolonne("verdi", "Takket nei", "tall", sorterbar=False)
    visning = vis(liste(Celle(2, "2"), Celle(1, "1"), kolonne=fast), Prove({"sorter": "verdi"}))
    assert tekster(visning) == ["2", "1"]
    assert [(h.lenke, h.aria_sort) for h in visning.hoder] == [(None, None)]


@pytest.mark.parametrize(
    ("side", "forste", "siste"),
    [("", 1, 50), ("1", 1, 50), ("2", 51, 100), ("3", 101, 120), ("99", 101, 120)]
    + [(feil, 1, 50) for feil in ("0", "-1", "to", "1.5", "²", "9" * 5000)],
)
def test_femti_rader_pa_hver_side(side: str, forste: int, siste: int) -> None:
    visning = vis(tall(120), Prove({"side": side}))
    assert (visning.forste, visning.siste, visning.treff) == (forste, siste, 120)
    assert tekster(visning) == [str(n) for n in range(forste, siste + 1)]


@pytest.mark.parametrize(
    ("side", "antall", "ventet"),
    [
        (1, 50, []),
        (1, 51, [1, 2]),
        (1, 500, [1, 2, None, 10]),
        (3, 500, [1, 2, 3, 4, None, 10]),
        (4, 500, [1, 2, 3, 4, 5, None, 10]),
        (5, 500, [1, None, 4, 5, 6, None, 10]),
        (10, 500, [1, None, 9, 10]),
    ],
)
def test_the_pages_beside_have_links(side: int, antall: int, ventet: list[int | None]) -> None:
    visning = vis(tall(antall), Prove({"side": str(side)}))
    assert [s.nummer for s in visning.sider] == ventet
    assert [s.nummer for s in visning.sider if s.her] == ([side] if ventet else [])


def test_every_page_can_be_walked_through_and_back() -> None:
    visning = vis(tall(120), Prove({"sorter": "-verdi", "type": "A"}))
    sett = tekster(visning)
    while visning.neste:
        visning = vis(tall(120), Prove(lest(visning.neste)))
        sett += tekster(visning)
    assert sett == [str(n) for n in range(120, 0, -1)]
    assert lest(visning.forrige) == {"sorter": "-verdi", "type": "A", "side": "2"}
    forst = vis(tall(120), Prove(lest(visning.forrige)))
    assert lest(forst.forrige) == {"sorter": "-verdi", "type": "A"}


def test_vis_alle_viser_inntil_fem_hundre() -> None:
    assert vis(tall(50), Prove()).flere is None
    visning = vis(tall(120), Prove({"side": "2"}))
    assert lest(visning.flere) == {"vis": "alle"}
    assert visning.alle_far_plass
    alle = vis(tall(120), Prove({"vis": "alle"}))
    assert (len(alle.rader), alle.sider, alle.flere) == (120, (), None)
    assert lest(alle.faerre) == {}
    mange = vis(tall(501), Prove({"vis": "alle", "side": "2"}))
    assert (mange.forste, mange.siste, mange.alle_far_plass) == (501, 501, False)


def test_an_empty_list_has_no_first_row() -> None:
    tom = vis(liste(), Prove({"side": "3"}))
    assert (tom.treff, tom.forste, tom.siste, tom.sider) == (0, 0, -1, ())


def test_two_lists_of_one_page_do_not_turn_each_other() -> None:
    kall = Prove({"sorter": "-verdi", "puljer.side": "2", "side": "1"})
    visning = vis(tall(120), kall, forst=False)
    assert tekster(visning)[0] == "1"
    andre = vis(liste(*tall(120).rader[0].celler, navn="puljer"), kall, forst=False)
    assert lest(andre.hoder[0].lenke) == {
        "sorter": "-verdi",
        "side": "1",
        "puljer.sorter": "verdi",
    }


def test_each_list_can_be_taken_home_in_four_formats() -> None:
    filer = vis(tall(1), Prove({"type": "A", "last_ned": "x"})).filer
    assert [lest(lenke) for _, lenke in filer] == [
        {"type": "A", "last_ned": f"prove.{f}"} for f in ("xlsx", "csv", "maskin.csv", "json")
    ]


def test_no_other_link_of_a_list_is_a_download() -> None:
    visning = vis(tall(120), Prove({"last_ned": "prove.csv"}))
    lenker = [visning.neste, visning.flere, *(h.lenke for h in visning.hoder)]
    assert ["last_ned" in lest(lenke) for lenke in lenker] == [False] * 3


def test_what_is_taken_home_is_all_pages_in_the_order_that_is_shown() -> None:
    hele = sortert(tall(120), Prove({"sorter": "-verdi", "side": "2"}))
    assert tekster(hele) == [str(n) for n in range(120, 0, -1)]


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Liste(navn="x", tittel="X", kolonner=(), rader=(Rad((Celle(1, "1"),), "1"),), tomt="Ingen.")
