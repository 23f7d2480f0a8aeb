"""P-07: everything that runs at once, always as a table too, and who must answer (K-033, K-106)."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from innforing.projections.tidslinje.linjer import Valg, tidslinje
from innforing.projections.tidslinje.treff import treffer
from innforing.web.innlogging import alle_verv
from innforing.web.pages.tidslinje.tidslinjebilde import se
from innforing.web.pages.tidslinje.tidslinjevalg import flyttet
from tests.web.kallprove import kallet
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

KG = ("medlem", "koordineringsgruppen")
MAI = "2024-05-20"


@pytest.fixture
def kg(klient_som: Callable[[str, str], Klient]) -> Klient:
    """A member of the koordineringsgruppe."""
    return klient_som(*KG)


def rader(klient: Klient, liste: str, **sporring: str) -> list[dict[str, object]]:
    svar = klient.vis("/tidslinje", last_ned=f"{liste}.json", **sporring)
    alle: list[dict[str, object]] = json.loads(svar)["rader"]
    return alle


def test_tidslinja_er_for_dem_som_er_logget_inn(klient: Klient) -> None:
    assert klient.get("/tidslinje").headers["location"].startswith("/innlogging?til=%2Ftidslinje")


def test_alt_i_perioden_star_i_tabellen(kg: Klient, nettsted: Nettsted) -> None:
    valg = Valg(date(2024, 10, 1), date(2025, 9, 30))
    kall = kallet(nettsted, kg, "/tidslinje")
    with kall.sight("tidslinje") as sight:
        ventet = {(x.lop, x.pulje) for x in tidslinje(sight, valg)}
    html = kg.vis("/tidslinje")
    funnet = re.findall(r'<tr id="liste-lop-\d+-(.+?)-(?:lop|pulje-(\d+))"', html)
    assert ventet
    assert {(lop, int(nr) if nr else None) for lop, nr in funnet} == ventet
    assert "1. oktober 2024 – 30. september 2025" in html


def test_perioden_stopper_ikke_ved_arsskiftet(kg: Klient) -> None:
    html = kg.vis("/tidslinje", horisont="halvar")
    senere = re.search(r'href="([^"]+)">Senere<', html)
    assert senere
    fra = parse_qs(urlsplit(senere[1].replace("&amp;", "&")).query)["fra"]
    assert fra == ["2025-04-01"]
    assert "1. oktober 2024 – 31. mars 2025" in html
    assert "1. november 2024 – 31. januar 2025" in kg.vis(
        "/tidslinje", horisont="kvartal", fra="2024-11-01"
    )


@pytest.mark.parametrize(
    ("maneder", "ventet"), [(1, "2025-01-01"), (-12, "2023-12-01"), (3, "2025-03-01")]
)
def test_en_maned_flyttes_over_arsskiftet(maneder: int, ventet: str) -> None:
    assert flyttet(date(2024, 12, 1), maneder) == date.fromisoformat(ventet)


def test_lopene_kan_grupperes_etter_region_losning_og_leder(kg: Klient) -> None:
    grupper = {
        valg: {str(rad["gruppe"]) for rad in rader(kg, "lop", grupper=valg, fra="2024-04-01")}
        for valg in ("region", "losning", "leder")
    }
    assert {"Hele landet", "Nordland", "Vestland"} <= grupper["region"]
    assert {"Kjernejournal", "Uten løsning"} <= grupper["losning"]
    assert "Ingen leder ennå" in grupper["leder"]
    assert len(grupper["leder"]) > 5


def test_figuren_har_en_strek_for_i_dag_og_sier_hva_den_viser(kg: Klient) -> None:
    html = kg.vis("/tidslinje")
    svg = re.search(
        r'<svg[^>]*class="graf__svg"[^>]*aria-label="([^"]*)".*?</svg>', html, re.DOTALL
    )
    assert svg
    assert "fra 1. oktober 2024 til 30. september 2025" in svg[1]
    assert ">I dag<" in svg[0]
    assert ">I dag</text>" not in kg.vis("/tidslinje", fra="2023-01-01")


def test_figuren_star_pa_sidens_dag(kg: Klient, nettsted: Nettsted) -> None:
    kall = kallet(nettsted, kg, "/tidslinje", f"per={MAI}")
    assert se(kall).utsnitt.fra == date(2024, 4, 1)
    assert "Slik var det 20. mai 2024" in kg.vis("/tidslinje", per=MAI)


def test_hva_som_treffer_en_kommune(kg: Klient, nettsted: Nettsted) -> None:
    html = kg.vis("/tidslinje", kommune="Levanger", fra="2024-04-01")
    assert "Hva som treffer Levanger" in html
    kall = kallet(nettsted, kg, "/tidslinje")
    valg = Valg(date(2024, 4, 1), date(2025, 3, 31))
    with kall.sight("tidslinje") as sight:
        treff = treffer(sight, nettsted.hus.kommuner, "levanger", valg)
    assert treff.linjer
    funnet = re.findall(r'<tr id="liste-lop-\d+-(.+?)-(?:lop|pulje-\d+)"', html)
    assert set(funnet) == {x.lop for x in treff.linjer}
    kvartaler = rader(kg, "kvartaler", kommune="Levanger", fra="2024-01-01")
    assert {rad["kommune"] for rad in kvartaler} == {"Levanger"}


def test_en_kommune_som_ikke_finnes_far_et_forslag(kg: Klient) -> None:
    html = kg.vis("/tidslinje", kommune="Brdu")
    assert "Fant ingen kommune som heter «Brdu». Mente du" in html
    assert "Bardu" in html


def test_en_kommune_ser_bare_hva_som_treffer_den_selv(
    klient_som: Callable[[str, str], Klient],
) -> None:
    bodo = klient_som("fullmektig", "kommune-bodo")
    html = bodo.vis("/tidslinje")
    assert 'id="liste-overlapp"' not in html
    assert 'id="liste-last"' not in html
    assert "Hva som treffer Bodø" in bodo.vis("/tidslinje", kommune="Bodø")
    assert bodo.get("/tidslinje", params={"kommune": "Bardu"}).status_code == 403
    assert bodo.get("/tidslinje", params={"last_ned": "overlapp.json"}).status_code == 404


def test_lasten_i_hver_maned_star_mot_det_som_er_oppgitt(kg: Klient) -> None:
    last = rader(kg, "last", fra="2024-04-01")
    slag = {str(rad["slag"]) for rad in last}
    assert {"Den som leder", "Region", "Norsk helsenett"} <= slag
    ledere = [rad for rad in last if rad["slag"] == "Den som leder"]
    assert {rad["oppgitt"] for rad in ledere} == {"2 løp om gangen"}
    nhn = next(rad for rad in last if rad["slag"] == "Norsk helsenett")
    assert "ikke oppgitt for" in str(nhn["oppgitt"])
    assert nhn["2025-03"] == 0
    assert "2025-04" not in nhn


def test_overlapp_viser_hva_som_er_felles_og_hvem_som_har_svart(kg: Klient) -> None:
    alle = rader(kg, "overlapp", fra="2024-04-01", per=MAI)
    besvart = [rad for rad in alle if rad["status"] == "Besvart"]
    assert besvart
    assert all(rad["svar"] for rad in besvart)
    assert any("kommuner: " in str(rad["felles"]) for rad in besvart)
    assert all(rad["handling"] is None for rad in besvart)


def test_en_tom_periode_sier_det_og_kan_flyttes(kg: Klient) -> None:
    html = kg.vis("/tidslinje", fra="2031-01-01")
    assert "Ingen planlagte løp i perioden." in html
    assert "fra=2032-01-01" in html


def test_et_filter_uten_treff_kan_nullstilles(kg: Klient) -> None:
    html = kg.vis("/tidslinje", losning="dho", fra="2031-01-01")
    assert "Nullstill filtre" in html
    assert kg.get("/tidslinje", params={"losning": "finnes-ikke"}).status_code == 400


@pytest.mark.parametrize("fra", ["i går", "0001-01-01", "9999-12-01", "2024-13-01"])
def test_en_forste_dag_som_ikke_gar_an_far_en_setning(kg: Klient, fra: str) -> None:
    svar = kg.get("/tidslinje", params={"fra": fra})
    assert svar.status_code == 400
    assert "Skriv første dag" in svar.text or "Velg et år" in svar.text


def test_kalenderen_har_hvert_lop_med_samme_nokkel_for_alltid(kg: Klient) -> None:
    svar = kg.get("/tidslinje", params={"kalender": "ics", "fra": "2024-04-01"})
    assert svar.headers["content-type"].startswith("text/calendar")
    punkter = {str(p["uid"]): p for p in Calendar.from_ical(svar.content).walk("VEVENT")}
    nabo = punkter["lop-s01-nabo@innforing"]
    assert nabo.decoded("dtstart") == date(2024, 9, 1)
    assert nabo.decoded("dtend") == date(2025, 4, 1)
    assert "lop-s01-pulje-2@innforing" in punkter


def test_figuren_kan_lastes_ned_som_svg(kg: Klient) -> None:
    svar = kg.get("/tidslinje", params={"figur": "tidslinje.svg"})
    assert svar.headers["content-type"].startswith("image/svg+xml")
    assert "var(--" not in svar.text


def test_hendelsene_bak_hvert_tall_finnes(kg: Klient) -> None:
    html = kg.vis("/tidslinje", per=MAI, fra="2024-04-01")
    lenker = {lenke.replace("&amp;", "&") for lenke in re.findall(r'href="(/bak/[^"]+)"', html)}
    for modell in ("kapasitet", "tidslinje"):
        egne = sorted(en for en in lenker if en.startswith(f"/bak/{modell}?"))
        assert egne, modell
        assert kg.get(egne[0]).status_code == 200


def test_alle_ledere_i_demoen_kan_se_tidslinja(klient: Klient) -> None:
    verv = next(v for v in alle_verv(klient.hus, klient.hus.na()) if v.rolle.value == "leder")
    klient.logg_inn(str(verv.rolle.value), verv.organ)
    html = klient.vis("/tidslinje")
    assert 'id="liste-lop"' in html


@pytest.mark.parametrize(
    "sporring", ["", "?per=2024-05-20&grupper=leder", "?kommune=Bod%C3%B8&fra=2024-04-01"]
)
def test_siden_er_lesbar_for_alle(nettside: Nettside, nettsted: Nettsted, sporring: str) -> None:
    logg_inn(nettside, nettsted, rolle=KG[0], organ=KG[1])
    assert nettside.ga(f"{nettsted.adresse}/tidslinje{sporring}").status == 200
    sjekk(nettside)


def test_filteret_virker_med_tastatur(nettside: Nettside, nettsted: Nettsted) -> None:
    logg_inn(nettside, nettsted, rolle=KG[0], organ=KG[1])
    nettside.ga(f"{nettsted.adresse}/tidslinje?fra=2024-04-01")
    page = nettside.page
    page.get_by_label("Hva som treffer kommunen").focus()
    page.keyboard.type("Bodø")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hva som treffer Bodø").wait_for()
    assert "kommune=Bod" in page.url
    assert nettside.brudd == []


def test_filteret_virker_uten_skript(uten_skript: Nettside, nettsted: Nettsted) -> None:
    logg_inn(uten_skript, nettsted, rolle=KG[0], organ=KG[1])
    uten_skript.ga(f"{nettsted.adresse}/tidslinje?fra=2024-04-01")
    page = uten_skript.page
    page.get_by_label("Grupper etter").select_option("losning")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.wait_for_url("**grupper=losning**")
    assert "fra=2024-04-01" in page.url
    expect(page.get_by_role("cell", name="Uten løsning").first).to_be_visible()


def test_tidslinja_skrives_ut_pa_a3_liggende(nettside: Nettside, nettsted: Nettsted) -> None:
    logg_inn(nettside, nettsted, rolle=KG[0], organ=KG[1])
    nettside.ga(f"{nettsted.adresse}/tidslinje?fra=2024-04-01")
    pdf = nettside.page.pdf(prefer_css_page_size=True)
    bokser = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert bokser
    # 420 mm x 297 mm in points
    assert {(round(float(b), -1), round(float(h), -1)) for b, h in bokser} == {(1190, 840)}
