"""P-16: the table as printed, each grant, and the key tried beside the table."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.domain.fordeling.historie import TABELL_2024
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettsted import apent
from tests.web.tilskuddshus import tilskuddsbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.web.nettsted import Nettsted

KS = ("saksbehandler", "ks")
REVISOR = ("revisor", "helsedirektoratet")
DIGI_OSLO = ("leder", "digi-oslo")
ARENDAL = ("fullmektig", "kommune-arendal")
VOSS = ("fullmektig", "kommune-voss")


@pytest.fixture(scope="module")
def sted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nettsted]:
    with apent(tilskuddsbase(tmp_path_factory.mktemp("tilskudd")), folger=False) as sted:
        yield sted


def lest(klient: Klient, sti: str) -> str:
    """The page as people read it, with ordinary spaces."""
    svar = klient.get(sti)
    assert svar.status_code == 200, svar.text
    return " ".join(unescape(tekst(svar.text)).replace("\u00a0", " ").split())


def kr(belop: int) -> str:
    return f"{belop:,}".replace(",", " ")


@pytest.mark.krav("K-262", "K-263", "K-264", "K-267")
def test_2024_viser_tabellen_slik_den_er_trykt_med_den_ene_krona(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    side = lest(som(KS), "/tilskudd?ar=2024")
    for navn, prosjektnr, belop in TABELL_2024.values():
        assert f"{navn} {prosjektnr} {kr(belop)}" in side
    assert "36 683 802 kr" in side
    assert "36 683 801 kr" in side
    assert "avrundet hver for seg" in side
    assert "KommIT-rådet" in side


@pytest.mark.krav("K-265", "K-266")
def test_nokkelen_star_alltid_med_avviket_fra_tabellen(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    klient = som(REVISOR)
    best = lest(klient, "/tilskudd?ar=2024")
    assert "Nøkkelen treffer ikke tabellen nærmere enn 1 468 kr" in best
    ordrett = lest(klient, "/tilskudd?ar=2024&forst=0&flat=600&kommuner=200&folketall=200")
    assert "nærmere enn 44 778 kr" in ordrett
    assert "største avvik 1 468 kr" in ordrett, "those that were kept"


@pytest.mark.krav("K-265")
@pytest.mark.parametrize(
    "feil",
    ["flat=601", "forst=9999999", "flat=x", "flat=0.6", "folketall_ar=2050", "kommuner_ar=0"],
)
def test_en_nokkel_som_ikke_gar_opp_far_en_setning(
    som: Callable[[tuple[str, str]], Klient], feil: str
) -> None:
    side = lest(som(KS), f"/tilskudd?ar=2024&{feil}")
    assert "Nøkkelen kan ikke prøves" in side
    assert "Simulert" not in side


@pytest.mark.krav("K-293", "K-296", "K-298")
def test_2023_viser_kutt_og_deler(som: Callable[[tuple[str, str]], Klient]) -> None:
    side = lest(som(KS), "/tilskudd?ar=2023")
    assert "Nordland 102265 1 751 437 2 875 000 880 000 1 995 000" in side
    assert "Stjørdal/Værnesreg" in side
    delt = lest(som(KS), "/tilskudd/2023/agder")
    assert "Betales ut per kommune" in delt
    assert "Kom etter fristen" in lest(som(KS), "/tilskudd/2023/kristiansand")
    assert "Kom etter fristen" not in lest(som(KS), "/tilskudd/2023/grimstad")


@pytest.mark.krav("K-269", "K-283")
def test_ett_tilskudd_viser_ramme_brukt_for_og_gjenstar(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    oslo = lest(som(DIGI_OSLO), "/tilskudd/2024/oslo")
    for ord_ in ("Ramme 2 979 052 kr", "Brukt før 800 000 kr", "Utbetalt 2 179 052 kr"):
        assert ord_ in oslo
    assert "Gjenstår 0 kr" in oslo
    sen = lest(som(KS), "/tilskudd/2024/more_og_romsdal")
    assert "Utbetalt (sent: fakturaen er datert)" in sen
    rogaland = lest(som(KS), "/tilskudd/2024/rogaland")
    assert "Sendt tilbake (sent: fakturaen er mottatt)" in rogaland
    assert "15. januar 2025. Fristen gikk ut uten at noe var mottatt." in rogaland
    assert "Fristen gikk ut" not in sen


@pytest.mark.krav("K-272", "K-315")
def test_sporet_fra_funn_til_tilbakebetaling_kan_apnes(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    klient = som(REVISOR)
    side = lest(klient, "/tilskudd/2024/vestland")
    rekke = [side.index(o) for o in ("Funn 1 er", "besluttet for", "krevd for", "tilbake for")]
    assert rekke == sorted(rekke)
    bak = [a for a in lenker(klient.get("/tilskudd/2024/vestland").text) if "/bak/tilskudd" in a]
    assert bak
    assert klient.get(bak[0]).status_code == 200


def test_en_vertskommune_ser_sitt_eget_og_ikke_andres(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    verten = som(ARENDAL)
    assert "Ramme 2 950 584 kr" in lest(verten, "/tilskudd/2024/agder")
    assert verten.get("/tilskudd/2024/oslo").status_code == 404
    assert "Tilskudd for 2024, Digi Agder" in lest(verten, "/historikk/tilskudd:2024:agder")
    assert verten.get("/historikk/tilskudd:2024:oslo").status_code == 404
    assert "ikke vertskommune" in lest(som(VOSS), "/tilskudd?ar=2024")


def test_et_ar_uten_tilskudd_er_tomt_og_ks_kan_registrere(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    assert "Ingen tilskudd for 2026 ennå." in lest(som(REVISOR), "/tilskudd?ar=2026")
    svar = som(KS).get("/tilskudd?ar=2026")
    assert "/steg/registrer_fordeling/fordeling:2026" in unescape(svar.text)
    assert som(KS).get("/tilskudd/2026/agder").status_code == 404


def test_siden_folger_dagen_det_spores_om(som: Callable[[tuple[str, str]], Klient]) -> None:
    for_ = lest(som(KS), "/tilskudd/2024/vestland?per=2025-01-21")
    assert "Utbetalt 3 700 000 kr" in for_
    assert "Krevd tilbake 0 kr" in for_


@pytest.mark.krav("K-272")
def test_de_som_kan_gjore_noe_ser_hva_og_revisor_ser_bare(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    alle = {
        hvem: [a for a in lenker(som(hvem).get("/tilskudd/2024/vestland").text) if "/steg/" in a]
        for hvem in (KS, ("leder", "digi-vestland"), REVISOR)
    }
    assert any("beslutt_tilbakebetaling" in a for a in alle[KS]), "its reason is written there"
    assert any("send_faktura" in a for a in alle["leder", "digi-vestland"])
    assert not any("utbetal_tilskudd" in a for a in alle["leder", "digi-vestland"])
    assert alle[REVISOR] == []


def test_fakturaen_velger_blant_nettverkets_egne(som: Callable[[tuple[str, str]], Klient]) -> None:
    skjema = unescape(som(ARENDAL).get("/steg/send_faktura/tilskudd:2024:agder").text)
    assert "Asta (eksempel)" in skjema, "who leads the network and signs"
    assert "Gyda (eksempel)" in skjema, "who is tied to the grant"
    assert "Halvor (eksempel)" not in skjema, "is tied to another"
    betal = unescape(som(KS).get("/steg/utbetal_tilskudd/tilskudd:2024:viken").text)
    assert "F-1: 4\u00a0900\u00a0000\u00a0kr" in betal


@pytest.mark.krav("K-290")
def test_tilskuddet_viser_de_andre_arene(som: Callable[[tuple[str, str]], Klient]) -> None:
    assert "Andre år 2023: 1 526 000 kr" in lest(som(KS), "/tilskudd/2024/agder")
    assert "Andre år 2024: 2 950 584 kr" in lest(som(KS), "/tilskudd/2023/agder")
    assert "Andre år" not in lest(som(ARENDAL), "/tilskudd/2024/agder"), "not theirs in 2023"
