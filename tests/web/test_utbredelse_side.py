"""P-14: public figures that say what they count, and stay what they were (K-362, K-363, K-196)."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from innforing.application.ta_steg import mikrosekunder
from innforing.projections.utbredelse import utbredelse
from innforing.web.pages.utbredelse.utbredelsesbilde import FLEST_PUNKTER, dagene
from innforing.web.vern import CSP
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn
from tests.web.tallkort import hentet, kortene

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

VKP = "/utbredelse/vkp"
DHO = "/utbredelse/dho"


def test_alle_kan_se_utbredelsen_uten_a_logge_inn(klient: Klient) -> None:
    html = klient.vis("/utbredelse")
    assert "Kjernejournal" in html
    assert f'href="{VKP}"' in html


def test_en_losning_ingen_har_meldt_om_er_ukjent_og_ikke_null(klient: Klient) -> None:
    liste = json.loads(klient.vis("/utbredelse", last_ned="losninger.json"))
    pll = next(rad for rad in liste["rader"] if rad["omrade"].startswith("Pasientens legemiddel"))
    assert pll["tatt_i_bruk"] is None
    assert pll["ukjent"] == 357


def test_hvert_tall_viser_teller_nevner_og_dag(klient: Klient, nettsted: Nettsted) -> None:
    html = klient.vis(VKP)
    with nettsted.lesesiden.sight("utbredelse", per=mikrosekunder(nettsted.hus.na())) as sight:
        landet = utbredelse(sight, "vkp", nettsted.hus.kommuner).landet
    funnet = kortene(html)
    i_bruk = landet.minst["tatt_i_bruk"].antall
    assert i_bruk > 0
    assert funnet["Tatt i bruk eller mer"].startswith(f"{i_bruk} av 357 kommuner")
    assert funnet["Ukjent"].startswith(f"{landet.trinn['ukjent'].antall} av 357")
    assert "per 11. desember 2024" in html


def test_tatt_i_bruk_av_innforte_star_ved_siden_av_alle(klient: Klient) -> None:
    funnet = kortene(klient.vis(VKP))
    assert re.match(r"8 av 9 innførte", funnet["Tatt i bruk av innførte"])
    assert re.match(r"8 av 357 kommuner", funnet["Tatt i bruk av alle"])


def test_nevneren_er_kommunene_den_dagen(klient: Klient) -> None:
    for_, etter = (
        klient.vis("/utbredelse/kjernejournal", per=d) for d in ("2023-12-31", "2024-01-01")
    )
    assert "av 356" in kortene(for_)["Ukjent"]
    assert "av 357" in kortene(etter)["Ukjent"]


def test_fylkene_fra_for_2024_star_i_tabellen_og_ikke_pa_kartet(klient: Klient) -> None:
    html = klient.vis("/utbredelse/kjernejournal", per="2023-12-31")
    assert "Kartet viser fylkene fra 2024" in html
    assert "Viken" in html
    assert 'class="rute' not in html


def test_kartet_har_alle_femten_fylker(klient: Klient) -> None:
    html = klient.vis("/utbredelse/kjernejournal")
    assert len(re.findall(r'class="rute rute--', html)) == 15


def test_et_omrade_viser_sine_deler_og_sine_kommuner(klient: Klient) -> None:
    helse = klient.vis("/utbredelse/kjernejournal", region="nord")
    fylker = re.findall(r'<tr id="liste-fylker-(\d+)"', helse)
    assert fylker == ["18", "55", "56"]
    fylke = klient.vis("/utbredelse/kjernejournal", region="56", vis="alle")
    assert "liste-fylker" not in fylke
    kommuner = re.findall(r'<tr id="liste-kommuner-([^"]+)"', fylke)
    assert len(kommuner) == 18
    assert 'href="/utbredelse/kjernejournal?region=nord' in fylke


def test_landet_kan_deles_i_helseregioner_og_nettverk(klient: Klient) -> None:
    antall = {
        navn: klient.vis(VKP, inndeling=navn).count(f'<tr id="liste-{navn}-')
        for navn in ("helseregioner", "nettverk")
    }
    assert antall == {"helseregioner": 4, "nettverk": 11}


def test_takket_nei_vises_ikke_for_noen_kommune(klient: Klient) -> None:
    html = klient.vis("/utbredelse/kjernejournal", vis="alle")
    assert "Takket nei" not in html
    assert "takket_nei" not in html


def test_en_dag_for_noen_har_meldt_tilbyr_den_forste(klient: Klient) -> None:
    html = klient.vis(VKP, per="2024-01-01")
    assert "Ingen hadde meldt status for løsningen 1. januar 2024." in html
    lenke = re.search(r'href="(/utbredelse/vkp\?per=[^"]+)">Vis (\d+\. \w+ 2024)<', html)
    assert lenke
    assert kortene(hentet(klient, lenke[1].replace("&amp;", "&")))["Ukjent"].endswith("%)")


def test_en_dag_for_loggen_sier_den_forste_som_finnes(klient: Klient) -> None:
    svar = klient.get(VKP, params={"per": "1999-01-01"})
    assert svar.status_code == 400
    assert "1. januar 2020" in svar.text


def test_en_losning_som_ikke_finnes_er_ikke_funnet(klient: Klient) -> None:
    for sti in ("/utbredelse/finnes-ikke", "/utbredelse/finnes-ikke/kort"):
        assert klient.get(sti).status_code == 404
    assert klient.get("/utbredelse", params={"losning": "finnes-ikke"}).status_code == 404


def test_velgeren_forer_til_losningen_med_dag_og_omrade(klient: Klient) -> None:
    svar = klient.get("/utbredelse", params={"losning": "vkp", "per": "2024-12-01", "region": ""})
    assert svar.status_code == 303
    assert svar.headers["location"] == "/utbredelse/vkp?per=2024-12-01"
    bytte = klient.get(DHO, params={"losning": "vkp", "region": "34"})
    assert bytte.headers["location"] == "/utbredelse/vkp?region=34"


def test_et_omrade_som_ikke_fantes_far_en_setning(klient: Klient) -> None:
    svar = klient.get("/utbredelse/kjernejournal", params={"region": "30"})
    assert svar.status_code == 400
    assert "fantes ikke 11. desember 2024" in svar.text


def test_hendelsene_bak_hvert_tall_er_for_dem_som_er_logget_inn(
    klient: Klient, klient_som: Callable[[str, str], Klient]
) -> None:
    assert "/bak/utbredelse" not in klient.vis(VKP)
    inne = klient_som("medlem", "koordineringsgruppen")
    html = inne.vis(VKP)
    lenker = {lenke.replace("&amp;", "&") for lenke in re.findall(r'href="(/bak/[^"]+)"', html)}
    assert len(lenker) > 8
    for lenke in sorted(lenker)[:3]:
        assert inne.get(lenke).status_code == 200


def test_alle_tall_i_demoen_er_merket_som_eksempeldata(klient: Klient) -> None:
    html = klient.vis(VKP)
    for kort in re.findall(r'<div class="tall">.*?</p>', html, re.DOTALL):
        assert "Eksempeldata" in kort
    for funn in re.findall(r'<svg[^>]*class="graf__svg"[^>]*aria-label="([^"]*)"', html):
        assert funn.startswith("Eksempeldata.")
    assert "Eksempeldata" in klient.vis(f"{VKP}/kort")
    assert "Eksempeldata" in klient.vis(VKP, figur="utvikling.svg")


def test_figuren_kan_lastes_ned_og_trenger_ikke_noe_stilark(klient: Klient) -> None:
    svar = klient.get(VKP, params={"figur": "utvikling.svg"})
    assert svar.headers["content-type"].startswith("image/svg+xml")
    assert "attachment" in svar.headers["content-disposition"]
    assert "var(--" not in svar.text
    assert svar.text.startswith("<svg ")
    assert "<title>Eksempeldata. Velferdsteknologisk knutepunkt" in svar.text


def test_bare_kortet_kan_sta_pa_andres_sider(klient: Klient) -> None:
    kort, side = klient.get(f"{VKP}/kort"), klient.get(VKP)
    assert kort.status_code == 200
    assert "frame-ancestors *" in kort.headers["content-security-policy"]
    assert "default-src 'none'" in kort.headers["content-security-policy"]
    assert side.headers["content-security-policy"] == CSP
    assert "frame-ancestors 'none'" in CSP


def test_tiden_fra_teknisk_innfort_til_bruk_har_median_og_spredning(klient: Klient) -> None:
    html = " ".join(klient.vis(VKP).split())
    assert re.search(r"median\)</dt><dd>7 dager", html)
    assert "7 dager – 14 dager" in html.replace("\u00a0", " ")


def test_kurven_har_den_forste_og_den_siste_dagen_og_ikke_for_mange() -> None:
    fra, til, begynner = (datetime(y, 5, 20, tzinfo=UTC).date() for y in (2021, 2024, 2020))
    dager = dagene(fra, til, begynner=begynner)
    assert (dager[0], dager[-1]) == (fra, til)
    assert dager == sorted(set(dager))
    lang = dagene(begynner, til.replace(year=2060), begynner=begynner)
    assert len(lang) <= FLEST_PUNKTER + 2
    assert dagene(None, til, begynner=begynner) == []
    assert dagene(til, fra, begynner=begynner) == []
    # the register begins later than some reports do
    assert dagene(fra.replace(year=2015), til, begynner=begynner)[0] == begynner


@pytest.mark.parametrize("sti", ["/utbredelse", VKP, "/utbredelse/kjernejournal?region=46"])
def test_siden_er_lesbar_for_alle(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    assert nettside.ga(f"{nettsted.adresse}{sti}").status == 200
    sjekk(nettside)


def test_kortet_er_lesbart_for_alle(nettside: Nettside, nettsted: Nettsted) -> None:
    assert nettside.ga(f"{nettsted.adresse}{VKP}/kort").status == 200
    sjekk(nettside)


def test_velgerne_virker_med_tastatur_og_uten_skript(
    uten_skript: Nettside, nettsted: Nettsted
) -> None:
    uten_skript.ga(f"{nettsted.adresse}/utbredelse")
    page = uten_skript.page
    page.get_by_label("Løsning", exact=True).select_option("vkp")
    knapp = page.get_by_role("button", name="Vis utbredelsen")
    knapp.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/utbredelse/vkp*")
    assert "Velferdsteknologisk knutepunkt" in page.locator("h1").inner_text()


def test_den_som_er_logget_inn_ser_en_side_uten_feil(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    logg_inn(nettside, nettsted, rolle="medlem", organ="koordineringsgruppen")
    nettside.ga(f"{nettsted.adresse}{VKP}?per=2024-12-01")
    expect(nettside.page.get_by_text("Slik var det 1. desember 2024")).to_be_visible()
    sjekk(nettside)


@pytest.mark.parametrize(
    ("sprak", "tittel"), [("nn", "Utbreiing: Velferds"), ("en", "Uptake: Velferds")]
)
def test_siden_finnes_pa_nynorsk_og_engelsk(klient: Klient, sprak: str, tittel: str) -> None:
    html = klient.med({"accept-language": sprak}).vis(VKP)
    assert f'lang="{sprak}"' in html
    assert tittel in html
    assert "Utbredelse:" not in html
