"""P-11 «Vår kommune»: what a kommune, its helpers and everybody else see of it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from innforing.application.som import som
from tests.web.apent_lop import LOP, apne, idag, lopet
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted


def test_kommunen_ser_lopene_sine_folkene_og_det_den_har_svart(
    klient_som: Callable[[str, str], Klient],
) -> None:
    html = klient_som("fullmektig", "kommune-gjovik").vis("/kommuner/gjovik")
    assert "<h1" in html
    assert "Vår kommune: Gjøvik" in html
    assert "Du kan svare for Gjøvik." in html
    assert "Kommunen er påmeldt" in html
    assert "/deltakelse/s11/gjovik/status" in html
    assert "Ingen invitasjoner nå." in html


def test_en_ubesvart_invitasjon_star_overst_med_frist(egen_klient: Klient) -> None:
    kommune = apne(egen_klient.hus)[0]
    egen_klient.logg_inn("fullmektig", f"kommune-{kommune}")
    html = egen_klient.get(f"/kommuner/{kommune}").text
    frist = idag(egen_klient.hus) + timedelta(days=30)
    assert f"Svar innen {frist.day}. januar {frist.year} (1)" in html
    assert f'href="/svar/{LOP}/{kommune}"' in html
    assert "Les og svar" in html


def test_andre_ser_bare_det_som_er_offentlig(
    klient: Klient, klient_som: Callable[[str, str], Klient]
) -> None:
    uten = klient.vis("/kommuner/gjovik")
    assert "Bruk av løsningene" in uten
    assert "Takket nei" not in uten
    assert "Folk og fullmakter" not in uten
    naboen = klient_som("fullmektig", "kommune-hamar").vis("/kommuner/gjovik")
    assert "Folk og fullmakter" not in naboen
    assert naboen.count("<table") == uten.count("<table")
    assert klient.get("/kommuner/gjovik/kalender.ics").status_code == 404


def test_et_nummer_leder_til_kommunen_og_beholder_tidspunktet(klient: Klient) -> None:
    svar = klient.get("/kommuner/3407?per=2024-06-01")
    assert svar.status_code == 303
    assert svar.headers["location"] == "/kommuner/gjovik?per=2024-06-01"


def test_et_nummer_fra_for_2024_sier_til_nar_det_gjaldt_og_hvor_en_skal_se(klient: Klient) -> None:
    svar = klient.get("/kommuner/1507")
    assert svar.status_code == 404
    assert "Nummeret 1507 gjaldt til 31. desember 2023." in svar.text
    assert set(re.findall(r'href="/kommuner/([\w-]+)"', svar.text)) == {
        "alesund-2024",
        "haram-2024",
    }
    assert klient.get("/kommuner/0000").status_code == 404
    assert klient.get("/kommuner/finnes-ikke").status_code == 404


def test_et_svar_andre_har_registrert_kan_bestrides_av_kommunen(
    klient_som: Callable[[str, str], Klient],
) -> None:
    html = klient_som("fullmektig", "kommune-bindal").vis("/kommuner/bindal")
    assert "Registrert av Kontaktperson e-helse" in html
    assert "på vegne av dere" in html
    assert "Stemmer ikke" in html


def test_ingen_med_fullmakt_sier_hvordan_den_gis(
    egen_klient: Klient,
) -> None:
    hus, strom = egen_klient.hus, "organ:kommune-gjovik"
    egen_klient.logg_inn("saksbehandler", "ks")
    assert "Ingen i kommunen kan svare ennå" not in egen_klient.vis("/kommuner/gjovik")
    organ = hus.levende.aggregat(strom)
    fullmektig = organ.roller[0].person  # type: ignore[attr-defined]
    verv = egen_klient.logg_inn("saksbehandler", "ks")
    som(hus, verv.person, rolle="saksbehandler", organ="ks").tar(
        "avslutt_rolle",
        strom,
        person=fullmektig,
        rolle="fullmektig",
        til=(idag(hus) - timedelta(days=1)).isoformat(),
    )
    html = egen_klient.vis("/kommuner/gjovik")
    assert "Ingen i kommunen kan svare ennå" in html
    assert "/steg/gi_rolle/organ:kommune-gjovik" in html


def test_landet_er_en_sammenligning_og_ikke_en_rangering(
    klient_som: Callable[[str, str], Klient],
) -> None:
    klient = klient_som("fullmektig", "kommune-gjovik")
    uten = klient.vis("/kommuner/gjovik")
    assert "Løp samtidig nå:" in uten
    assert "av 357 kommuner" not in uten
    med = klient.vis("/kommuner/gjovik", vis_landet="ja")
    assert re.search(r"av 357 kommuner har \d+ løp samtidig", med)
    assert "(som dere)" in med


def test_tidligere_tidspunkt_har_ingen_skjemaer(
    klient_som: Callable[[str, str], Klient],
) -> None:
    html = klient_som("fullmektig", "kommune-gjovik").vis("/kommuner/gjovik", per="2024-03-05")
    assert "Slik var det 5. mars 2024." in html
    assert "/deltakelse/s11/gjovik/status" not in html
    assert "/svar/s11/gjovik?per=2024-03-05" in html


def test_kalenderen_har_frister_og_oppstart(egen_klient: Klient) -> None:
    kommune = apne(egen_klient.hus)[0]
    egen_klient.logg_inn("fullmektig", f"kommune-{kommune}")
    egen_klient.get(f"/kommuner/{kommune}")
    fil = egen_klient.get(f"/kommuner/{kommune}/kalender.ics").text
    assert f"UID:frist-1-{LOP}-{kommune}@innforing" in fil


def test_status_meldes_med_forklarte_trinn(
    egen_klient: Klient,
) -> None:
    kommune = "hamar"
    egen_klient.logg_inn("fullmektig", f"kommune-{kommune}")
    html = egen_klient.vis(f"/deltakelse/s11/{kommune}/status")
    assert "Teknisk innført: løsningen er installert og kan brukes." in html
    assert 'action="/steg/meld_bruksstatus/ibruktakelse:dho:hamar"' in html
    assert lopet(egen_klient.hus, "s11").losning == "dho"


def test_et_steg_tilbake_ma_forklares_og_kan_sa_meldes(egen_klient: Klient) -> None:
    """Gjøvik stands at the top of the ladder."""
    egen_klient.logg_inn("fullmektig", "kommune-gjovik")
    sti = "/deltakelse/s11/gjovik/status"
    assert "Nyttiggjort (" in egen_klient.vis(sti)
    felt = {"_kommando": "5b0f6d7a-6f5e-4e57-8b77-1d0f7d8f3b10", "status": "teknisk_innfort"}
    strom = "/steg/meld_bruksstatus/ibruktakelse:dho:gjovik"
    uten = egen_klient.sporr(strom, **felt)
    assert uten.status_code == 422
    assert 'name="avklaringer.ikke_et_steg_tilbake"' in uten.text
    grunn = {"avklaringer.ikke_et_steg_tilbake": "Leverandøren er byttet (eksempel)."}
    felt["_kommando"] = "5b0f6d7a-6f5e-4e57-8b77-1d0f7d8f3b11"
    assert egen_klient.sporr(strom, **felt, **grunn).status_code == 303
    assert "Teknisk innført (" in egen_klient.vis(sti)


def test_et_lop_uten_losning_har_ingen_status(egen_klient: Klient) -> None:
    kommune = lopet(egen_klient.hus, "s05").kommuner[0]
    egen_klient.logg_inn("fullmektig", f"kommune-{kommune}")
    html = egen_klient.vis(f"/deltakelse/s05/{kommune}/status")
    assert "ingen bruksstatus å melde" in html
    assert "/steg/meld_bruksstatus" not in html


def test_siden_er_tilgjengelig_i_nettleseren(nettside: Nettside, nettsted: Nettsted) -> None:
    logg_inn(nettside, nettsted, rolle="fullmektig", organ="kommune-gjovik")
    nettside.ga(f"{nettsted.adresse}/kommuner/gjovik?vis_landet=ja")
    sjekk(nettside)
    nettside.ga(f"{nettsted.adresse}/kommuner/1507")
    sjekk(nettside)


def test_en_ny_invitasjon_kommer_pa_siden_av_seg_selv(
    nettside: Nettside, eget_nettsted: Nettsted
) -> None:
    kommune = lopet(eget_nettsted.hus).kommuner[0]
    logg_inn(nettside, eget_nettsted, rolle="fullmektig", organ=f"kommune-{kommune}")
    with nettside.page.expect_response("**/strom"):
        nettside.ga(f"{eget_nettsted.adresse}/kommuner/{kommune}")
    assert "Svar innen 10. januar 2025" not in nettside.page.inner_text("#apne-invitasjoner")
    apne(eget_nettsted.hus)
    nettside.page.wait_for_selector("text=Svar innen 10. januar 2025", timeout=15_000)
    sjekk(nettside)


def test_statusskjemaet_er_tilgjengelig_i_nettleseren(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    logg_inn(nettside, nettsted, rolle="fullmektig", organ="kommune-gjovik")
    nettside.ga(f"{nettsted.adresse}/deltakelse/s11/gjovik/status")
    sjekk(nettside)
