"""Forms in a real browser: nothing wrong with them, and they work without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from innforing.domain.katalog import STEG
from tests.web.nettside import sjekk
from tests.web.nettsted import den_som_kan, logg_inn

if TYPE_CHECKING:
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted


EN_TIL = re.compile("Legg til en til.*Ledere")


def lop_for(sted: Nettsted, trigger: str) -> str:
    """A løp whose state allows the step."""
    alle = sted.hus.levende.under("innforingslop:").items()
    regel = STEG[trigger].model_construct()
    return next(strom for strom, lop in alle if lop.regel_for(regel) is not None)


@pytest.mark.parametrize("trigger", ["legg_plan", "fastsett_kommuner", "utpek_leder"])
def test_nothing_is_wrong_with_a_form(nettside: Nettside, nettsted: Nettsted, trigger: str) -> None:
    strom, verv = den_som_kan(nettsted, trigger)
    logg_inn(nettside, nettsted, rolle=verv.rolle.value, organ=verv.organ)
    nettside.ga(f"{nettsted.adresse}/steg/{trigger}/{strom}")
    sjekk(nettside)
    nettside.page.get_by_role("button", name="Legg til en til").first.click()
    nettside.page.get_by_role("button", name="Fjern").first.wait_for()
    sjekk(nettside)


def test_what_is_wrong_has_the_focus(nettside: Nettside, nettsted: Nettsted) -> None:
    logg_inn(nettside, nettsted, rolle="medlem", organ="koordineringsgruppen")
    nettside.ga(f"{nettsted.adresse}/steg/sett_pa_vent/{lop_for(nettsted, 'sett_pa_vent')}")
    nettside.page.get_by_role("button", name="Sett på vent").last.click()
    nettside.page.locator("#feilliste:focus").wait_for(state="attached")
    expect(nettside.page).to_have_title(re.compile("^Feil:"))
    sjekk(nettside)


def test_a_row_is_added_and_taken_away_without_scripts(
    uten_skript: Nettside, nettsted: Nettsted
) -> None:
    logg_inn(uten_skript, nettsted, rolle="medlem", organ="koordineringsgruppen")
    page = uten_skript.page
    uten_skript.ga(f"{nettsted.adresse}/steg/utpek_leder/{lop_for(nettsted, 'utpek_leder')}")
    page.get_by_label("Begrunnelse").fill("Byttet i møtet")
    page.get_by_role("button", name=EN_TIL).click()
    page.get_by_role("group", name="Ledere 1").get_by_label("Fra og med").fill("2030-06-01")
    page.get_by_role("button", name=EN_TIL).click()
    expect(page.get_by_role("button", name="Fjern")).to_have_count(2)
    page.get_by_role("button", name="Fjern Ledere 2").click()
    expect(page.get_by_role("button", name="Fjern")).to_have_count(1)
    expect(page.get_by_label("Fra og med")).to_have_value("2030-06-01")
    expect(page.get_by_label("Begrunnelse")).to_have_value("Byttet i møtet")
