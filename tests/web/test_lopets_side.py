"""P-04: one løp, its next step with every guard, what is public, and the pages behind its tabs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR, Vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop import versjoner
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.katalog import STEG
from innforing.web.pages.lopet.lopsfaner import FANER, fanens_sti
from innforing.web.pages.lopet.vilkarsted import _ETTER_NAVN, vilkarets_fane
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.nettsted import Nettsted

ONDT = '"><script>alert(1)</script>'
EGNE = ("", "/beslutninger", "/materiell", "/evaluering")
"""The pages of a løp that are tested here."""
NYTT = Vilkar(
    navn="manen_er_full",
    krav="K-002",
    tekst=Tekst("Månen er full", "Månen er heil", "The moon is full"),
    rettes_av=("koordineringsgruppen",),
    slik=Tekst("Vent på månen", "Vent på månen no", "Wait for the moon"),
    sporsmal=lambda _: False,
)


@pytest.fixture
def medlem(klient_som: Callable[[str, str], Klient]) -> Klient:
    """A member of the koordineringsgruppe."""
    return klient_som("medlem", "koordineringsgruppen")


def lopet(sted: Nettsted, lop: str) -> Innforingslop:
    """A løp as it is now."""
    aggregat = sted.hus.levende.aggregat(f"innforingslop:{lop}")
    assert isinstance(aggregat, Innforingslop)
    return aggregat


@pytest.fixture
def nytt_vilkar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guard that is new in the row of every step «Sjekk klar til bruk», and is not met."""
    gammelt = LIVSLOP["2024.1"]
    rader = tuple(
        replace(rad, sperrer=(*rad.sperrer, NYTT.navn))
        if rad.steg == "sjekk_klar_til_bruk"
        else rad
        for rad in gammelt.overganger
    )
    monkeypatch.setitem(VILKAR, NYTT.navn, NYTT)
    monkeypatch.setitem(LIVSLOP, "2024.1", replace(gammelt, overganger=rader))


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.usefixtures("nytt_vilkar")
def test_et_vilkar_som_legges_til_i_tabellen_star_pa_lopets_side_pa_tre_sprak(
    medlem: Klient, sprak: str
) -> None:
    medlem.sporr("/sprak", sprak=sprak, til="/")
    side = tekst(medlem.vis("/lop/s07"))
    assert getattr(NYTT.tekst, sprak) in side
    assert getattr(NYTT.slik, sprak) in side


def test_uten_det_nye_vilkaret_star_det_ikke_der(medlem: Klient) -> None:
    assert NYTT.tekst.nb not in medlem.vis("/lop/s07")


def test_hvert_vilkar_i_raden_star_der_oppfylt_eller_ikke(
    medlem: Klient, nettsted: Nettsted
) -> None:
    side = tekst(medlem.vis("/lop/s07"))
    lop = nettsted.hus.levende.aggregat("innforingslop:s07")
    rad = lop.regel_for(STEG["sjekk_klar_til_bruk"].model_construct())
    assert rad is not None
    for navn in (*rad.sperrer, *rad.avklares):
        assert VILKAR[navn].tekst.nb in side, navn
    assert "Dette må på plass først" in side
    assert "Dette må avklares" in side


def test_det_som_mangler_leder_til_fanen_der_det_gjores(medlem: Klient) -> None:
    html = medlem.vis("/lop/s08")
    assert re.search(r'<a class="ds-link" href="/lop/s08/deltakere">Meld bruksstatus', html)


