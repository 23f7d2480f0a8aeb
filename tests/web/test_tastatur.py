"""From signing in to a receipt without a mouse (WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

LENGST: Final = 600
"""Presses on the tab key before we hold that a thing cannot be reached."""
HER: Final = """() => {
  const en = document.activeElement;
  const merke = en.labels && en.labels[0] ? en.labels[0].textContent : "";
  const tekst = en.getAttribute("aria-label") || merke || en.textContent || "";
  return [en.localName, tekst.replace(/\\s+/g, " ").trim(), en.id];
}"""
SYNLIG: Final = """() => {
  const her = document.activeElement;
  const ramme = (en) => getComputedStyle(en).outlineStyle !== "none";
  if (her.type === "date" || ramme(her) || ramme(her.parentElement)) return true;
  if (her.namespaceURI.endsWith("/svg")) {
    return parseFloat(getComputedStyle(her.querySelector("rect")).strokeWidth) > 3;
  }
  return getComputedStyle(her).boxShadow !== "none";
}"""
"""Of a radio button it is the field that has it, of a tile its square; in a date the part."""


def her(page: Page) -> list[str]:
    """Element, words and id of what has the focus."""
    svar: list[str] = page.evaluate(HER)
    return svar


def tab_til(page: Page, element: str, ord_: str) -> None:
    """Press tab until such an element has the focus, which is seen all the way."""
    for _ in range(LENGST):
        page.keyboard.press("Tab")
        navn, tekst, _id = her(page)
        if navn != "body":
            assert page.evaluate(SYNLIG), (navn, tekst)
        if navn == element and ord_ in tekst:
            return
    raise AssertionError(f"<{element}> «{ord_}» nås ikke med tabulatortasten på {page.url}")


def test_fra_innlogging_til_kvittering_uten_mus(
    nettside: Nettside, eget_nettsted: Nettsted
) -> None:
    page, hus = nettside.page, eget_nettsted.hus
    tittel = hus.levende.aggregat("innforingslop:s08").tittel  # type: ignore[attr-defined]
    nettside.ga(f"{eget_nettsted.adresse}/innlogging")
    tab_til(page, "input", "Navn, rolle eller organ")
    page.keyboard.type("medlem koordineringsgruppen")
    page.keyboard.press("Enter")
    page.wait_for_url("**sok=medlem*")
    tab_til(page, "button", "Velg ")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{eget_nettsted.adresse}/")
    tab_til(page, "a", "Løp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lop")
    tab_til(page, "a", tittel)
    page.keyboard.press("Enter")
    page.wait_for_url("**/lop/s08")
    tab_til(page, "a", "Gi en merknad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steg/gi_merknad/**")
    _send_feil_og_rett(page)
    page.wait_for_url("**/lop/s08?kvittering=*")
    expect(page.locator(".kvittering")).to_be_visible()
    siste = hus.mapper.decode(hus.reader.span(hus.reader.last()[0], hus.reader.last()[0])[0])
    assert siste.strom == "innforingslop:s08"
    assert (nettside.brudd, nettside.feil) == ([], [])


def _send_feil_og_rett(page: Page) -> None:
    """An empty form first: the summary has the focus, and leads to the field."""
    tab_til(page, "button", "Gi en merknad")
    page.keyboard.press("Enter")
    page.locator("#feilliste:focus").wait_for(state="attached")
    page.wait_for_load_state()
    expect(page).to_have_title(re.compile("^Feil:"))
    page.keyboard.press("Tab")
    assert her(page)[0] == "a"
    page.keyboard.press("Enter")
    page.locator("#felt-merknad:focus").wait_for(state="attached")
    page.keyboard.type("Skrevet uten mus.")
    tab_til(page, "button", "Gi en merknad")
    page.keyboard.press("Enter")


def test_hopplenken_er_forst_og_forer_til_hovedinnholdet(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    page = nettside.page
    for sti in ("/utbredelse", "/innlogging", "/lop"):
        nettside.ga(nettsted.adresse + sti)
        page.keyboard.press("Tab")
        assert her(page)[1] == "Hopp til hovedinnhold"
        expect(page.locator(":focus")).to_be_visible()
        page.keyboard.press("Enter")
        page.locator("#hovedinnhold:focus").wait_for(state="attached")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null"), sti


def test_menyer_og_felter_som_apnes_kan_apnes_og_forlates(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    page = nettside.page
    logg_inn(nettside, nettsted, rolle="medlem", organ="koordineringsgruppen")
    nettside.ga(f"{nettsted.adresse}/lop/s08")
    tab_til(page, "summary", "Rolle:")
    page.keyboard.press("Enter")
    expect(page.locator("details.brukermeny")).to_have_attribute("open", "")
    tab_til(page, "button", "Logg ut")
    page.keyboard.press("Shift+Tab")
    tab_til(page, "summary", "Andre kan")
    page.keyboard.press("Space")
    expect(page.locator("main details[open]").first).to_be_attached()
    tab_til(page, "a", "Tilgjengelighetserklæring")


def test_ingenting_pa_siden_holder_pa_fokus(nettside: Nettside, nettsted: Nettsted) -> None:
    page = nettside.page
    logg_inn(nettside, nettsted, rolle="innforingsleder", organ="regional-50")
    for sti in ("/", "/lop/s08/deltakere", "/tidslinje", "/utbredelse/kjernejournal"):
        nettside.ga(nettsted.adresse + sti)
        tab_til(page, "a", "Om løsningen")
