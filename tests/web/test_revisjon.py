"""P-17 Revisjon: search, refused steps, særtilfeller, rewinding and comparing."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Final

import pytest

from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.projections.revisjonsspor.revisjonsspor import fasetter, sok
from innforing.projections.revisjonsspor.sporring import KVALIFIKATORER
from innforing.projections.saertilfeller.saertilfeller import antall
from innforing.projections.saertilfeller.tekster import SLAG
from innforing.web.pages.revisjon.sporrehjelp import HJELP
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

    Klientvalg = Callable[[str, str], Klient]

SIDENE: Final = (
    "/revisjon",
    "/revisjon/avviste",
    "/revisjon/saertilfeller",
    "/revisjon/spol",
    "/revisjon/sammenlign",
)


def ord_i(side: str) -> str:
    innhold = re.search(r"<main.*</main>", side, re.DOTALL)
    assert innhold is not None
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", innhold[0])))


def radene(klient: Klient, sti: str, liste: str, **sporring: str) -> list[dict[str, object]]:
    fil = json.loads(klient.vis(sti, **sporring, last_ned=f"{liste}.json"))
    rader: list[dict[str, object]] = fil["rader"]
    return rader


def adresser(side: str) -> list[str]:
    return [html.unescape(a) for a in re.findall(r'href="([^"]+)"', side)]


# --- who ---


@pytest.mark.parametrize("sti", SIDENE)
def test_revisjon_er_for_revisor_og_koordineringsgruppen(
    revisor: Klient, klient_som: Klientvalg, sti: str
) -> None:
    assert revisor.get(sti).status_code == 200
    assert klient_som("medlem", "koordineringsgruppen").get(sti).status_code == 200
    for rolle, organ in (("fullmektig", "kommune-oslo"), ("leder", "program-kj")):
        assert klient_som(rolle, organ).get(sti).status_code == 403


@pytest.mark.parametrize("sti", SIDENE)
def test_no_page_of_the_room_leads_to_what_is_not_there(revisor: Klient, sti: str) -> None:
    egne = {a for a in adresser(revisor.vis(sti)) if a.startswith("/revisjon")}
    assert set(SIDENE) <= {a.partition("?")[0] for a in egne}
    assert {a: s for a in sorted(egne) if (s := revisor.get(a).status_code) != 200} == {}


# --- search ---


def test_soket_finner_det_revisjonssporet_finner(revisor: Klient, revidert: Nettsted) -> None:
    linje = "hendelse:PlanGodkjent -lop:s01"
    with revidert.lesesiden.sight("revisjonsspor", per=revidert.hus.reader.last()[1]) as sight:
        treff = sok(sight, linje, revidert.hus.kommuner)
    rader = radene(revisor, "/revisjon", "hendelser", q=linje)
    assert [rad["posisjon"] for rad in rader] == [rad.posisjon for rad in treff.rader]
    assert f"{treff.antall} hendelser passer søket." in ord_i(revisor.vis("/revisjon", q=linje))


def test_the_pages_of_a_search_are_every_event_once(revisor: Klient) -> None:
    alle = [rad["posisjon"] for rad in radene(revisor, "/revisjon", "hendelser", q="lop:s08")]
    sett: list[int] = []
    adresse: str | None = "/revisjon?q=lop:s08"
    while adresse is not None:
        side = str(revisor.get(adresse).text)
        sett += [int(p) for p in re.findall(r'href="/hendelser/(\d+)"', side)]
        eldre = re.search(r'rel="next" href="([^"]+)"', side)
        adresse = None if eldre is None else html.unescape(eldre[1])
    assert sett == alle
    assert len(alle) > 50


def test_alt_som_er_galt_i_soket_star_der_med_det_som_var_ment(revisor: Klient) -> None:
    svar = revisor.get("/revisjon", params={"q": "hendelse:PlanGodkjnt rollle:leder år:24"})
    assert svar.status_code == 422
    tekst = ord_i(svar.text)
    assert "Nærmest: PlanGodkjent" in tekst
    assert "«rollle:» finnes ikke. Nærmest: rolle" in tekst
    assert "det er ikke noe år" in tekst
    assert 'value="hendelse:PlanGodkjnt rollle:leder år:24"' in svar.text
    assert "<title>Feil:" in svar.text


def test_what_is_wrong_is_said_in_the_language_of_the_reader(revisor: Klient) -> None:
    revisor.med({"accept-language": "nn"})
    assert "Nærast: PlanGodkjent" in revisor.get("/revisjon?q=hendelse:PlanGodkjnt").text
    revisor.med({"accept-language": "en"})
    assert "Nearest: PlanGodkjent" in revisor.get("/revisjon?q=hendelse:PlanGodkjnt").text


def test_et_sok_uten_treff_viser_vei_til_de_siste_hendelsene(revisor: Klient) -> None:
    side = revisor.vis("/revisjon", q="posisjon:1 hendelse:PlanGodkjent")
    assert "Ingen hendelser passer søket." in ord_i(side)
    assert re.search(r'href="/revisjon">Vis de siste 50', side)


def test_each_facet_leads_to_as_many_as_it_counts(revisor: Klient, revidert: Nettsted) -> None:
    with revidert.lesesiden.sight("revisjonsspor", per=revidert.hus.reader.last()[1]) as sight:
        tall = fasetter(sight, "lop:s01", revidert.hus.kommuner)
    side = revisor.vis("/revisjon", q="lop:s01")
    for navn, verdier in tall.items():
        kode, antall_ = next(iter(verdier.items()))
        lenke = next(a for a in adresser(side) if a.endswith(f"s01+{navn}%3A{kode}"))
        tekst = ord_i(revisor.get(lenke).text)
        assert re.search(rf"\b{antall_} hendelser? passer søket", tekst)


def test_virkning_som_er_en_annen_enn_registreringen_er_merket(revisor: Klient) -> None:
    side = revisor.vis("/revisjon", q="strom:ibruktakelse:kjernejournal:oslo")
    assert re.search(r"status--klokke.*?1\. desember 2023", side, re.DOTALL)


def test_every_qualifier_is_explained_with_an_example_that_is_understood(
    revisor: Klient,
) -> None:
    assert set(HJELP) == set(KVALIFIKATORER)
    for hjelp in HJELP.values():
        assert revisor.get("/revisjon", params={"q": hjelp.eksempel}).status_code == 200
        assert all(form.strip() for form in hjelp.om)


# --- refused steps and særtilfeller ---


def test_avviste_steg_star_med_vilkarene_som_manglet(revisor: Klient, revidert: Nettsted) -> None:
    avslag = revidert.hus.reader.refusals(revidert.hus.reader.last()[0], 1000)
    rader = radene(revisor, "/revisjon/avviste", "avviste")
    assert len(rader) == len(avslag) > 10
    # by where in the log: stories that run side by side record at times of their own
    steder = [r.after_position or 0 for r in avslag]
    assert steder == sorted(steder, reverse=True)
    for rad, ett in zip(rader, avslag, strict=True):
        assert rad["vilkar"] == "; ".join(VILKAR[navn].tekst.nb for navn in ett.unmet)


def test_the_refused_steps_are_those_of_the_moment(revisor: Klient, revidert: Nettsted) -> None:
    alle = revidert.hus.reader.refusals(revidert.hus.reader.last()[0], 1000)
    da = radene(revisor, "/revisjon/avviste", "avviste", kjent="2024-06-01")
    assert 0 < len(da) < len(alle)
    assert revidert.hus.reader.refusals(0, 1000) == []
    assert revidert.hus.reader.refusals(revidert.hus.reader.last()[0], 2) == alle[:2]


def test_saertilfellene_er_de_lesemodellen_har(revisor: Klient, revidert: Nettsted) -> None:
    with revidert.lesesiden.sight("saertilfeller", per=revidert.hus.reader.last()[1]) as sight:
        talt = antall(sight)
    rader = radene(revisor, "/revisjon/saertilfeller", "saertilfeller")
    assert len(rader) == sum(figur.antall for figur in talt.values())
    for kode, figur in talt.items():
        ett = radene(revisor, "/revisjon/saertilfeller", "saertilfeller", slag=kode)
        assert len(ett) == figur.antall
        assert {rad["slag"] for rad in ett} <= {SLAG[kode].nb}


def test_antallet_saertilfeller_leder_til_hendelsene_bak(revisor: Klient) -> None:
    side = revisor.vis("/revisjon/saertilfeller")
    bak = [a for a in adresser(side) if a.startswith("/bak/saertilfeller")]
    assert len(bak) == len(SLAG)
    assert {a: s for a in bak if (s := revisor.get(a).status_code) != 200} == {}


# --- rewinding ---


def test_forrige_og_neste_hendelse_star_ved_siden_av(revisor: Klient, revidert: Nettsted) -> None:
    svar = revisor.get("/revisjon/spol", params={"posisjon": "1600"})
    assert svar.status_code == 303
    side = str(revisor.get(svar.headers["location"]).text)
    assert "/hendelser/1600?kjent=" in side
    knapper = [a for a in adresser(side) if a.startswith("/revisjon/spol?kjent=")]
    vist = []
    for knapp in knapper:
        funnet = re.search(r"/hendelser/(\d+)\?kjent=", str(revisor.get(knapp).text))
        assert funnet is not None
        vist.append(int(funnet[1]))
    assert 1599 in vist
    assert 1601 in vist
    siste = revidert.hus.reader.last()[0]
    assert "Neste hendelse" not in revisor.vis("/revisjon/spol")
    assert f"/hendelser/{siste}" in revisor.vis("/revisjon/spol")


def test_hele_nettstedet_folger_med_til_tidspunktet(revisor: Klient) -> None:
    side = revisor.vis("/revisjon/spol", per="2024-03-01", kjent="2024-03-01")
    lenker = [a for a in adresser(side) if a.startswith(("/lop?", "/utbredelse?", "/revisjon?"))]
    assert len(lenker) >= 3
    assert all("per=2024-03-01" in a and "kjent=2024-03-01" in a for a in lenker)
    assert "Slik det var 1. mars 2024" in ord_i(side)


def test_to_klokker_er_bare_for_revisor(revisor: Klient, klient_som: Klientvalg) -> None:
    assert 'name="til_kjent"' in revisor.vis("/revisjon/spol")
    gruppen = klient_som("medlem", "koordineringsgruppen")
    assert 'name="til_kjent"' not in gruppen.vis("/revisjon/spol")
    assert (
        gruppen.get("/revisjon/spol", params={"posisjon": "1600"})
        .headers["location"]
        .startswith("/revisjon/spol?per=")
    )
    assert gruppen.get("/revisjon/spol", params={"kjent": "2024-03-01"}).status_code == 403
    sammenlignet = {"modell": "svarfordeling", "om": "s01", "fra_kjent": "2024-05-01"}
    assert gruppen.get("/revisjon/sammenlign", params=sammenlignet).status_code == 403


def test_et_tidspunkt_utenfor_loggen_blir_staende_med_grunnen(revisor: Klient) -> None:
    feil = {"til_per": "1990-01-01", "til_kjent": "i går", "posisjon": "99999"}
    svar = revisor.get("/revisjon/spol", params=feil)
    assert svar.status_code == 422
    tekst = ord_i(svar.text)
    assert "Loggen kan svare for 1. januar 2020 til" in tekst
    assert "Skriv tidspunktet som 2024-03-01" in tekst
    assert "Skriv en posisjon fra 1 til" in tekst
    for felt, verdi in feil.items():
        assert f'id="{felt}"' in svar.text
        assert f'value="{verdi}"' in svar.text


# --- comparing ---


def test_sammenligningen_viser_det_som_ble_et_annet(revisor: Klient) -> None:
    rader = radene(
        revisor,
        "/revisjon/sammenlign",
        "forskjeller",
        modell="svarfordeling",
        om="s01",
        fra="2024-03-01",
        til="2024-05-01",
    )
    etter = {str(rad["sted"]): (rad["var"], rad["ble"]) for rad in rader}
    var, ble = etter["Kjernejournal for kommunene som gjenstår, Antall, Påmeldt"]
    assert (var, int(str(ble)) > 0) == ("0", True)


def test_et_tidspunkt_er_likt_seg_selv(revisor: Klient) -> None:
    side = revisor.vis(
        "/revisjon/sammenlign", modell="svarfordeling", om="s01", fra="2024-05-01", til="2024-05-01"
    )
    assert "Ingenting er ulikt." in ord_i(side)


def test_det_vi_har_fatt_vite_siden_om_samme_tidspunkt(revisor: Klient) -> None:
    """Oslo's use was told on 15 December to hold from the first."""
    rader = radene(
        revisor,
        "/revisjon/sammenlign",
        "forskjeller",
        modell="utbredelse",
        om="kjernejournal",
        fra="2023-12-05",
        til="2023-12-05",
        fra_kjent="2023-12-05",
    )
    assert rader


