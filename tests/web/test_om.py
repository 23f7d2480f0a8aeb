"""The plain pages: what the program is made of, personvern and accessibility."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from innforing.web.maler import versjon
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettside import sjekk

if TYPE_CHECKING:
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

SIDER = ("/om", "/personvern/om", "/tilgjengelighet")


def test_hvert_bibliotek_star_med_versjon_og_lisens(klient: Klient) -> None:
    side = tekst(klient.vis("/om"))
    assert f"Versjon {versjon()}" in side
    for krav in metadata.requires("innforing") or ():
        navn = krav.split(";")[0].split("[")[0].split("<")[0].split(">")[0].split("=")[0].strip()
        if "extra ==" not in krav:
            assert f"{navn} {metadata.version(navn)} " in side


def test_ingen_lisens_er_tom(klient: Klient) -> None:
    html = klient.vis("/om")
    assert "<td></td>" not in html


def test_lisensene_til_filene_i_nettleseren_kan_leses(klient: Klient) -> None:
    stier = [sti for sti in lenker(klient.vis("/om")) if sti.startswith("/static/vendor/")]
    assert len(stier) == 4
    for sti in stier:
        assert klient.get(sti).status_code == 200


def test_bunnen_av_hver_side_leder_til_de_tre(klient: Klient) -> None:
    html = klient.vis("/om")
    bunn = html.partition("</main>")[2]
    for sti in SIDER:
        assert f'href="{sti}' in bunn


def test_personvernsiden_sier_hva_som_skjer_nar_en_person_slettes(klient: Klient) -> None:
    assert "består beslutningene med rolle og dato, uten navn" in tekst(
        klient.vis("/personvern/om")
    )


@pytest.mark.parametrize("sti", SIDER)
@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_siden_finnes_pa_tre_sprak(klient: Klient, sti: str, sprak: str) -> None:
    bokmal = tekst(klient.vis(sti))
    klient.sporr("/sprak", sprak=sprak, til=sti)
    side = klient.vis(sti)
    assert f'<html lang="{sprak}"' in side
    assert (tekst(side) == bokmal) == (sprak == "nb")


@pytest.mark.parametrize("sti", SIDER)
def test_siden_er_uten_feil(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    assert nettside.ga(f"{nettsted.adresse}{sti}").status == 200
    sjekk(nettside)
