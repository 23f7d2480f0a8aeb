"""P-19: what is known of each løsning, who sees what of it, and resting on a check made before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from innforing.application.kommando import Gjort, Kommando
from innforing.domain.grunnmur.aktor import Aktor
from innforing.projections.losninger.losninger import alle, en
from innforing.web.innlogging import alle_verv
from innforing.web.pages.losninger.losninger import id_av
from tests.application.demohus import IKKE_KLAR, nytt
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettsted import apent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from innforing.projections.losninger.losninger import Losningsbilde
    from tests.web.nettsted import Nettsted

REGION = ("kontaktperson_ehelse", "regional-42")
KS = ("saksbehandler", "ks")


@pytest.fixture
def medlem(klient_som: Callable[[str, str], Klient]) -> Klient:
    """A member of the koordineringsgruppe."""
    return klient_som("medlem", "koordineringsgruppen")


def bilder(sted: Nettsted) -> dict[str, Losningsbilde]:
    """What the read model knows, now."""
    us = int(sted.hus.na().timestamp() * 1_000_000)
    with sted.lesesiden.sight("losninger", per=us) as sight:
        return {bilde.losning: bilde for bilde in alle(sight)}


def ved(sted: Nettsted, losning: str) -> Losningsbilde:
    """The same of one."""
    us = int(sted.hus.na().timestamp() * 1_000_000)
    with sted.lesesiden.sight("losninger", per=us) as sight:
        funnet = en(sight, losning)
    assert funnet is not None
    return funnet


def den_som(sted: Nettsted, rolle: str, organ: str) -> Aktor:
    """The first who holds the office, as the one who acts."""
    verv = next(
        v for v in alle_verv(sted.hus, sted.hus.na()) if (v.rolle.value, v.organ) == (rolle, organ)
    )
    return Aktor(person=verv.person, rolle=verv.rolle, organ=organ)


def ta(sted: Nettsted, hvem: tuple[str, str], steg: str, strom: str, **felt: object) -> None:
    """A step that must be taken, and taken in by the read models."""
    aktor = den_som(sted, *hvem)
    kommando = Kommando(id=str(uuid4()), steg=steg, pa=strom, aktor=aktor, data=felt)
    svar = sted.hus.ta_steg(kommando)
    assert isinstance(svar, Gjort), svar
    sted.lesesiden.catch_up()


def stegene(html: str) -> dict[str, list[str]]:
    """Trigger → the streams that the page leads to it on."""
    ut: dict[str, list[str]] = {}
    for sti in lenker(html):
        if treff := re.match(r"/steg/(\w+)/([^?]+)", sti):
            ut.setdefault(treff[1], []).append(treff[2])
    return ut


# --- the list ---


def test_hver_losning_star_i_listen(medlem: Klient, nettsted: Nettsted) -> None:
    html = medlem.vis("/losninger")
    for id_, bilde in bilder(nettsted).items():
        assert f"/losninger/{id_}" in lenker(html)
        assert str(bilde.hva.celler["navn"]) in tekst(html)


def test_listen_sier_hvilket_materiell_som_mangler(medlem: Klient, nettsted: Nettsted) -> None:
    mangler = {id_ for id_, bilde in bilder(nettsted).items() if bilde.mangler_materiell}
    assert mangler == {"pll"}
    html = medlem.vis("/losninger")
    assert "Mangler Mal for DPIA, Gevinstanalyse" in tekst(html)
    assert tekst(html).count("Komplett") == len(bilder(nettsted)) - 1


def test_den_apne_listen_har_status_og_lop_men_ikke_materiell(klient: Klient) -> None:
    html = klient.vis("/losninger")
    assert "DigiHelse i Trøndelag" in tekst(html)
    assert "Klart til bruk" in tekst(html)
    assert "Komplett" not in html


def test_listen_kan_lastes_ned_og_uten_materiellet_for_dem_som_ikke_er_inne(
    klient: Klient,
) -> None:
    apen = klient.get("/losninger", params={"last_ned": "losninger.csv"}).text
    assert "Kjernejournal" in apen
    assert "Materiell" not in apen


def test_uten_losninger_sier_listen_det(tmp_path: Path) -> None:
    with nytt(tmp_path, IKKE_KLAR) as hus, hus.lesesiden() as lesesiden:
        lesesiden.catch_up()
    with apent(tmp_path, folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        assert "Ingen løsninger er registrert." in tekst(klient.vis("/losninger"))


# --- one løsning ---


def test_en_losning_som_ikke_er_registrert_finnes_ikke(medlem: Klient) -> None:
    assert medlem.get("/losninger/finnes-ikke").status_code == 404


@pytest.mark.parametrize("losning", ["dho", "dokumentdeling", "pll", "vkp", "digihelse"])
def test_hvert_verdikt_star_med_hvem_og_nar(
    medlem: Klient, nettsted: Nettsted, losning: str
) -> None:
    side = tekst(medlem.vis(f"/losninger/{losning}"))
    bilde = ved(nettsted, losning)
    assert any(krav.verdikter for krav in bilde.kriterier)
    for krav in bilde.kriterier:
        for gitt in krav.verdikter:
            assert str(nettsted.hus.personer.navn(gitt.person)) in side
    assert "Vurdert etter kriteriesett" not in side


def test_losningen_som_ikke_er_klar_viser_hva_som_mangler_og_hvem_som_retter(
    medlem: Klient, nettsted: Nettsted
) -> None:
    side = tekst(medlem.vis("/losninger/pll"))
    (sjekk,) = ved(nettsted, "pll").sjekker
    assert sjekk.celler["resultat"] == "ikke_klar"
    _, mangler = side.split("Dette mangler:", 1)
    assert "Leverandørene har gjort sine tilpasninger Rettes av: Program for" in mangler
    assert "To av tre leverandører er ikke ferdige." in mangler


def test_den_apne_siden_har_navn_status_og_lop_og_ikke_mer(klient: Klient) -> None:
    side = tekst(klient.vis("/losninger/vkp"))
    assert "Under utprøving" in side
    assert "Velferdsteknologisk knutepunkt for dem som kan få det nå" in side
    for hemmelig in ("Leverandør", "Forvalter", "Helsefaglig", "Klar til bruk", "(eksempel) Alfa"):
        assert hemmelig not in side


def test_kommunen_ser_materiellet_men_ikke_vurderingene(klient: Klient, nettsted: Nettsted) -> None:
    kommune = next(
        v.organ for v in alle_verv(nettsted.hus, nettsted.hus.na()) if v.organ.startswith("kommune")
    )
    klient.logg_inn("fullmektig", kommune)
    html = klient.vis("/losninger/vkp")
    assert "/bak/" not in html
    side = tekst(html)
    assert "Felles materiell" in side
    assert "Vurdering av hvert kriterium" not in side
    assert "Leverandør Alfa" not in side


def test_programmet_ser_vurderingene_i_sitt_eget_lop_og_ikke_i_andres(
    klient: Klient,
) -> None:
    klient.logg_inn("leder", "program-vkp")
    assert "Solveig" in klient.vis("/losninger/vkp")
    andres = tekst(klient.vis("/losninger/digihelse"))
    assert "Ikke vurdert" in andres
    assert "Vurdert av Kontaktperson" not in andres


def test_den_apne_forpliktelsen_star_til_den_er_lukket(medlem: Klient) -> None:
    assert "skal utvikle løsningen til alle kommuner" in tekst(medlem.vis("/losninger/vkp"))
    assert "skal utvikle løsningen til alle kommuner" not in tekst(medlem.vis("/losninger/dho"))


@pytest.mark.parametrize("losning", ["pll", "vkp"])
def test_alt_som_har_hendelser_bak_seg_leder_til_dem(medlem: Klient, losning: str) -> None:
    bak = {sti for sti in lenker(medlem.vis(f"/losninger/{losning}")) if sti.startswith("/bak/")}
    assert any("klare_leverandorer" in sti for sti in bak)
    for sti in bak:
        assert medlem.get(sti).status_code == 200


def test_avhengighetene_leder_begge_veier(medlem: Klient) -> None:
    assert "/losninger/kjernejournal" in lenker(medlem.vis("/losninger/dokumentdeling"))
    assert "/losninger/dokumentdeling" in lenker(medlem.vis("/losninger/kjernejournal"))


def test_siden_kan_leses_slik_den_var_og_har_da_ingen_steg(
    klient_som: Callable[[str, str], Klient],
) -> None:
    ks = klient_som(*KS)
    assert stegene(ks.vis("/losninger/pll"))
    for_ = ks.vis("/losninger/pll", per="2024-01-31")
    assert stegene(for_) == {}
    assert "Ikke klar" not in tekst(for_)
    assert "To av tre leverandører" not in for_


# --- the steps ---


def test_ks_far_sine_steg_og_medlemmet_bare_gruppens(
    klient: Klient, klient_som: Callable[[str, str], Klient]
) -> None:
    ks = stegene(klient_som(*KS).vis("/losninger/pll"))
    for steg in ("sett_portefoljestatus", "registrer_leverandor", "registrer_overlevering"):
        assert ks[steg] == ["losning:pll"]
    assert "registrer_helsefaglig_vurdering" not in ks
    assert set(ks["oppdater_materiell"]) >= {"materiell:pll-ros"}
    assert "materiell:pll-gevinstanalyse" in ks["registrer_materiell"]
    klient.logg_inn("medlem", "koordineringsgruppen")
    assert set(stegene(klient.vis("/losninger/pll"))) == {
        *("vurder_andel", "registrer_forvaltningsmodell", "registrer_kostnadsvekst"),
    }


def test_gruppen_som_vurderer_far_registrere_vurderingen(
    klient_som: Callable[[str, str], Klient],
) -> None:
    steg = stegene(klient_som("leder", "helsefaglig-gruppe").vis("/losninger/pll"))
    assert steg["registrer_helsefaglig_vurdering"] == ["losning:pll"]
    assert "sett_portefoljestatus" not in steg


def test_status_som_var_star_under_den_som_er(egen_klient: Klient, eget_nettsted: Nettsted) -> None:
    ta(
        eget_nettsted,
        KS,
        "sett_portefoljestatus",
        "losning:pll",
        status="klart_til_bruk",
        dato="2024-12-01",
        kilde="Porteføljen, desember (eksempel)",
    )
    egen_klient.logg_inn("medlem", "koordineringsgruppen")
    side = tekst(egen_klient.vis("/losninger/pll"))
    na, for_ = side.index("Klart til bruk fra 1. desember 2024"), side.index("Tidligere status")
    assert na < for_ < side.index("Under utprøving fra 1. november 2023")
    assert "ingen sjekk har konkludert med klar" in side


def test_nytt_materiell_som_er_levert_mangler_ikke_lenger(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    egen_klient.logg_inn(*KS)
    sti = next(
        s for s in lenker(egen_klient.vis("/losninger/pll")) if "materiell:pll-dpia_mal" in s
    )
    felt = parse_qs(urlsplit(sti).query)
    assert (felt["forhand.art"], felt["forhand.losning"]) == (["dpia_mal"], ["pll"])
    assert 'value="dpia_mal" selected' in egen_klient.get(sti).text
    ta(
        eget_nettsted,
        KS,
        "registrer_materiell",
        "materiell:pll-dpia_mal",
        art="dpia_mal",
        losning="pll",
        tittel="Mal for DPIA for PLL (eksempel)",
        utgave="1",
        oppdatert="2024-12-01",
        forvalter="program-pll",
    )
    side = egen_klient.vis("/losninger/pll")
    assert "Mal for DPIA for PLL (eksempel)" in side
    assert "materiell:pll-dpia_mal" not in stegene(side)["registrer_materiell"]
    # its keeper is a program, and the program has an end (K-080)
    assert "Forvalteren" in tekst(side)


def test_forvalteren_som_slutter_star_der_til_noen_overtar(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    felt = {"losning": "dho", "utgave": "2", "oppdatert": "2024-12-01", "art": "ros_mal"}
    strom = "materiell:dho-ros-2"
    tittel = "Ny mal (eksempel)"
    ta(
        eget_nettsted,
        KS,
        "registrer_materiell",
        strom,
        tittel=tittel,
        forvalter="program-dho",
        **felt,
    )
    egen_klient.logg_inn(*KS)
    html = egen_klient.vis("/losninger/dho")
    assert "Programmet sluttet 31. desember 2023, og ingen har overtatt dette:" in tekst(html)
    assert strom in stegene(html)["overta_forvaltning"]
    ta(eget_nettsted, KS, "overta_forvaltning", strom)
    html = egen_klient.vis("/losninger/dho")
    assert "Programmet sluttet" not in tekst(html)
    assert strom not in stegene(html)["overta_forvaltning"]


def test_en_ny_losning_far_id_av_navnet_og_steget_far_navnet(
    klient_som: Callable[[str, str], Klient],
) -> None:
    ks = klient_som(*KS)
    assert "/losninger/ny" in lenker(ks.vis("/losninger"))
    svar = ks.get("/losninger/ny", params={"navn": "Pasientens måledata"})
    assert svar.status_code == 303
    sti, par = urlsplit(svar.headers["location"]).path, urlsplit(svar.headers["location"]).query
    assert sti == "/steg/registrer_losning/losning:pasientens-maledata"
    assert parse_qs(par)["forhand.navn"] == ["Pasientens måledata"]
    assert 'value="Pasientens måledata"' in ks.get(svar.headers["location"]).text


def test_uten_navn_er_siden_der_igjen_med_hva_som_er_feil(
    klient_som: Callable[[str, str], Klient],
) -> None:
    svar = klient_som(*KS).get("/losninger/ny", params={"navn": " ?! "})
    assert svar.status_code == 422
    assert "<title>Feil:" in svar.text
    assert "Skriv hva løsningen heter" in svar.text


def test_bare_de_som_kan_registrere_kommer_til_den_nye(medlem: Klient) -> None:
    assert medlem.get("/losninger/ny").status_code == 403
    assert "/losninger/ny" not in lenker(medlem.vis("/losninger"))


@pytest.mark.parametrize(
    ("navn", "id_"),
    [("DigiHelse", "digihelse"), (" Øre & Ål ", "ore-al"), ("Žuŋŋá", "zunna"), ("???", "")],
)
def test_id_er_navnet_uten_det_som_ikke_er_bokstaver(navn: str, id_: str) -> None:
    assert id_av(navn) == id_


# --- resting on a check ---


@pytest.fixture
def foreslatt(eget_nettsted: Nettsted) -> Nettsted:
    """A regional løp for a løsning that another region has judged."""
    ta(
        eget_nettsted,
        REGION,
        "foresla",
        "innforingslop:agder",
        tittel="DigiHelse i Agder",
        type="b",
        losning="digihelse",
        omrade={"art": "fylke", "kode": "42"},
        begrunnelse="Kommunene er klare.",
        avklaringer={"eneste_lop_for_losningen": "Regionen har egne kommuner (eksempel)."},
    )
    return eget_nettsted


def test_regionen_legger_en_tidligere_sjekk_til_grunn_i_ett_steg(
    egen_klient: Klient, foreslatt: Nettsted
) -> None:
    egen_klient.logg_inn(*REGION)
    html = egen_klient.vis("/losninger/digihelse")
    assert "Regional gruppe" in tekst(html).split("Klar til bruk", 1)[1]
    (sti,) = (s for s in lenker(html) if s.startswith("/steg/legg_til_grunn/"))
    assert urlsplit(sti).path == "/steg/legg_til_grunn/innforingslop:agder"
    assert parse_qs(urlsplit(sti).query)["forhand.lop"] == ["s08"]
    assert re.search(r'value="s08"[^>]* selected', egen_klient.get(sti).text)
    ta(
        foreslatt,
        REGION,
        "legg_til_grunn",
        "innforingslop:agder",
        lop="s08",
        avklaringer={"vurderingene_er_ferske": "Ingenting er endret (eksempel)."},
    )
    html = egen_klient.vis("/losninger/digihelse")
    assert "Løp som hviler på sjekken: DigiHelse i Agder" in tekst(html)
    assert "legg_til_grunn" not in html


def test_andre_kan_ikke_legge_sjekken_til_grunn_for_regionens_lop(
    egen_klient: Klient, foreslatt: Nettsted
) -> None:
    assert foreslatt.hus.levende.aggregat("innforingslop:agder").finnes
    egen_klient.logg_inn("kontaktperson_ehelse", "regional-46")
    assert "legg_til_grunn" not in egen_klient.vis("/losninger/digihelse")


def test_verdiktet_fra_et_erstattet_kriteriesett_sier_det(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    hus = eget_nettsted.hus
    sett = hus.levende.aggregat("kriteriesett:1")
    kriterier = [k.model_dump(mode="json") for k in getattr(sett, "kriterier")]  # noqa: B009 -- any kind
    kriterier[0]["tekst"]["nb"] += " (ny ordlyd)"
    ta(
        eget_nettsted,
        KS,
        "publiser_kriteriesett",
        "kriteriesett:2",
        gjelder_fra=hus.na().date().isoformat(),
        kriterier=kriterier[:-1],
    )
    egen_klient.logg_inn("medlem", "koordineringsgruppen")
    side = tekst(egen_klient.vis("/losninger/digihelse"))
    assert "Vurdert etter kriteriesett 1, som er erstattet." in side
    assert "1, kriteriet er endret siden" in side
    assert "1, kriteriet er tatt ut siden" in side
