"""P-15: behov and samlinger, and the behov of a kommune on its own page."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from innforing.application.revisjonsspor import linjer_av
from innforing.domain.behov.folger import LopForeslattFraBehov
from innforing.web.innsyn import som_leseren_ser
from tests.web.behovshus import behovsbase
from tests.web.kallprove import kallet
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettsted import apent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.web.nettsted import Nettsted

STROM = "behov:s22-voss"
KS = ("saksbehandler", "ks")
VOSS = ("fullmektig", "kommune-voss")
OSLO = ("fullmektig", "kommune-oslo")
VESTLAND = ("kontaktperson_ehelse", "regional-46")
SKJULT = re.compile(r'<input type="hidden" name="(_[a-z_]+)" value="([^"]*)"')


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return behovsbase(tmp_path_factory.mktemp("behov"))


@pytest.fixture(scope="module")
def sted(base: Path) -> Iterator[Nettsted]:
    """The story of the behov, to be read."""
    with apent(base, folger=False) as sted:
        yield sted


@pytest.fixture
def eget(base: Path, tmp_path: Path) -> Iterator[Nettsted]:
    """The same, to be written to."""
    with apent(shutil.copytree(base, tmp_path / "eget"), folger=True) as sted:
        yield sted


def steget(html: str, trigger: str) -> str | None:
    """The address of a step that the page leads to."""
    return next((sti for sti in lenker(html) if sti.startswith(f"/steg/{trigger}/")), None)


def send(klient: Klient, adresse: str, **felt: str) -> tuple[int, str]:
    """Fill in the form of a step as it was drawn, and send it."""
    skjult = {navn: unescape(verdi) for navn, verdi in SKJULT.findall(klient.vis(adresse))}
    sporring = parse_qs(urlsplit(adresse).query)
    forhand = {n.removeprefix("forhand."): v[0] for n, v in sporring.items() if "forhand" in n}
    svar = klient.sporr(urlsplit(adresse).path, **skjult, **forhand, **felt)
    return svar.status_code, unescape(svar.text) or svar.headers["location"]


# --- behov ---


@pytest.mark.krav("K-098", "K-241", "K-242")
def test_listen_viser_de_behov_som_star_for_seg_selv_det_storste_forst(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    html = som(KS).vis("/behov")
    behov = [sti for sti in lenker(html) if re.fullmatch(r"/behov/[^?]+", sti)]
    assert behov == ["/behov/s22-voss", "/behov/s22-egen-farge-voss"]
    assert "Ble fellestiltak 5 Nordland, Vestland, Troms" in tekst(html)
    alle = som(KS).vis("/behov", samlede="ja")
    assert "/behov/s22-fauske" in lenker(alle)


def test_listen_begrenses_til_region_og_status(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    ks = som(KS)
    assert "/behov/s22-egen-farge-voss" not in lenker(ks.vis("/behov", region="18"))
    ikke = ks.vis("/behov", status="ikke_tatt_videre", region="46")
    assert "/behov/s22-egen-farge-voss" in lenker(ikke)
    assert "/behov/s22-voss" not in lenker(ikke)
    assert "Vestland ×" in tekst(ikke)
    assert "Ingen treff" in tekst(ks.vis("/behov", status="meldt"))


@pytest.mark.krav("K-243", "K-246")
def test_et_behov_sier_hvor_langt_det_er_kommet_og_hva_det_ble(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    html = som(VOSS).vis("/behov/s22-voss")
    ord_ = tekst(html)
    assert "Ble fellestiltak : Felles varsel om endringer i legemidler" in ord_
    assert "Løftet til KS, Norsk helsenett." in ord_
    assert "Bergen, Bodø, Fauske, Tromsø, Voss" in ord_
    assert "Meldt i tre regioner og bekreftet i samlingen." in ord_
    assert "Fem kommuner i tre regioner" not in ord_
    assert {"/losninger/legemiddelvarsel", "/lop/s22", "/behov/s22-fauske"} <= set(lenker(html))


@pytest.mark.krav("K-246")
def test_lopet_viser_behovet_det_er_foreslatt_fra(
    som: Callable[[tuple[str, str]], Klient], sted: Nettsted
) -> None:
    assert "/behov/s22-voss" in lenker(som(KS).vis("/lop/s22"))
    uten = Klient(sted.app, sted.hus).vis("/lop/s22")
    assert "/behov/s22-voss" not in lenker(uten)


@pytest.mark.krav("K-242")
def test_det_som_er_samlet_viser_det_samlede_og_tilbyr_ingen_steg(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    html = som(KS).vis("/behov/s22-fauske")
    assert "Behovet er samlet med andre, og følger dette: Varsel når" in tekst(html)
    assert "Ble fellestiltak" in tekst(html)
    assert [sti for sti in lenker(html) if sti.startswith("/steg/")] == []
    for_ = som(KS).vis("/behov/s22-fauske", per="2024-09-12")
    assert "Meldt" in tekst(for_)
    assert "Fellestiltak" not in tekst(for_)


def test_stegene_er_for_dem_som_kan_ta_dem(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    ks, voss = som(KS).vis("/behov/s22-voss"), som(VOSS).vis("/behov/s22-voss")
    assert steget(ks, "vurder_behov") is not None
    assert steget(som(VESTLAND).vis("/behov/s22-voss"), "loft_behov") is not None
    assert [sti for sti in lenker(voss) if sti.startswith("/steg/")] == []
    assert "/lop/nytt?behov=s22-voss&losning=legemiddelvarsel" in lenker(ks)
    assert "Foreslå løp fra behovet" not in voss


def test_en_kommune_som_ikke_har_sagt_det_kan_si_at_den_har_det_samme(
    eget: Nettsted,
) -> None:
    oslo = Klient(eget.app, eget.hus)
    oslo.logg_inn(*OSLO)
    adresse = steget(oslo.vis("/behov/s22-fauske"), "meld_samme_behov")
    assert adresse is not None
    assert adresse.startswith("/steg/meld_samme_behov/behov:s22-voss?")
    status, hvor = send(oslo, adresse)
    assert status == 303, hvor
    eget.lesesiden.catch_up()
    html = oslo.vis("/behov/s22-voss")
    assert "Oslo" in tekst(html)
    assert steget(html, "meld_samme_behov") is None
    assert "Varsel når legemiddellisten er endret" in tekst(oslo.vis("/kommuner/oslo"))


@pytest.mark.krav("K-241", "K-377")
def test_en_kommune_melder_et_behov_og_en_pasienthistorie_stoppes(eget: Nettsted) -> None:
    voss = Klient(eget.app, eget.hus)
    voss.logg_inn(*VOSS)
    adresse = steget(voss.vis("/behov"), "meld_behov")
    assert adresse is not None
    historie = "En kvinne på 82 år fikk feil medisin."
    status, side = send(voss, adresse, tittel="Varsel", beskrivelse=historie)
    assert status == 422
    assert "Teksten ser ut til å handle om én pasient eller bruker." in side
    assert historie in side
    nummer = "Gjelder 01019012480."
    status, side = send(voss, adresse, tittel="Varsel", beskrivelse=nummer)
    assert status == 422
    assert "her lagres ingen fødselsnumre" in side
    status, hvor = send(
        voss, adresse, tittel="Timebok", beskrivelse="Vi trenger en felles timebok."
    )
    assert status == 303, hvor
    eget.lesesiden.catch_up()
    behov = parse_qs(urlsplit(adresse).query)["tilbake"][0]
    html = voss.vis(behov)
    assert "Vi trenger en felles timebok." in tekst(html)
    assert "Meldt for Voss" in tekst(html)


def test_det_som_ikke_finnes_er_borte_og_uten_behov_sier_siden_det(
    som: Callable[[tuple[str, str]], Klient], sted: Nettsted
) -> None:
    assert som(KS).get("/behov/ukjent").status_code == 404
    assert som(KS).get("/samlinger/ukjent").status_code == 404
    uten = Klient(sted.app, sted.hus)
    assert uten.get("/behov").status_code == 303
    assert "Ingen behov er meldt." in som(KS).vis("/behov", per="2024-08-01")
    assert "Ingen samlinger er planlagt." in som(KS).vis("/samlinger", per="2024-08-01")


@pytest.mark.krav("K-246")
def test_hvorfor_lopet_ble_foreslatt_star_i_historikken_for_dem_som_ser_lopet(
    sted: Nettsted, som: Callable[[tuple[str, str]], Klient]
) -> None:
    rad = sted.hus.reader.stream(STROM)[-1]
    assert rad.topic == LopForeslattFraBehov.__name__
    grunn = linjer_av(sted.hus, [rad])[0].begrunnelse or ""
    assert grunn
    assert som(VOSS).get("/lop/s22/historikk").status_code == 404
    for sti in (
        f"/historikk/{STROM}",
        f"/historikk/{STROM}?vis_som=liste",
        f"/historikk/{STROM}?vis_som=liste&last_ned=historikk.json",
        f"/hendelser/{rad.position}",
        "/bak/behov?sti=s22-voss/lop/s22/organ",
    ):
        assert grunn in unescape(som(KS).vis(sti)), sti
        assert grunn not in unescape(som(VOSS).vis(sti)), sti


def test_et_steg_som_et_annet_forte_til_har_sine_egne_ord(
    sted: Nettsted, som: Callable[[tuple[str, str]], Klient]
) -> None:
    *andre, fulgte = linjer_av(sted.hus, sted.hus.reader.stream(STROM))
    eget = replace(fulgte, kommando="et annet")
    vist = som_leseren_ser(kallet(sted, som(VOSS)), [*andre, fulgte, eget])
    assert vist == [*andre, replace(fulgte, begrunnelse=None), eget]
    assert any(linje.begrunnelse for linje in andre)


# --- the kommune's own page ---


@pytest.mark.krav("K-243")
def test_kommunen_far_vite_det_siste_om_hvert_behov(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    html = som(VOSS).vis("/kommuner/voss")
    ord_ = tekst(html)
    assert "Våre behov" in ord_
    assert "Ikke tatt videre Behovet er ikke tatt videre 21. oktober 2024 1 Nasjonale" in ord_
    assert "Ble fellestiltak Et løp er foreslått fra behovet 18. november 2024 5" in ord_
    assert steget(html, "meld_behov") is not None
    naboen = som(OSLO).vis("/kommuner/voss")
    assert "Egen farge" not in naboen
    for_ = som(VOSS).vis("/kommuner/voss", per="2024-10-20")
    assert "Behovet er løftet til KS, Norsk helsenett 14. oktober 2024" in tekst(for_)


# --- samlinger ---


@pytest.mark.krav("K-249", "K-250")
def test_samlingene_star_mot_det_ks_har_satt_for_aret(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    ks = som(KS).vis("/samlinger")
    assert "Digital, gjennomført Eksempeldata 1 av 6" in tekst(ks)
    assert "i 2023 var det 4 fysiske og 12 digitale" in tekst(ks)
    assert {"planlegg_samling", "fastsett_samlingsplan"} <= {
        sti.split("/")[2] for sti in lenker(ks) if sti.startswith("/steg/")
    }
    assert [sti for sti in lenker(som(VOSS).vis("/samlinger")) if "/steg/" in sti] == []


@pytest.mark.krav("K-252", "K-255", "K-256")
def test_en_samling_sier_hvem_som_deltok_og_hvordan_den_ble_vurdert(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    html = som(VESTLAND).vis("/samlinger/s22-digital")
    ord_ = tekst(html)
    assert "3 av 4 organer" in ord_
    assert "Regional gruppe e-helse Vestland Nettverksressurs 5" in ord_
    assert "Tillit Snitt 4,2 (1: 0, 2: 0, 3: 1, 4: 5, 5: 3)" in ord_
    assert "9 av 12 som ble spurt, svarte." in ord_
    assert "Slik rydder vi legemiddellistene før vi starter (Bergen kommune)" in ord_
    assert "Arbeid med felles behov, Erfaringsdeling og beste praksis" in ord_
    assert steget(html, "registrer_oppmote") is not None
    for_ = som(VESTLAND).vis("/samlinger/s22-digital", per="2024-09-20")
    assert "Oppmøtet er ikke registrert." in tekst(for_)
    assert "av 4 organer" not in tekst(for_)


@pytest.mark.krav("K-258")
def test_et_behov_som_kom_opp_i_en_samling_star_begge_steder(eget: Nettsted) -> None:
    ks = Klient(eget.app, eget.hus)
    ks.logg_inn(*KS)
    adresse = "/steg/meld_behov/behov:fanget"
    felt = {"tittel": "Felles mal", "beskrivelse": "Vi trenger en mal.", "samling": "s22-digital"}
    status, hvor = send(ks, adresse, **felt)
    assert status == 303, hvor
    eget.lesesiden.catch_up()
    assert "/behov/fanget" in lenker(ks.vis("/samlinger/s22-digital"))
    html = ks.vis("/behov/fanget")
    assert "/samlinger/s22-digital" in lenker(html)
    assert "Behovet er meldt for en region" in tekst(html)


def test_pa_engelsk_og_nynorsk_star_ingenting_pa_bokmal(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    for sprak, ord_ in (("nn", "Kommunar som har behovet"), ("en", "Kommuner that have the need")):
        klient = som(KS)
        klient.sporr("/sprak", sprak=sprak, til="/behov")
        assert ord_ in tekst(klient.vis("/behov/s22-voss"))
