"""P-02: where each role lands, what waits for it, and that a task goes when anybody has done it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from innforing.application.kommando import Gjort, Kommando
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from innforing.web.app import lag_app
from innforing.web.innlogging import alle_verv
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

GRUPPEN = "koordineringsgruppen"
MEDLEM = ("medlem", GRUPPEN)
LEDER = ("innforingsleder", "regional-50")


def en_kommune(sted: Nettsted) -> str:
    """The body of a kommune."""
    verv = alle_verv(sted.hus, sted.hus.na())
    return next(v.organ for v in verv if v.organ.startswith("kommune-"))


def oppgaver(html: str) -> str:
    """What waits, in words."""
    return tekst(html.partition('id="oppgaver"')[2].partition("</section>")[0])


# --- landing ---


@pytest.mark.parametrize("hvem", [MEDLEM, ("saksbehandler", "ks"), LEDER])
def test_de_som_driver_lop_lander_pa_oppgavene_sine(
    klient_som: Callable[[str, str], Klient], hvem: tuple[str, str]
) -> None:
    assert "<h1" in klient_som(*hvem).vis("/")
    assert "Dette venter på deg" in klient_som(*hvem).vis("/")


@pytest.mark.parametrize(
    ("hvem", "dit"),
    [(("revisor", "helsedirektoratet"), "/revisjon"), (("leder", "program-pll"), "/lop")],
)
def test_de_andre_lander_pa_sin_egen_side(
    klient_som: Callable[[str, str], Klient], hvem: tuple[str, str], dit: str
) -> None:
    svar = klient_som(*hvem).get("/")
    assert (svar.status_code, svar.headers["location"]) == (303, dit)


def test_kommunen_lander_pa_siden_til_kommunen(klient: Klient, nettsted: Nettsted) -> None:
    organ = en_kommune(nettsted)
    klient.logg_inn("fullmektig", organ)
    assert klient.get("/").headers["location"] == f"/kommuner/{organ.removeprefix('kommune-')}"


def test_den_som_ikke_er_inne_velger_hvem_i_en_demo_og_leser_utbredelsen_ellers(
    klient: Klient, nettsted: Nettsted
) -> None:
    assert klient.get("/").headers["location"] == "/innlogging"
    ellers = Klient(lag_app(nettsted.hus, nettsted.lesesiden), nettsted.hus)
    assert ellers.get("/").headers["location"] == "/utbredelse"


# --- tasks ---


def test_oppgaven_forsvinner_nar_en_annen_i_gruppen_har_gjort_den(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    jeg = egen_klient.logg_inn(*MEDLEM)
    assert "Pasientens legemiddelliste i hele landet" in oppgaver(egen_klient.vis("/"))
    hus = eget_nettsted.hus
    annen = next(
        v for v in alle_verv(hus, hus.na()) if v.organ == GRUPPEN and v.person != jeg.person
    )
    svar = hus.ta_steg(
        Kommando(
            id=str(uuid4()),
            steg="avslutt",
            pa="innforingslop:s07",
            aktor=Aktor(person=annen.person, rolle=Rolle.MEDLEM, organ=GRUPPEN),
            data={"begrunnelse": "Tas opp igjen når den er klar.", "art": "trukket"},
        )
    )
    assert isinstance(svar, Gjort), svar
    eget_nettsted.lesesiden.catch_up()
    html = egen_klient.vis("/")
    assert "Pasientens legemiddelliste" not in oppgaver(html)
    assert "Ingenting venter på deg." in oppgaver(html)


def test_oppgaven_leder_til_steget_og_derfra_tilbake_hit(
    klient_som: Callable[[str, str], Klient],
) -> None:
    klient = klient_som(*MEDLEM)
    sti = "/steg/sjekk_klar_til_bruk/innforingslop:s07?tilbake=%2F"
    assert sti in lenker(klient.vis("/"))
    assert klient.get(sti).status_code == 200


def test_en_pulje_som_skal_evalueres_er_fylt_ut_i_steget(
    klient_som: Callable[[str, str], Klient],
) -> None:
    stier = [s for s in lenker(klient_som(*LEDER).vis("/")) if s.startswith("/steg/evaluer_pulje/")]
    assert stier == ["/steg/evaluer_pulje/innforingslop:s08?forhand.pulje=1&tilbake=%2F"]


def test_slik_det_var_har_siden_ingen_steg_og_er_ikke_levende(
    klient_som: Callable[[str, str], Klient],
) -> None:
    klient = klient_som(*MEDLEM)
    for_ = klient.vis("/", per="2024-03-01")
    assert "Dette venter på deg" in for_
    assert not [sti for sti in lenker(for_) if sti.startswith("/steg/")]
    assert "hx-get" not in for_.partition("<main")[2]
    egne = [sti for sti in lenker(for_) if sti.startswith("/lop")]
    assert egne
    assert all("per=2024-03-01" in sti for sti in egne)


def test_de_levende_delene_henter_seg_selv(klient_som: Callable[[str, str], Klient]) -> None:
    html = klient_som(*MEDLEM).vis("/")
    for del_ in ("oppgaver", "endringer"):
        (apning,) = re.findall(rf'<section id="{del_}"[^>]*>', html)
        assert f'hx-select="#{del_}"' in apning
        assert 'hx-trigger="endring from:#strom"' in apning
        assert 'hx-get="/"' in apning


# --- the whole ---


def test_fasene_star_med_tallet_og_leder_til_lopene(
    klient_som: Callable[[str, str], Klient], nettsted: Nettsted
) -> None:
    html = klient_som(*MEDLEM).vis("/")
    us = int(nettsted.hus.na().timestamp() * 1_000_000)
    with nettsted.lesesiden.sight("lopsoversikt", per=us) as sight:
        rader = oversikt(sight)
    stripe = html.partition('class="fasestripe"')[2].partition("</nav>")[0]
    for rad in rader:
        antall = sum(en.tilstand == rad.tilstand for en in rader)
        lenken = stripe.partition(f'href="/lop?fase={rad.tilstand}"')[2].partition("</a>")[0]
        assert f"<strong>{antall}</strong>" in lenken


def test_bare_gruppen_ser_helheten(klient_som: Callable[[str, str], Klient]) -> None:
    assert "Helheten" in klient_som(*MEDLEM).vis("/")
    assert "Helheten" not in klient_som(*LEDER).vis("/")


def test_lederen_folger_sine_lop_og_ikke_andres(klient_som: Callable[[str, str], Klient]) -> None:
    side = tekst(klient_som(*LEDER).vis("/"))
    assert "DigiHelse i Trøndelag" in side
    assert "Digital hjemmeoppfølging i Innlandet" not in side


@pytest.mark.parametrize(
    "hvem",
    [MEDLEM, ("saksbehandler", "ks"), LEDER, ("kontaktperson_ehelse", "regional-46")],
)
def test_siden_er_uten_feil_i_nettleseren(
    nettside: Nettside, nettsted: Nettsted, hvem: tuple[str, str]
) -> None:
    logg_inn(nettside, nettsted, rolle=hvem[0], organ=hvem[1])
    assert nettside.ga(f"{nettsted.adresse}/").status == 200
    sjekk(nettside)
