"""P-09: the invitation, as it is written, looked at, sent and kept."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.apent_lop import LOP, apne, idag, lopet
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from tests.web.klient import Klient
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

STI = f"/lop/{LOP}/invitasjon"
TEKST = ("forutsetninger", "kostnad_og_kapasitet", "ressurser", "konsekvenser", "nytte")
PLANLAGT = "s01-nabo"
"""A felles prosess whose pulje is planned and not opened."""


@pytest.fixture
def leder(egen_klient: Klient) -> Klient:
    """The leader of the løp."""
    forste = lopet(egen_klient.hus).ledere[0]
    egen_klient.logg_inn(str(forste.rolle.value), forste.organ, forste.person)
    return egen_klient


@pytest.fixture
def prosessleder(egen_klient: Klient) -> Klient:
    """The leader of the løp that has not sent anything."""
    forste = lopet(egen_klient.hus, PLANLAGT).ledere[0]
    egen_klient.logg_inn(str(forste.rolle.value), forste.organ, forste.person)
    return egen_klient


def utfylt(klient: Klient, *, uten: tuple[str, ...] = ()) -> dict[str, str]:
    """The form of a first invitation, but for some fields."""
    frist = idag(klient.hus) + timedelta(days=30)
    felt = {
        "_kommando": "2f3c1d7e-5a0f-4a61-9d0b-0a4a3d6b5c11",
        "pulje": "1",
        "svarfrist": frist.isoformat(),
        "adressater": "helse",
    }
    for nr, malform in enumerate(("nb", "nn")):
        felt[f"tekster.{nr}.malform"] = malform
        for navn in (*TEKST, "krav_til_ledelsen"):
            felt[f"tekster.{nr}.{navn}"] = f"{navn} på {malform}."
    return {navn: verdi for navn, verdi in felt.items() if navn not in uten}


def test_tekstene_star_side_om_side_slik_de_ble_sendt(leder: Klient) -> None:
    html = leder.vis(STI)
    assert "Slik den ble sendt." in html
    assert '<p lang="nb">Ingen ny lisens. Regn med 10 til 15 timer i kommunen.</p>' in html
    assert '<p lang="nn">Ingen ny lisens. Rekn med 10 til 15 timar i kommunen.</p>' in html
    assert "Tar omtrent 1 minutt å lese" in html


def test_forhandsvisningen_folger_malformen(leder: Klient) -> None:
    nynorsk = leder.vis(STI, malform="nn")
    visning = nynorsk[nynorsk.index("Slik ser en kommune det") :]
    assert "Kva det betyr å ikkje delta" in visning
    assert "Hva det betyr å ikke delta" not in visning


def test_en_ny_utgave_endrer_ikke_den_som_ble_sendt(leder: Klient) -> None:
    forst = leder.vis(STI)
    avtrykk = lopet(leder.hus).invitasjoner[0].avtrykk
    assert avtrykk is not None
    assert avtrykk in forst
    apne(leder.hus)
    ny = leder.vis(STI)
    assert "Forutsetninger på nb." in ny
    assert "Alle utgaver står slik de ble sendt" in ny
    posisjon = ny.split("utgave=")[1].split('"')[0].split("&")[0]
    gammel = leder.vis(STI, utgave=posisjon)
    assert avtrykk in gammel
    assert "Forutsetninger på nb." not in gammel
    assert "Kommunen bruker Kjernejournal" in gammel


def test_type_c_viser_kommunikasjonsplanen_og_kjennetegnene(leder: Klient) -> None:
    """K-037, K-141: a pulje is for the kommuner that share its traits."""
    html = leder.vis("/lop/s06/invitasjon", pulje="2")
    plan = lopet(leder.hus, "s06").plan.kommunikasjonsplan
    assert plan is not None
    assert plan in html
    assert "Har det kommunene i puljen har felles" in html
    assert "Har ikke det kommunene i puljen har felles" in html
    assert "Kommunikasjonsplan" not in leder.vis(STI)


def test_mottakerne_star_med_hvorfor(leder: Klient) -> None:
    html = leder.vis(STI)
    assert "4 av 4 kommuner i løpet." in html
    assert html.count("Er blant kommunene løpet er for") == 4


def test_alt_som_mangler_star_i_forhandsvisningen_ogsa_i_ett_sprak(prosessleder: Klient) -> None:
    """S-09: an element that is empty in one language is named before anything is sent."""
    felt = utfylt(prosessleder, uten=("tekster.1.konsekvenser", "tekster.0.nytte"))
    svar = prosessleder.sporr(f"/lop/{PLANLAGT}/invitasjon?pulje=1&skjema=apne", **felt)
    assert svar.status_code == 200, svar.text
    mangler = svar.text[svar.text.index('id="sett"') : svar.text.index('id="tekstene"')]
    assert "<li>Nynorsk: Hva det betyr å ikke delta</li>" in mangler
    assert "<li>Bokmål: Nytte og gevinst</li>" in mangler
    assert "Dette må avklares" in mangler
    assert "ressurser på nn." in svar.text
    assert lopet(prosessleder.hus, PLANLAGT).invitasjoner == ()


def test_avslaget_pa_a_sende_nevner_det_samme(prosessleder: Klient) -> None:
    felt = utfylt(prosessleder, uten=("tekster.1.konsekvenser", "tekster.0.nytte"))
    svar = prosessleder.sporr(f"/steg/apne_pamelding/innforingslop:{PLANLAGT}", **felt)
    assert svar.status_code == 422
    assert "<li>Nynorsk: Hva det betyr å ikke delta</li>" in svar.text
    assert "<li>Bokmål: Nytte og gevinst</li>" in svar.text


def test_et_helt_skjema_kan_forhandsvises_og_sendes(prosessleder: Klient) -> None:
    """What must be answered for is a field of the form as soon as it has been looked at."""
    felt, sti = utfylt(prosessleder), f"/lop/{PLANLAGT}/invitasjon"
    svar = prosessleder.sporr(f"{sti}?pulje=1&skjema=apne", **felt)
    assert '<p lang="nb">forutsetninger på nb.</p>' in svar.text
    assert 'formaction="/lop/s01-nabo/invitasjon?pulje=1&amp;skjema=apne"' in svar.text
    avklares = re.findall(r'name="(avklaringer\.\w+)"', svar.text)
    assert avklares
    sendt = prosessleder.sporr(
        f"/steg/apne_pamelding/innforingslop:{PLANLAGT}",
        _tilbake=sti,
        **felt,
        **dict.fromkeys(avklares, "Avtalt (eksempel)."),
    )
    assert sendt.status_code == 303, sendt.text
    assert len(lopet(prosessleder.hus, PLANLAGT).invitasjoner) == 1


def test_skjemaet_er_fylt_ut_med_det_som_er_kjent(leder: Klient) -> None:
    html = leder.vis(STI, skjema="frist")
    assert 'name="svarfrister.0.svarfrist"' in html
    assert html.count("Ingen ny lisens. Regn med 10 til 15 timer i kommunen.") >= 2
    assert 'name="puljer' not in html


def test_bare_de_som_kan_far_skjemaet(egen_klient: Klient) -> None:
    egen_klient.logg_inn("saksbehandler", "ks")
    html = egen_klient.vis(STI, skjema="frist")
    assert "/steg/endre_plan" not in html
    assert "Utvid svarfristen" not in html
    svar = egen_klient.sporr(f"{STI}?skjema=frist", tekster="x")
    assert svar.status_code == 403


def test_en_kommune_ser_invitasjonen_men_ikke_de_andres_svar(egen_klient: Klient) -> None:
    egen_klient.logg_inn("fullmektig", "kommune-time")
    html = egen_klient.vis(STI)
    assert "Slik den ble sendt." in html
    assert "Mottakere" not in html
    egen_klient.logg_inn("fullmektig", "kommune-tromso")
    assert egen_klient.get(STI).status_code == 404


def test_for_den_ble_sendt_var_den_ikke_der(leder: Klient) -> None:
    html = leder.vis(STI, per="2024-02-20")
    assert "Ingen invitasjon er sendt for denne puljen ennå." in html


def test_siden_er_tilgjengelig_i_nettleseren(nettside: Nettside, nettsted: Nettsted) -> None:
    forste = lopet(nettsted.hus).ledere[0]
    logg_inn(nettside, nettsted, rolle=str(forste.rolle.value), organ=forste.organ)
    nettside.ga(f"{nettsted.adresse}{STI}")
    sjekk(nettside)
    nettside.ga(f"{nettsted.adresse}{STI}?skjema=frist")
    sjekk(nettside)


def test_forhandsvisningen_er_tilgjengelig_i_nettleseren(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    forste = lopet(nettsted.hus, PLANLAGT).ledere[0]
    logg_inn(nettside, nettsted, rolle=str(forste.rolle.value), organ=forste.organ)
    nettside.ga(f"{nettsted.adresse}/lop/{PLANLAGT}/invitasjon?skjema=apne")
    nettside.page.get_by_label("Dette må være på plass").first.fill("Et journalsystem.")
    nettside.page.get_by_role("button", name="Forhåndsvis").click()
    expect(nettside.page.locator("article.brev")).to_contain_text("Et journalsystem.")
    sjekk(nettside)
