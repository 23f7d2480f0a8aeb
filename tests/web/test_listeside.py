"""A list and its charts in a real browser: readable by all, sorted with and without scripts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from innforing.projections.utbredelse import Andel
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, vis
from innforing.web.maler import _miljo, statisk_mappe
from innforing.web.vern import CSP
from tests.web.listekall import Prove
from tests.web.nettside import sjekk
from tests.web.test_graf import kurve, stige, tidslinje

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.web.nettside import Nettside

STED = "http://prove.test"
SIDE = """<!doctype html><html lang="nb" data-color-scheme="auto"><head><title>Prøve</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="htmx-config" content='{"includeIndicatorCSS":false}'>
<link rel="stylesheet" href="{{ fil('innforing.css') }}">
<link rel="stylesheet" href="{{ fil('deler.css') }}">
<link rel="stylesheet" href="{{ fil('vendor/digdir/designsystemet-css/designsystemet.css') }}">
<link rel="stylesheet" href="{{ fil('vendor/digdir/designsystemet-css/index.css') }}">
<script defer src="{{ fil('vendor/digdir/designsystemet-web/index.js') }}"></script>
<script src="{{ fil('vendor/htmx.org/htmx.min.js') }}"></script></head>
<body><main><h1>Prøve</h1>{% from "deler/tabell.html" import tabell %}{{ tabell(visning) }}
{% from "deler/graf.html" import graf %}{% for g in grafer %}
{{ graf(g.funn, g.svg, g.hode, g.rader) }}{% endfor %}</main></body></html>"""

TYPER = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}


def lang_liste() -> Liste:
    """A hundred and twenty rows with everything that a cell can be."""
    return Liste(
        navn="lop",
        tittel="Løp",
        kolonner=(
            Kolonne("navn", "Løp", om="Hva løpet heter."),
            Kolonne("fase", "Fase"),
            Kolonne("frist", "Frist", "dato"),
            Kolonne("bruk", "Tatt i bruk", "andel", "Kommuner som bruker løsningen."),
            Kolonne("nei", "Takket nei", "tall", sorterbar=False),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(f"Løp {nr}", f"Løp {nr}"),
                    Celle("pamelding", "Påmelding", status="pamelding"),
                    Celle(date(2026, 12, 4), "4. desember 2026"),
                    Celle(Andel(nr, 357, ()), f"{nr} av 357", bak=f"/bak/{nr}"),
                    Celle(None, "–"),
                ),
                str(nr),
                f"/lop/{nr}",
            )
            for nr in range(1, 121)
        ),
        tomt="Ingen løp ennå.",
    )


def svar(rute: Route) -> None:
    """What the address gives: one of our files, or the page with its list as asked for."""
    adresse = urlsplit(rute.request.url)
    if adresse.path.startswith("/static/"):
        sti = statisk_mappe() / adresse.path.removeprefix("/static/")
        rute.fulfill(body=sti.read_bytes(), content_type=TYPER[sti.suffix[1:]])
        return
    visning = vis(lang_liste(), Prove(dict(parse_qsl(adresse.query))))
    grafer = (kurve(), stige(), tidslinje())
    html = _miljo("nb").from_string(SIDE).render(visning=visning, grafer=grafer)
    rute.fulfill(
        body=html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": CSP}
    )


def apne(side: Nettside, sti: str = "/prove") -> None:
    side.page.route(f"{STED}/**", svar)
    side.ga(STED + sti)


def forste(side: Nettside) -> str:
    return side.page.locator("tbody th").first.inner_text()


@pytest.mark.parametrize("sti", ["/prove?side=2", "/prove?vis=alle"])
def test_a_list_and_its_charts_are_for_everyone(nettside: Nettside, sti: str) -> None:
    apne(nettside, sti)
    for ett in nettside.page.locator("details").all():
        ett.locator("summary").click()
    sjekk(nettside)


def test_a_head_sorts_in_place_and_keeps_the_focus(nettside: Nettside) -> None:
    apne(nettside)
    nettside.page.evaluate("window.sammeSide = true")
    hode = nettside.page.get_by_role("link", name="Tatt i bruk", exact=True)
    hode.focus()
    hode.press("Enter")
    nettside.page.wait_for_url("**/prove?sorter=bruk")
    hode.press("Enter")
    nettside.page.wait_for_url("**/prove?sorter=-bruk")
    nettside.page.locator("tbody tr:first-child th", has_text="Løp 120").wait_for()
    assert nettside.page.evaluate("document.activeElement.innerText") == "Tatt i bruk"
    assert nettside.page.evaluate("window.sammeSide") is True
    sortert = nettside.page.locator("th[aria-sort=descending]")
    assert sortert.inner_text() == "Tatt i bruk"
    assert (nettside.brudd, nettside.feil) == ([], [])


def test_the_list_is_sorted_and_walked_through_without_scripts(uten_skript: Nettside) -> None:
    apne(uten_skript)
    uten_skript.page.get_by_role("link", name="Løp", exact=True).click()
    uten_skript.page.get_by_role("link", name="Løp", exact=True).click()
    assert forste(uten_skript) == "Løp 120"
    uten_skript.page.get_by_role("link", name="Neste").click()
    assert forste(uten_skript) == "Løp 70"
    uten_skript.page.get_by_role("link", name="Vis alle 120").click()
    expect(uten_skript.page.locator("#liste-lop tbody tr")).to_have_count(120)


def test_every_chart_has_its_place_and_its_colours(nettside: Nettside) -> None:
    apne(nettside)
    for bilde in nettside.page.get_by_role("img").all():
        mal = bilde.bounding_box()
        assert mal is not None
        assert mal["width"] > 300
        assert mal["height"] > 60


def test_a_chart_is_light_by_day_and_dark_by_night(nettside: Nettside) -> None:
    def farge(skjema: Literal["light", "dark"]) -> str:
        nettside.page.emulate_media(color_scheme=skjema)
        apne(nettside)
        tekst = nettside.page.locator("svg.graf__svg text").first
        svar_: str = tekst.evaluate("e => getComputedStyle(e).fill")
        return svar_

    assert farge("light") != farge("dark")
