"""P-12a in a real browser: looked at by axe, gone through by keyboard only, and without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.apent_lop import LOP, apne, deltakelse
from tests.web.klient import Klient
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn
from tests.web.test_svar import svar_som_kollega

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

FLEST_TRYKK = 60


@pytest.fixture
def kommune(eget_nettsted: Nettsted) -> str:
    """A kommune that is invited to a løp with one seat."""
    return apne(eget_nettsted.hus, plasser=1)[0]


def til(page: Page, navn: str) -> None:
    """Press tab until what has focus is called so."""
    for _ in range(FLEST_TRYKK):
        page.keyboard.press("Tab")
        her: str = page.evaluate(
            """() => {
              const en = document.activeElement;
              const navn = en.labels && en.labels.length ? en.labels[0] : en;
              return navn.textContent.trim();
            }"""
        )
        if her.startswith(navn):
            return
    raise AssertionError(f"no «{navn}» within {FLEST_TRYKK} presses")


def test_hver_side_av_svaret_er_tilgjengelig(
    nettside: Nettside, eget_nettsted: Nettsted, kommune: str
) -> None:
    logg_inn(nettside, eget_nettsted, rolle="fullmektig", organ=f"kommune-{kommune}")
    sti = f"{eget_nettsted.adresse}/svar/{LOP}/{kommune}"
    for sporring in (
        "",
        "?malform=nn",
        "?trinn=svar",
        "?trinn=pulje",
        "?trinn=pulje&svar=ja",
        "?trinn=sjekk&svar=ja",
        "?trinn=sjekk&svar=ja&plass=1",
        "?trinn=sjekk&svar=nei",
    ):
        nettside.ga(f"{sti}{sporring}")
        sjekk(nettside)


def test_en_pulje_som_blir_full_imens_og_et_svar_fra_en_kollega_er_tilgjengelige(
    nettside: Nettside, eget_nettsted: Nettsted
) -> None:
    """The form is sent twice: first the seat is gone, then somebody has answered."""
    forste, andre, *_ = apne(eget_nettsted.hus, plasser=1)
    logg_inn(nettside, eget_nettsted, rolle="fullmektig", organ=f"kommune-{forste}")
    page = nettside.page
    nettside.ga(f"{eget_nettsted.adresse}/svar/{LOP}/{forste}?trinn=sjekk&svar=ja&plass=1")
    kollega = Klient(eget_nettsted.app, eget_nettsted.hus)
    svar_som_kollega(kollega, andre, svar="ja", pulje=1)
    page.get_by_label("Egen vurdering").fill("Vi vil gjerne.")
    page.get_by_role("button", name="Meld på kommunen").click()
    expect(page).to_have_title(re.compile(re.escape("Feil: Puljen er full.")))
    sjekk(nettside)
    svar_som_kollega(kollega, forste, svar="nei")
    page.get_by_label("Venteliste i Pulje 1").check()
    page.get_by_role("button", name="Send svaret").click()
    expect(page.locator("main")).to_contain_text("endret svaret")
    expect(page.get_by_label("Egen vurdering")).to_have_value("Vi vil gjerne.")
    sjekk(nettside)
    page.get_by_role("button", name="Send inn likevel").click()
    assert deltakelse(eget_nettsted.hus, forste).venter


def test_svaret_gis_med_bare_tastatur(
    nettside: Nettside, eget_nettsted: Nettsted, kommune: str
) -> None:
    logg_inn(nettside, eget_nettsted, rolle="fullmektig", organ=f"kommune-{kommune}")
    page = nettside.page
    nettside.ga(f"{eget_nettsted.adresse}/kommuner/{kommune}")
    for navn, tast in (
        ("Les og svar", "Enter"),
        ("Svar på invitasjonen", "Enter"),
        ("Ja, meld på", "Space"),
        ("Neste", "Enter"),
        ("Pulje 1", "Space"),
        ("Neste", "Enter"),
        ("Egen vurdering", "V"),
        ("Meld på kommunen", "Enter"),
    ):
        til(page, navn)
        if tast == "Enter":
            with page.expect_navigation():
                page.keyboard.press(tast)
        else:
            page.keyboard.press(tast)
    assert page.get_by_role("heading", level=1).inner_text() == "Svaret er registrert"
    assert deltakelse(eget_nettsted.hus, kommune).pameldt
    sjekk(nettside)


def test_svaret_gis_uten_skript(
    uten_skript: Nettside, eget_nettsted: Nettsted, kommune: str
) -> None:
    logg_inn(uten_skript, eget_nettsted, rolle="fullmektig", organ=f"kommune-{kommune}")
    page = uten_skript.page
    uten_skript.ga(f"{eget_nettsted.adresse}/kommuner/{kommune}")
    page.get_by_role("link", name="Les og svar").click()
    page.get_by_role("link", name="Svar på invitasjonen").click()
    page.get_by_label("Nei, takk").check()
    page.get_by_role("button", name="Neste").click()
    page.get_by_role("button", name="Takk nei").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Svaret er registrert")
    assert "Dere har takket nei" in page.inner_text("main")
    status = deltakelse(eget_nettsted.hus, kommune).status
    assert status is not None
    assert status.value == "takket_nei"
