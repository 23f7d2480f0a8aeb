"""With scripts turned off: filters, sorting, paging, forms, language and role work all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.web.nettsted import den_som_kan, logg_inn

if TYPE_CHECKING:
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

EN_TIL = re.compile("Legg til en til.*Ledere")


def test_filter_virker_uten_skript(uten_skript: Nettside, nettsted: Nettsted) -> None:
    page = uten_skript.page
    uten_skript.ga(f"{nettsted.adresse}/lop")
    alle = page.locator("#treff tbody tr").count()
    page.locator("[name=losning]").select_option("kjernejournal")
    page.get_by_role("button", name="Vis løp").click()
    expect(page).to_have_url(re.compile("losning=kjernejournal"))
    assert 0 < page.locator("#treff tbody tr").count() < alle
    expect(page.locator("[name=losning]")).to_have_value("kjernejournal")


def test_sortering_virker_uten_skript(uten_skript: Nettside, nettsted: Nettsted) -> None:
    page = uten_skript.page
    uten_skript.ga(f"{nettsted.adresse}/losninger")
    hode = page.locator("thead th[aria-sort]").first
    navn = page.locator("tbody tr > :first-child")
    with page.expect_navigation():
        hode.locator("a").click()
    en_vei = navn.all_inner_texts()
    assert hode.get_attribute("aria-sort") in ("ascending", "descending")
    with page.expect_navigation():
        hode.locator("a").click()
    assert navn.all_inner_texts() == en_vei[::-1] != en_vei


def test_blaing_virker_uten_skript(uten_skript: Nettside, nettsted: Nettsted) -> None:
    page = uten_skript.page
    logg_inn(uten_skript, nettsted, rolle="medlem", organ="koordineringsgruppen")
    uten_skript.ga(f"{nettsted.adresse}/lop/s01/deltakere")
    rader = page.locator("table:has(tr:nth-child(20)) tbody tr")
    forst = rader.all_inner_texts()
    with page.expect_navigation():
        page.get_by_role("link", name="Neste", exact=True).click()
    assert not set(rader.all_inner_texts()) & set(forst)
    with page.expect_navigation():
        page.get_by_role("link", name="Forrige", exact=True).click()
    assert rader.all_inner_texts() == forst


def test_et_steg_med_rader_tas_uten_skript(uten_skript: Nettside, eget_nettsted: Nettsted) -> None:
    page, hus = uten_skript.page, eget_nettsted.hus
    strom, verv = den_som_kan(eget_nettsted, "utpek_leder", "innforingslop:s08")
    logg_inn(uten_skript, eget_nettsted, rolle=verv.rolle.value, organ=verv.organ)
    uten_skript.ga(f"{eget_nettsted.adresse}/steg/utpek_leder/{strom}")
    siste = hus.reader.last()[0]
    page.get_by_role("button", name=EN_TIL).click()
    page.get_by_role("button", name=EN_TIL).click()
    expect(page.get_by_role("group", name=re.compile("^Ledere [0-9]$"))).to_have_count(2)
    page.get_by_role("button", name="Fjern Ledere 2").click()
    page.get_by_role("button", name="Utpek").last.click()
    expect(page).to_have_title(re.compile(re.escape("Feil:")))
    expect(page.locator("#feilliste a").first).to_be_attached()
    assert page.locator("#feilliste").evaluate("en => document.activeElement === en")
    assert hus.reader.last()[0] == siste
    logg_inn(uten_skript, eget_nettsted, rolle="medlem", organ="koordineringsgruppen")
    uten_skript.ga(f"{eget_nettsted.adresse}/steg/gi_merknad/{strom}")
    page.get_by_role("textbox", name="Merknad").fill("Sendt uten skript.")
    page.get_by_role("button", name="Gi en merknad").last.click()
    expect(page.locator(".kvittering")).to_be_visible()
    assert hus.reader.last()[0] == siste + 1


def test_sprak_velges_uten_skript(uten_skript: Nettside, nettsted: Nettsted) -> None:
    page = uten_skript.page
    uten_skript.ga(f"{nettsted.adresse}/lop?losning=kjernejournal")
    for navn, kode in (("Nynorsk", "nn"), ("English", "en"), ("Bokmål", "nb")):
        page.get_by_role("button", name=navn).click()
        expect(page.locator("html")).to_have_attribute("lang", kode)
        assert page.url.endswith("/lop?losning=kjernejournal")


def test_rolle_byttes_uten_skript(uten_skript: Nettside, eget_nettsted: Nettsted) -> None:
    page, hus = uten_skript.page, eget_nettsted.hus
    verv = logg_inn(uten_skript, eget_nettsted, rolle="saksbehandler", organ="ks")
    ks = hus.som(verv.person, rolle=verv.rolle.value, organ=verv.organ)
    rolle = {"person": verv.person, "rolle": "revisor", "fra": "2024-01-01"}
    ks.tar("gi_rolle", "organ:ks", roller=[rolle])
    uten_skript.ga(f"{eget_nettsted.adresse}/om")
    page.locator("details.brukermeny summary").click()
    page.get_by_role("link", name="Bytt rolle").click()
    skjema = page.locator("main form", has=page.locator("[name=rolle][value=revisor]"))
    skjema.get_by_role("button").click()
    expect(page.locator(".rollemerke")).to_contain_text("Revisor")
    page.locator("details.brukermeny summary").click()
    page.get_by_role("button", name="Logg ut").click()
    expect(page.locator(".rollemerke")).to_have_count(0)
