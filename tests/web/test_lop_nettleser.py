"""The pages of løp in a browser: axe, 320 px, the security policy; filters and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

SIDER = (
    "/lop",
    "/lop?vis_som=tavle",
    "/lop?losning=finnes-ikke",
    "/lop/sammenlign?lop=s03&lop=s08",
    "/lop/s01",
    "/lop/s07",
    "/lop/s03/beslutninger",
    "/lop/s03/materiell",
    "/lop/s06/evaluering",
    "/lop/s06?per=2024-05-21",
)


@pytest.mark.parametrize("sti", SIDER)
def test_siden_er_uten_feil_for_koordineringsgruppen(
    nettside: Nettside, nettsted: Nettsted, sti: str
) -> None:
    logg_inn(nettside, nettsted, rolle="medlem", organ="koordineringsgruppen")
    assert nettside.ga(f"{nettsted.adresse}{sti}").status == 200
    sjekk(nettside)


@pytest.mark.parametrize("sti", ["/lop", "/lop/s03"])
def test_den_apne_siden_er_uten_feil(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    assert nettside.ga(f"{nettsted.adresse}{sti}").status == 200
    sjekk(nettside)


def test_et_filter_bytter_treffene_og_adressen_uten_a_laste_siden(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    nettside.ga(f"{nettsted.adresse}/lop")
    nettside.page.evaluate("window.samme = true")
    nettside.page.get_by_label("Fase", exact=True).select_option("gjennomforing")
    nettside.page.wait_for_url("**/lop?*fase=gjennomforing*")
    expect(nettside.page.locator("#liste-lop tbody tr")).to_have_count(1)
    assert nettside.page.evaluate("window.samme") is True


def test_filtrene_virker_uten_skript(uten_skript: Nettside, nettsted: Nettsted) -> None:
    uten_skript.ga(f"{nettsted.adresse}/lop")
    uten_skript.page.get_by_label("Fase", exact=True).select_option("gjennomforing")
    uten_skript.page.get_by_role("button", name="Vis løp", exact=True).click()
    expect(uten_skript.page.locator("#liste-lop tbody tr")).to_have_count(1)


def test_fra_listen_til_neste_steg_med_tastaturet(nettside: Nettside, nettsted: Nettsted) -> None:
    logg_inn(nettside, nettsted, rolle="medlem", organ="koordineringsgruppen")
    page = nettside.page
    nettside.ga(f"{nettsted.adresse}/lop")
    page.get_by_role("link", name="Pasientens legemiddelliste i hele landet").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/lop/s07")
    page.get_by_role("link", name="Sjekk klar til bruk").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/steg/sjekk_klar_til_bruk/innforingslop:s07*")