def test_sammenligningen_sier_hva_som_mangler(revisor: Klient) -> None:
    svar = revisor.get("/revisjon/sammenlign", params={"modell": "finnes", "til": "x"})
    assert svar.status_code == 422
    tekst = ord_i(svar.text)
    for setning in (
        "Velg hva som skal sammenlignes.",
        "Skriv hva det gjelder",
        "Skriv det første tidspunktet.",
        "Skriv tidspunktet som 2024-03-01",
    ):
        assert setning in tekst
    ingen = revisor.vis("/revisjon/sammenlign", modell="svarfordeling", om="s99", fra="2024-05-01")
    assert "Det finnes ikke noe om dette" in ord_i(ingen)


# --- in a browser ---


@pytest.mark.parametrize(
    "sti",
    [
        "/revisjon?q=lop:s01",
        "/revisjon?q=hendelse:PlanGodkjnt",
        "/revisjon/avviste",
        "/revisjon/saertilfeller",
        "/revisjon/spol?per=2024-03-01",
        "/revisjon/sammenlign?modell=svarfordeling&om=s01&fra=2024-03-01",
        "/lop/s06/historikk?avviste=1",
        "/lop/s06/historikk?vis_som=liste",
        "/lop/s06/historikk?vis_som=radata",
        "/hendelser/1508",
        "/bak/svarfordeling?sti=s01/antall/pameldt",
    ],
)
def test_siden_er_for_alle(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    logg_inn(nettside, nettsted, rolle="medlem", organ="koordineringsgruppen")
    nettside.ga(f"{nettsted.adresse}{sti}")
    sjekk(nettside)
