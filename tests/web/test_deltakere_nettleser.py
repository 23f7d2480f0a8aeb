"""P-12b in a browser: accessible, narrow, and a Monday's work without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

DELT = "/lop/s01/deltakere"
LEDER = {"rolle": "innforingsleder", "organ": "regional-50"}


@pytest.mark.parametrize(
    "sti",
    [
        DELT,
        f"{DELT}?utvalg=omtvistet&pulje=1",
        f"{DELT}/vanylven",
        f"{DELT}/handling?gjor=kontakt&alle=1&svar=takket_nei",
        f"{DELT}/handling?gjor=aktivitet&kommune=vanylven",
        f"{DELT}/epost",
        f"{DELT}/innliming",
        "/lop/s07/deltakere",
    ],
)
def test_siden_er_tilgjengelig_i_lyst_og_morkt_og_far_plass(
    nettside: Nettside, nettsted: Nettsted, sti: str
) -> None:
    logg_inn(nettside, nettsted, **LEDER)
    nettside.ga(f"{nettsted.adresse}{sti}")
    sjekk(nettside)


def test_forhandsvisningen_er_tilgjengelig_med_rader_som_ma_bekreftes(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    logg_inn(nettside, nettsted, **LEDER)
    nettside.ga(f"{nettsted.adresse}{DELT}/innliming")
    page = nettside.page
    rader = "Kommune\tBruksstatus\tKontakt\nVanylven\tIkke innført\ttelefon\nBergn\tTatt i bruk\t"
    page.get_by_label("Lim inn rader").fill(rader)
    page.get_by_role("button", name="Se hva som vil skje").click()
    page.get_by_text("Ingenting er lagret ennå").wait_for()
    sjekk(nettside)
    page.get_by_role("button", name="Endre det som er limt inn").click()
    assert page.get_by_label("Lim inn rader").input_value().splitlines() == rader.splitlines()


def test_en_mandag_uten_skript(uten_skript: Nettside, eget_nettsted: Nettsted) -> None:
    """A call with the next date, one for two kommuner at once, and the field ready for the next."""
    page, sted = uten_skript.page, eget_nettsted
    logg_inn(uten_skript, sted, **LEDER)
    uten_skript.ga(f"{sted.adresse}{DELT}")
    for_ = sted.hus.reader.last()[0]
    page.get_by_label("Kommune", exact=True).fill("Vanylven")
    page.get_by_role("radio", name="Telefon").check()
    page.get_by_label("Neste kontakt").fill("2025-01-15")
    page.get_by_role("button", name="Registrer kontakten").click()
    page.get_by_role("heading", name="Registrert:").wait_for()
    assert sted.hus.reader.last()[0] == for_ + 2
    expect(page.locator(":focus")).to_have_attribute("name", "kontakt.kommune")
    page.get_by_label("Utvalg", exact=True).select_option("ikke_svart")
    page.get_by_role("button", name="Vis kommuner").click()
    bokser = page.get_by_role("checkbox", name="Velg ")
    bokser.nth(0).check()
    bokser.nth(1).check()
    page.get_by_label("For valgte kommuner", exact=True).select_option("kontakt")
    page.get_by_role("button", name="Gå videre", exact=True).click()
    page.get_by_role("radio", name="E-post").check()
    page.get_by_role("button", name="Registrer for 2 kommuner").click()
    page.get_by_text("2 er registrert").wait_for()
    assert sted.hus.reader.last()[0] == for_ + 4