def test_det_som_mangler_star_med_ord_og_ikke_med_koder(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s07"))
    for kode, ord_ in (("dpia_mal", "Mal for DPIA"), ("under_utproving", "Under utprøving")):
        assert ord_ in side
        assert kode not in side
    assert "pll-ros" not in side


def test_det_ingen_har_meldt_er_ukjent_og_ikke_null(medlem: Klient) -> None:
    assert re.search(r"Tatt i bruk [^0-9]*Ukjent", tekst(medlem.vis("/lop/s08")))
    assert "Tatt i bruk Eksempeldata 12 av 93" in tekst(medlem.vis("/lop/s01"))
    linjer = medlem.vis("/lop", last_ned="lop.maskin.csv").splitlines()
    [i_trondelag] = [linje for linje in linjer if linje.startswith("DigiHelse i Trøndelag")]
    assert ",4,5,80.0,,,," in i_trondelag


def test_hvert_vilkar_har_en_fane_som_finnes_eller_ingen() -> None:
    faner = {vilkarets_fane(vilkar) for vilkar in VILKAR.values()}
    assert faner <= {*FANER, None}
    assert {"vurdering", "plan", "invitasjon", "deltakere", "evaluering", "materiell"} <= faner
    for navn in _ETTER_NAVN:
        assert navn in VILKAR


def test_steg_er_lenker_bare_for_dem_som_kan_ta_dem(klient: Klient, nettsted: Nettsted) -> None:
    for rolle, organ in (
        ("medlem", "koordineringsgruppen"),
        ("innforingsleder", "regional-50"),
        ("saksbehandler", "nhn"),
        ("fullmektig", "kommune-levanger"),
    ):
        klient.logg_inn(rolle, organ)
        html = klient.vis("/lop/s08")
        steg = {m[1] for sti in lenker(html) if (m := re.match(r"/steg/(\w+)/", sti))}
        mine = set(_mine(nettsted, klient, "innforingslop:s08", rolle, organ))
        assert steg == mine


def _mine(sted: Nettsted, klient: Klient, strom: str, rolle: str, organ: str) -> list[str]:
    from innforing.application.neste_steg import neste_steg  # noqa: PLC0415 - only here
    from innforing.domain.grunnmur.aktor import Aktor  # noqa: PLC0415 - as above

    verv = klient.logg_inn(rolle, organ)
    aktor = Aktor(person=verv.person, rolle=verv.rolle, organ=verv.organ)
    hus = sted.hus
    mulige = neste_steg(hus.levende, hus.kommuner, strom, na=hus.na(), aktor=aktor)
    return [mulig.steg for mulig in mulige if mulig.min]


def test_lederen_av_det_regionale_lopet_moter_ingenting_bare_koordineringsgruppen_kan(
    klient: Klient, nettsted: Nettsted
) -> None:
    lop = lopet(nettsted, "s03")
    [leder] = lop.ledere
    klient.logg_inn("innforingsleder", "regional-46", leder.person)
    for ende in EGNE:
        html = klient.vis(f"/lop/s03{ende}")
        for trigger in re.findall(r"(?:href|action)=\"/steg/(\w+)/", html):
            rad = lop.regel_for(STEG[trigger].model_construct())
            assert rad is not None
            assert set(rad.hvem) - {"koordineringsgruppen"}, trigger


def test_uten_innlogging_vises_lopet_uten_svar_folk_og_steg(
    klient: Klient, nettsted: Nettsted
) -> None:
    html = klient.vis("/lop/s03")
    side = tekst(html)
    assert "DigiHelsestasjon i Vestland" in side
    for ord_ in ("Neste steg", "Svar fra kommunene", "Siste hendelser", "Innføringsleder"):
        assert ord_ not in side
    assert not [sti for sti in lenker(html) if sti.startswith(("/steg", "/hendelser", "/bak"))]
    lop = lopet(nettsted, "s03")
    navn = {k.id: k.visningsnavn for k in nettsted.hus.kommuner.per(nettsted.hus.na().date())}
    assert not [navn[k] for k in lop.kommuner if navn[k] in side]
    assert [sti for sti in lenker(html) if sti.startswith("/lop/s03/")] == ["/lop/s03/kalender.ics"]


def test_en_kommune_utenfor_lopet_far_bare_oversikten(klient: Klient) -> None:
    klient.logg_inn("fullmektig", "kommune-oslo")
    assert "Svar fra kommunene" not in klient.vis("/lop/s03")
    for ende in EGNE[1:]:
        assert klient.get(f"/lop/s03{ende}").status_code == 404
    klient.logg_inn("fullmektig", "kommune-fitjar")
    for ende in EGNE:
        assert klient.get(f"/lop/s03{ende}").status_code == 200


@pytest.mark.parametrize("ende", EGNE)
def test_et_ukjent_lop_finnes_ikke(medlem: Klient, ende: str) -> None:
    svar = medlem.get(f"/lop/{ONDT.replace('/', '')}{ende}")
    assert svar.status_code == 404
    assert "<script>alert" not in svar.text


@pytest.mark.parametrize("ende", EGNE)
def test_slik_det_var_har_ingen_skjema_og_fasen_fra_den_gang(medlem: Klient, ende: str) -> None:
    html = medlem.vis(f"/lop/s03{ende}", per="2024-03-01")
    hoved = html.partition("<main")[2]
    assert "<form" not in hoved
    assert not [sti for sti in lenker(html) if sti.startswith("/steg/")]
    assert "Fase: Klar-til-bruk sjekket" in tekst(html)
    assert "Slik var det 1. mars 2024." in html


def test_for_det_ble_foreslatt_fantes_lopet_ikke(medlem: Klient) -> None:
    assert medlem.get("/lop/s03", params={"per": "2024-01-10"}).status_code == 404


def test_fasen_sier_hvilke_puljer_som_tar_imot_svar(medlem: Klient) -> None:
    """In type C one pulje runs while others take enrolments."""
    side = tekst(medlem.vis("/lop/s06", per="2024-05-21"))
    assert "Fase: Gjennomføring, påmelding åpen for pulje 2, 3" in side
    rad = tekst(medlem.vis("/lop", per="2024-05-21"))
    assert "Gjennomføring, påmelding åpen for pulje 2, 3" in rad


def test_fanene_har_egne_adresser_og_en_av_dem_er_her(medlem: Klient) -> None:
    html = medlem.vis("/lop/s03/materiell")
    for fane in FANER:
        assert fanens_sti("s03", fane) in lenker(html)
    assert re.search(r'href="/lop/s03/materiell" aria-current="page"', html)


def test_andelene_star_bade_av_inviterte_og_av_alle(medlem: Klient, nettsted: Nettsted) -> None:
    side = tekst(medlem.vis("/lop/s01"))
    alle = len(nettsted.hus.kommuner.per(nettsted.hus.na().date()))
    assert re.search(r"Påmeldt .{0,40}61 av \d+ inviterte kommuner", side)
    assert re.search(rf"Påmeldt .{{0,40}}61 av {alle} kommuner i landet", side)


def test_forpliktelsen_til_et_delvis_nasjonalt_lop_star_til_den_er_lukket(medlem: Klient) -> None:
    assert "skal utvikle løsningen til alle kommuner kan få den" in medlem.vis("/lop/s06")
    assert "Åpen forpliktelse" not in medlem.vis("/lop/s03")


def test_lop_for_samme_losning_star_der(medlem: Klient) -> None:
    assert "/lop/s02" in lenker(medlem.vis("/lop/s01"))


def test_beslutningene_star_med_begrunnelse_fra_registeret(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s03/beslutninger"))
    assert "Helsestasjonene i regionen har bedt om det" in side
    assert "Fitjar og Tysnes har bedt om å ta begge løp i år" in side
    assert side.index("Motta evalueringen") < side.index("Foreslå et løp")
    fil = medlem.vis("/lop/s03/beslutninger", last_ned="beslutninger.maskin.csv")
    assert "Helsestasjonene i regionen har bedt om det" in fil


@pytest.mark.krav("K-079")
def test_materiellet_er_losningens_i_hvert_lop(medlem: Klient) -> None:
    forste, andre = (tekst(medlem.vis(f"/lop/{lop}/materiell")) for lop in ("s01", "s02"))
    assert "Kjernejournal" in forste
    assert all(o in forste and o in andre for o in ("Mal for ROS", "Gevinstanalyse"))
    html = medlem.vis("/lop/s03/materiell")
    assert "/losninger/digihelsestasjon" in lenker(html)
    assert "Opplæringsmateriell" in html
    assert "innfører ingen løsning" in medlem.vis("/lop/s05/materiell")


def test_evalueringen_sier_hvem_som_svarte_og_hva_de_fant(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s06/evaluering"))
    assert "3 av 3 kommuner som ble spurt, svarte" in side
    assert "Alle tre har sluttet å føre dobbelt." in side
    assert "Test med leverandøren tok to uker mer enn planlagt." in side
    assert "Ikke evaluert ennå." in tekst(medlem.vis("/lop/s08/evaluering"))


def test_kalenderen_har_frister_og_perioder(klient: Klient) -> None:
    svar = klient.get("/lop/s08/kalender.ics")
    assert svar.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20240402" in svar.text
    assert "svarfrist" in svar.text


def test_et_lop_som_folger_en_eldre_modell_sier_det(
    medlem: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nye løp følger versjon" not in medlem.vis("/lop/s03")
    monkeypatch.setattr(versjoner, "GJELDENDE", "2026.1")
    side = tekst(medlem.vis("/lop/s03/materiell"))
    assert "Løpet følger innføringsmodellen versjon 2024.1. Nye løp følger versjon 2026.1." in side


def test_et_lop_pa_vent_sier_til_nar_pa_hver_side(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    verv = egen_klient.logg_inn("medlem", "koordineringsgruppen")
    som = eget_nettsted.hus.som(verv.person, rolle="medlem", organ="koordineringsgruppen")
    som.tar("sett_pa_vent", "innforingslop:s07", vurderes="2030-06-01", begrunnelse="Venter på PLL")
    eget_nettsted.lesesiden.wait_for(eget_nettsted.hus.reader.last()[0], timeout=10)
    for ende in EGNE:
        side = tekst(egen_klient.vis(f"/lop/s07{ende}"))
        assert "Det vurderes igjen 1. juni 2030." in side
    assert "Gjenoppta løpet" in tekst(egen_klient.vis("/lop/s07"))
    rad = tekst(egen_klient.vis("/lop", fase="pa_vent"))
    assert "Vurderes igjen 1. juni 2030" in rad
    assert "Foreslått (på vent)" in rad


def test_en_tittel_med_kode_i_er_tekst_overalt(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    verv = egen_klient.logg_inn("medlem", "koordineringsgruppen")
    som = eget_nettsted.hus.som(verv.person, rolle="medlem", organ="koordineringsgruppen")
    som.tar(
        "foresla",
        "innforingslop:ondt",
        tittel=ONDT,
        slag="felles_prosess",
        tema=ONDT,
        begrunnelse=ONDT,
    )
    eget_nettsted.lesesiden.wait_for(eget_nettsted.hus.reader.last()[0], timeout=10)
    stier = ("/lop", "/lop?vis_som=tavle", "/lop/sammenlign?lop=ondt&lop=s03")
    for sti in (*stier, *(f"/lop/ondt{ende}" for ende in EGNE)):
        svar = egen_klient.get(sti)
        assert (svar.status_code, ONDT in svar.text) == (200, False), sti
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in svar.text


def test_hver_myndighet_som_vises_har_et_ord(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s08"))
    koder = [navn for navn in MYNDIGHETER if "_" in navn]
    assert not [navn for navn in koder if navn in side]
