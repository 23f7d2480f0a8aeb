"""The search box: what it finds, official and Sámi names, and the ids that lead straight there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettside import sjekk

if TYPE_CHECKING:
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted


def test_hvert_lop_finnes_pa_tittelen(klient: Klient, nettsted: Nettsted) -> None:
    us = int(nettsted.hus.na().timestamp() * 1_000_000)
    with nettsted.lesesiden.sight("lopsoversikt", per=us) as sight:
        rader = oversikt(sight)
    for rad in rader:
        assert f"/lop/{rad.lop}" in lenker(klient.vis("/sok", q=rad.tittel))


def test_alle_ordene_ma_passe_i_hvilken_rekkefolge_som_helst(klient: Klient) -> None:
    html = klient.vis("/sok", q="trøndelag digihelse")
    assert [sti for sti in lenker(html) if sti.startswith("/lop/")] == ["/lop/s08"]


def test_losninger_finnes_pa_navnet(klient: Klient) -> None:
    html = klient.vis("/sok", q="legemiddel")
    assert "/losninger/pll" in lenker(html)
    assert "Løsninger (1)" in tekst(html)


@pytest.mark.parametrize(
    ("ord_", "kommune"),
    [
        ("karasj", "karasjok"),
        ("Kárášjoh", "karasjok"),
        ("karasjoh", "karasjok"),
        ("KÁRÁŠJOH", "karasjok"),
        ("guovdageai", "kautokeino"),
        ("deatn", "tana"),
        ("unjarg", "nesseby"),
        ("unjárg", "nesseby"),
        ("porsang", "porsanger"),
    ],
)
def test_samiske_og_norske_navn_finnes_med_og_uten_tegn(
    klient: Klient, ord_: str, kommune: str
) -> None:
    assert f"/kommuner/{kommune}" in lenker(klient.vis("/sok", q=ord_))


@pytest.mark.parametrize(
    ("ord_", "dit"),
    [
        ("s08", "/lop/s08"),
        ("5001", "/kommuner/trondheim"),
        ("karasjok", "/kommuner/karasjok"),
        ("#12", "/hendelser/12"),
    ],
)
def test_en_noyaktig_id_gar_rett_dit(klient: Klient, ord_: str, dit: str) -> None:
    svar = klient.get("/sok", params={"q": ord_})
    assert (svar.status_code, svar.headers["location"]) == (303, dit)


def test_tidspunktet_folger_med_til_treffene(klient: Klient) -> None:
    html = klient.vis("/sok", q="digihelse", per="2024-06-01")
    assert all("per=2024-06-01" in sti for sti in lenker(html))
    assert lenker(html)


def test_det_som_ikke_fantes_da_finnes_ikke(klient: Klient) -> None:
    assert "/lop/s11" in lenker(klient.vis("/sok", q="innlandet"))
    for_ = klient.get("/sok", params={"q": "Digital hjemmeoppfølging i", "per": "2024-01-01"})
    assert "s11" not in for_.text.partition("<main")[2]


def test_uten_treff_sier_siden_hva_en_sokte_pa(klient: Klient) -> None:
    html = klient.vis("/sok", q='<b>"x"</b>')
    assert "Ingen treff på «&lt;b&gt;&#34;x&#34;&lt;/b&gt;»." in html
    assert "<b>" not in html


def test_uten_ord_er_det_ingen_treff_og_ingen_feil(klient: Klient) -> None:
    side = tekst(klient.vis("/sok", q="   "))
    assert "Søk på løp" in side
    assert "Ingen treff" not in side


@pytest.mark.parametrize("sti", ["/sok", "/sok?q=helse", "/sok?q=e", "/sok?q=finnes%20ikke"])
def test_siden_er_uten_feil(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    assert nettside.ga(f"{nettsted.adresse}{sti}").status == 200
    sjekk(nettside)
