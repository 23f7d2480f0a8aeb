"""The macro that draws a list: a table that works without scripts, also for those who listen."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from innforing.application.ordbok import Sprak
from innforing.projections.utbredelse import Andel
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, vis, visninger
from innforing.web.maler import _miljo
from tests.web.listekall import Prove, liste, tall

LOP = Liste(
    navn="lop",
    tittel="Løp <alle>",
    kolonner=(
        Kolonne("tittel", "Løp"),
        Kolonne("tilstand", "Fase"),
        Kolonne("bruk", "Tatt i bruk", "andel", "Kommuner som bruker løsningen."),
        Kolonne("nei", "Takket nei", "tall", sorterbar=False),
    ),
    rader=(
        Rad(
            (
                Celle("VKP", "VKP & venner"),
                Celle("pamelding", "Påmelding", status="pamelding"),
                Celle(Andel(1, 3, (7,)), "1 av 3", bak="/bak/utbredelse?om=vkp"),
                Celle(2, "2", lenke="/svar", bak="/bak/svar"),
            ),
            "vkp",
            "/lop/vkp",
        ),
    ),
    tomt="Ingen løp ennå.",
    om=(("Filter", "Type A"),),
)


class Element(HTMLParser):
    """Every element of a piece of HTML, with its attributes, and the text of all."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.alle: list[tuple[str, dict[str, str | None]]] = []
        self.apne: list[str] = []
        self.tekst = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.alle.append((tag, dict(attrs)))
        self.apne.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.apne.pop() == tag

    def handle_data(self, data: str) -> None:
        self.tekst += data

    def med(self, tag: str, **ventet: str) -> list[dict[str, str | None]]:
        par = {n.replace("_", "-"): v for n, v in ventet.items()}
        return [a for t, a in self.alle if t == tag and par.items() <= a.items()]


def tegn(rader: Liste, sprak: Sprak = "nb", **sporring: str) -> Element:
    mal = _miljo(sprak).from_string(
        '{% from "deler/tabell.html" import tabell %}{{ tabell(visning) }}'
    )
    lest = Element(mal.render(visning=vis(rader, Prove(sporring))))
    assert lest.apne == []
    return lest


def test_the_table_has_a_name_and_can_be_scrolled_by_keyboard() -> None:
    html = tegn(LOP)
    (ramme,) = html.med("div", role="region")
    (tittel,) = html.med("caption")
    assert ramme["tabindex"] == "0"
    assert ramme["aria-labelledby"] == tittel["id"] == "liste-lop-tittel"
    assert "Løp <alle>" in html.tekst


def test_the_first_cell_of_a_row_is_its_heading_and_leads_to_it() -> None:
    html = tegn(LOP)
    assert len(html.med("th", scope="row")) == 1
    assert html.med("a", href="/lop/vkp")
    assert "VKP & venner" in html.tekst
    assert html.med("tr", id="liste-lop-vkp")


def test_heads_are_links_that_say_how_the_list_is_sorted() -> None:
    html = tegn(LOP, sorter="-bruk", type="A")
    sortering = [a.get("aria-sort") for a in html.med("th", scope="col")]
    assert sortering == ["none", "none", "descending", None]
    (lenke,) = html.med("a", href="/prove?sorter=tilstand&type=A")
    assert lenke["hx-get"] == lenke["href"]
    assert lenke["hx-target"] == lenke["hx-select"] == "#liste-lop"
    assert lenke["hx-swap"] == "outerMorph"
    assert lenke["hx-push-url"] == "true"
    assert len(html.med("div", id="liste-lop")) == 1


def test_a_state_is_shape_and_word() -> None:
    html = tegn(LOP)
    assert html.med("svg", aria_hidden="true")
    assert "Påmelding" in html.tekst


def test_a_number_leads_to_the_events_behind_it() -> None:
    html = tegn(LOP)
    assert html.med("a", href="/bak/utbredelse?om=vkp")
    assert html.med("a", href="/svar")
    assert html.med("a", href="/bak/svar")
    assert "1 av 3. Vis hendelsene bak" in html.tekst
    assert "Vis hendelsene bak: 2" in html.tekst


