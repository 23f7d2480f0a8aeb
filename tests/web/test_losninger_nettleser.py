"""The pages of løsninger in a browser: axe, 320 px, the security policy, keyboard, no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted


@pytest.mark.parametrize(
    "sti", ["/losninger", "/losninger/pll", "/losninger/vkp", "/losninger/ny?navn="]
)
def test_siden_er_uten_feil_for_ks(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    logg_inn(nettside, nettsted, rolle="saksbehandler", organ="ks")
    assert nettside.ga(f"{nettsted.adresse}{sti}").status == (422 if "navn" in sti else 200)
    sjekk(nettside)


@pytest.mark.parametrize("sti", ["/losninger", "/losninger/pll"])
def test_den_apne_siden_er_uten_feil(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    assert nettside.ga(f"{nettsted.adresse}{sti}").status == 200
    sjekk(nettside)


def test_fra_listen_til_steget_med_tastaturet(nettside: Nettside, nettsted: Nettsted) -> None:
    logg_inn(nettside, nettsted, rolle="saksbehandler", organ="ks")
    page = nettside.page
    nettside.ga(f"{nettsted.adresse}/losninger")
    page.get_by_role("link", name="Pasientens legemiddelliste (PLL)").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/losninger/pll")
    page.get_by_role("link", name="Sett status i porteføljen").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/steg/sett_portefoljestatus/losning:pll*")


def test_en_ny_losning_begynner_uten_skript(uten_skript: Nettside, nettsted: Nettsted) -> None:
    logg_inn(uten_skript, nettsted, rolle="saksbehandler", organ="ks")
    uten_skript.ga(f"{nettsted.adresse}/losninger/ny")
    uten_skript.page.get_by_label("Hva heter løsningen?").fill("Nytt varslingssystem")
    uten_skript.page.get_by_role("button", name="Gå videre").click()
    uten_skript.page.wait_for_url("**/steg/registrer_losning/losning:nytt-varslingssystem*")
