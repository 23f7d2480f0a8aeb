"""P-16 Rapporter: the calendar, a report with its figures, and the form of its template."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.application.demohus import fortalt
from tests.scenarios.verdener import FORTELLINGER
from tests.web.klient import Klient
from tests.web.nettsted import apent, bygd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.web.nettsted import Nettsted

S17 = FORTELLINGER / "s17_et_rapporteringsar.toml"
KS = ("saksbehandler", "ks")
OSLO = ("saksbehandler", "digi-oslo")
VESTLAND = ("kontaktperson_ehelse", "regional-46")
OSLOS_REGION = ("kontaktperson_ehelse", "regional-03")
KG = ("medlem", "koordineringsgruppen")
HALVAR = "/rapporter/digi-oslo/2024/halvarsrapport"
SKJULT = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mappe = tmp_path_factory.mktemp("rapporter")
    return bygd(fortalt(mappe / "fortalt", S17), mappe / "bygd")


@pytest.fixture(scope="module")
def sted(base: Path) -> Iterator[Nettsted]:
    """The story of the reports, to be read."""
    with apent(base, folger=False) as sted:
        yield sted


def ordene(side: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", side)))


@pytest.mark.krav("K-313", "K-385")
def test_kalenderen_viser_frister_og_status(som: Callable[[tuple[str, str]], Klient]) -> None:
    for hvem in (KS, OSLO, OSLOS_REGION):
        svar = som(hvem).get("/rapporter")
        assert svar.status_code == 200
        ord_ = ordene(svar.text)
        assert "Regnskapstall for 2023 Digi Oslo 1. mars 2024 Levert etter fristen" in ord_
        assert "1. juni 2024 Levert 31. mai 2024 2" in ord_
        assert "Fristen er en lørdag eller søndag; neste virkedag er 3. juni 2024." in ord_
    forst = ordene(som(KS).get("/rapporter?per=2024-03-04").text)
    assert "Regnskapstall for 2023 Digi Oslo 1. mars 2024 Ikke levert, fristen er passert" in forst


def test_et_nettverk_ser_bare_sine_egne(som: Callable[[tuple[str, str]], Klient]) -> None:
    andres = som(VESTLAND)
    assert "Ingen rapporter er bedt om." in andres.get("/rapporter").text
    assert andres.get(HALVAR).status_code == 404
    assert andres.get(f"{HALVAR}/skriv").status_code == 404
    assert som(KG).get("/rapporter").status_code == 403
    assert som(KG).get(HALVAR).status_code == 403


@pytest.mark.krav("K-314", "K-315", "K-320")
def test_rapporten_viser_resultat_ved_siden_av_maltall(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    ks = som(KS)
    ord_ = ordene(side := ks.get(HALVAR).text)
    assert "Kommuner som tok en løsning i bruk 1 1 4 Telt i hendelsene" in ord_
    assert "Samlinger der erfaring ble delt 2 4 3 Oppgitt av nettverket" in ord_
    assert "Felles opplæring (eksempel) Helseteknologi tas i bruk og nyttiggjøres" in ord_
    lenke = next(
        unescape(a) for a in re.findall(r'href="(/bak/rapporter[^"]*)"', side) if "i_bruk" in a
    )
    bak = ordene(ks.get(lenke).text)
    assert "Bruksstatus er meldt" in bak
    assert ks.get("/rapporter/digi-oslo/1999/regnskap").status_code == 404
    assert ks.get("/rapporter/digi-oslo/ja/regnskap").status_code == 404


@pytest.mark.krav("K-312", "K-313")
def test_nettverket_retter_rapporten_pa_malens_skjema(base: Path, tmp_path: Path) -> None:
    shutil.copytree(base, tmp_path / "kopi")
    with apent(tmp_path / "kopi", folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*OSLO)
        assert "Rett rapporten" in klient.get(HALVAR).text
        side = klient.get(f"{HALVAR}/skriv").text
        assert "Samlinger der erfaring ble delt" in side
        assert 'name="svar.1.verdi"' in side
        assert 'name="svar.0.verdi"' not in side
        assert "bygger_pa" not in side
        felt = {n: v for n, v in SKJULT.findall(side) if n.startswith(("_", "svar."))}
        felt |= {
            "begrunnelse": "En samling til var glemt.",
            "svar.0.tekst": "Som før.",
            "svar.1.verdi": "3",
            "svar.2.aktiviteter.0.hva": "Felles opplæring",
            "svar.2.aktiviteter.0.formal": "kompetanse",
        }
        uten = {n: v for n, v in felt.items() if n != "svar.1.verdi"}
        avvist = klient.post(f"{HALVAR}/skriv", data=uten)
        assert avvist.status_code == 422
        assert "Alle felter i malen som ikke er valgfrie, er besvart" in avvist.text
        assert 'name="svar.1.verdi"' in avvist.text
        svar = klient.post(f"{HALVAR}/skriv", data=felt, follow_redirects=False)
        assert svar.status_code == 303, ordene(svar.text)
        siste = sted.hus.reader.tail(sted.hus.reader.last()[0] - 1)[0]
        assert (siste.topic, siste.stream_id) == (
            *("RapportRettet", "rapport:digi-oslo:2024:halvarsrapport"),
        )


def test_ks_ber_om_en_rapport(som: Callable[[tuple[str, str]], Klient]) -> None:
    ks = som(KS)
    assert "Be om en rapport" in ks.get("/rapporter").text
    assert ks.get("/rapporter/ny").status_code == 200
    assert ks.get("/rapporter/ny?nettverk=digi-agder&slag=regnskap&ar=25").status_code == 422
    videre = ks.get(
        "/rapporter/ny?nettverk=digi-agder&slag=regnskap&ar=2025", follow_redirects=False
    )
    assert videre.status_code == 303
    assert videre.headers["location"].startswith(
        "/steg/be_om_rapport/rapport:digi-agder:2025:regnskap"
    )
    assert som(OSLO).get("/rapporter/ny").status_code == 403