def test_the_list_says_how_many_it_has_and_shows() -> None:
    assert re.search(r"1 rad\s*$", tegn(LOP).tekst.split("Løp")[0].strip())
    assert "1\u00a0200 rader. Viser 51–100" in tegn(tall(1200), side="2").tekst


def test_pages_can_be_walked_by_links() -> None:
    html = tegn(tall(500), side="3")
    assert [a["href"] for a in html.med("a", aria_current="true")] == ["/prove?side=3"]
    (nav,) = html.med("nav")
    assert nav["aria-label"] == "Sider i Prøve"
    assert "Forrige" in html.tekst
    assert "Neste" in html.tekst
    assert tegn(tall(50)).med("nav") == []


def test_first_and_last_page_have_no_link_beyond_them() -> None:
    for side, borte in (("1", "Forrige"), ("2", "Neste")):
        html = tegn(tall(60), side=side)
        assert len(html.med("span", aria_hidden="true")) == 1
        assert borte in html.tekst


@pytest.mark.parametrize(
    ("antall", "sporring", "ventet"),
    [
        (60, {}, "Vis alle 60"),
        (501, {}, "Vis 500 på hver side"),
        (60, {"vis": "alle"}, "Vis 50 på hver side"),
    ],
)
def test_more_can_be_shown_at_once(antall: int, sporring: dict[str, str], ventet: str) -> None:
    assert ventet in tegn(tall(antall), **sporring).tekst
    assert "Vis " not in tegn(tall(50)).tekst


def test_the_list_can_be_taken_home_in_four_formats() -> None:
    html = tegn(LOP)
    lenker = [str(a["href"]) for _, a in html.alle if "last_ned" in str(a.get("href"))]
    assert [lenke.partition("lop.")[2] for lenke in lenker] == ["xlsx", "csv", "maskin.csv", "json"]
    assert all(ord_ in html.tekst for ord_ in ("Last ned", "Excel", "CSV (norsk)", "JSON"))


def test_what_a_column_counts_stands_below() -> None:
    html = tegn(LOP)
    assert all(t in html.tekst for t in ("Om dataene", "Type A", "Kommuner som bruker løsningen."))
    assert "Om dataene" not in tegn(tall(1)).tekst


def test_en_tom_liste_sier_hva_som_kommer() -> None:
    html = tegn(liste())
    assert "Ingen ennå." in html.tekst
    assert html.med("table") == []
    assert html.med("div", id="liste-prove")


def test_nothing_in_the_table_needs_a_style_or_a_script_of_its_own() -> None:
    for _, attributter in tegn(LOP).alle + tegn(tall(500), side="3").alle:
        assert not {n for n in attributter if n == "style" or n.startswith(("on", "hx-on"))}


@pytest.mark.parametrize("rader", [LOP, tall(500)], ids=["small", "large"])
def test_ids_are_not_repeated_and_every_reference_is_there(rader: Liste) -> None:
    alle = [a for _, a in tegn(rader).alle]
    ider = [a["id"] for a in alle if "id" in a]
    assert sorted(set(ider), key=str) == sorted(ider, key=str)
    assert {a["aria-labelledby"] for a in alle if "aria-labelledby" in a} <= set(ider)


def test_two_lists_of_a_page_keep_apart() -> None:
    forste, andre = visninger((tall(60), LOP), Prove({"side": "2", "lop.sorter": "tittel"}))
    assert (forste.forste, andre.hoder[0].aria_sort) == (51, "ascending")
    assert forste.hoder[0].aria_sort == "none"


@pytest.mark.parametrize(
    ("sprak", "ventet"),
    [("nn", "1\u00a0200 rader. Viser 1–50"), ("en", "1,200 rows. Showing 1–50")],
)
def test_tabellen_star_pa_leserens_sprak(sprak: Sprak, ventet: str) -> None:
    assert ventet in tegn(tall(1200), sprak).tekst
