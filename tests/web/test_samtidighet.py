"""What a reader sees when others are faster, when a form comes twice, and when figures lag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from innforing.application.kommando import Gjort
from innforing.bootstrap import Hus
from tests.application.demohus import innstillinger
from tests.web.nettside import sjekk
from tests.web.nettsted import apent, logg_inn
from tests.web.sider import SIDER

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from innforing.web.innlogging import Verv
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

STROM: Final = "innforingslop:s08"
STEG: Final = f"/steg/gi_merknad/{STROM}"
SEND: Final = ".skjema-knapper button[type=submit]"
FLYTTET: Final = 409


def merknad(hus: Hus, verv: Verv, tekst: str) -> int:
    """A step that somebody takes elsewhere; the position of its event."""
    noen = hus.som(verv.person, rolle=verv.rolle.value, organ=verv.organ)
    gjort = noen.tar("gi_merknad", STROM, merknad=tekst)
    assert isinstance(gjort, Gjort)
    return gjort.posisjon


def fylt_ut(nettside: Nettside, sted: Nettsted, tekst: str) -> Verv:
    """A member with the form open and filled in."""
    verv = logg_inn(nettside, sted, rolle="medlem", organ="koordineringsgruppen")
    nettside.ga(f"{sted.adresse}{STEG}?tilbake=/lop/s08")
    nettside.page.get_by_role("textbox", name="Merknad").fill(tekst)
    return verv


def send(page: Page) -> int:
    """Press the button; the status of the answer."""
    with page.expect_navigation() as ventet:
        page.locator(SEND).first.click()
    assert ventet.value is not None
    return ventet.value.status


def test_den_som_kommer_sist_ser_hva_som_kom_imellom_og_kan_sende_likevel(
    nettside: Nettside, eget_nettsted: Nettsted
) -> None:
    page, hus = nettside.page, eget_nettsted.hus
    verv = fylt_ut(nettside, eget_nettsted, "Min merknad")
    posisjon = merknad(hus, verv, "En annens merknad")
    assert send(page) == FLYTTET
    assert hus.reader.last()[0] == posisjon
    hoved = page.locator("main")
    assert "endret dette" in hoved.inner_text()
    expect(hoved.locator(f"a[href='/hendelser/{posisjon}']")).to_have_count(1)
    expect(hoved.get_by_role("link", name="Se endringene")).to_have_attribute("href", "/lop/s08")
    expect(page.get_by_role("textbox", name="Merknad")).to_have_value("Min merknad")
    expect(page).to_have_title(re.compile("^Feil:"))
    sjekk(nettside)
    expect(page.get_by_role("button", name="Send inn likevel").last).to_be_visible()
    assert send(page) == 200
    assert page.url.endswith(f"/lop/s08?kvittering={posisjon + 1}")


def test_samme_skjema_to_ganger_er_en_hendelse(nettside: Nettside, eget_nettsted: Nettsted) -> None:
    page, hus = nettside.page, eget_nettsted.hus
    fylt_ut(nettside, eget_nettsted, "Bare én gang")
    siste = hus.reader.last()[0]
    assert send(page) == 200
    kvittering = page.url
    page.go_back()
    page.get_by_role("textbox", name="Merknad").wait_for()
    expect(page.get_by_role("textbox", name="Merknad")).to_have_value("Bare én gang")
    assert send(page) == 200
    assert page.url == kvittering
    assert hus.reader.last()[0] == siste + 1
    page.go_back()
    page.get_by_role("textbox", name="Merknad").fill("Noe annet")
    assert send(page) == FLYTTET
    assert "er sendt inn før" in page.locator("main").inner_text()
    assert hus.reader.last()[0] == siste + 1
    sjekk(nettside)


def test_hver_side_sier_at_tallene_er_bak(demokopi: Path, nettside: Nettside) -> None:
    eget_omslag = "utbredelse-kort"  # is shown on other sites, for a day and a position of its own
    with apent(demokopi, folger=False) as sted, Hus(innstillinger(demokopi)) as annet:
        verv = logg_inn(nettside, sted, rolle="medlem", organ="koordineringsgruppen")
        assert "ikke med i tallene" not in _tekst(nettside, sted, "/lop/s08")
        merknad(annet, verv, "Den første")
        en = "Den siste hendelsen er ikke med i tallene ennå. De oppdateres nå."
        assert en in _tekst(nettside, sted, "/lop/s08")
        merknad(annet, verv, "Den andre")
        to = "De siste 2 hendelsene er ikke med i tallene ennå. De oppdateres nå."
        for side in SIDER:
            if side.fil or side.skjema or side.navn == eget_omslag:
                continue
            svar = nettside.page.request.get(sted.adresse + side.sti)
            assert svar.status != 500, side.navn
            assert to in svar.text(), side.navn
        assert to in _tekst(nettside, sted, "/")
        sjekk(nettside)
        assert "ikke med i tallene" not in _tekst(nettside, sted, "/?per=2024-11-01")


def _tekst(nettside: Nettside, sted: Nettsted, sti: str) -> str:
    nettside.ga(sted.adresse + sti)
    return nettside.page.locator("body").inner_text()


def test_det_en_selv_har_gjort_er_alltid_med(nettside: Nettside, eget_nettsted: Nettsted) -> None:
    fylt_ut(nettside, eget_nettsted, "Synlig med en gang")
    assert send(nettside.page) == 200
    tekst = nettside.page.locator("body").inner_text()
    assert "ikke med i tallene" not in tekst
    assert "Registrert" in tekst
