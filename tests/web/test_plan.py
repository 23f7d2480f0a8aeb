"""P-06: the plan of a løp, its forms filled in as it stands, and activities pasted from a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.web.pages.plan.planskjema import bare_endret
from tests.web.apent_lop import apne
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn
from tests.web.skjemahtml import les

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx2 import Response

    from innforing.bootstrap import Hus
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

UTKAST = "/lop/s07/plan"
"""A plan that is still laid, by its arbeidsgruppe."""
I_GANG = "/lop/s08/plan"
"""One that is approved and runs, changed by its leader."""
ARK = (
    "Aktivitet\tSlag\tForm\tFra\tMålgruppe\tPulje\n"
    "Samling for ledere\tEndringsledelse\tFysisk\t4.12.2025\tMellomledere, Helseledere\t\n"
    "Opplæring i appen\tOpplæring\tDigital\t\t\talle\n"
    "Opprydding i legemiddellistene\tEndringer i arbeidsprosesser\tDigital\t\t\t\n"
    "Tull\tHopping\tDigital\t31.2.2025\t\t9\n"
)


@pytest.fixture
def medlem(klient_som: Callable[[str, str], Klient]) -> Klient:
    """A member of the koordineringsgruppe, who reviews plans."""
    return klient_som("medlem", "koordineringsgruppen")


@pytest.fixture
def planlegger(egen_klient: Klient) -> Klient:
    """Somebody in the arbeidsgruppe, over a log of the test's own."""
    egen_klient.logg_inn("medlem", "arbeidsgruppe-pll")
    return egen_klient


@pytest.fixture
def leder(egen_klient: Klient) -> Klient:
    """Who leads the løp that runs."""
    egen_klient.logg_inn("innforingsleder", "regional-50")
    return egen_klient


def lopet(hus: Hus, lop: str) -> Innforingslop:
    """The løp as it is."""
    funnet = hus.levende.aggregat(f"innforingslop:{lop}")
    assert isinstance(funnet, Innforingslop)
    return funnet


def send(klient: Klient, sti: str, endret: dict[str, str]) -> Response:
    """The form of a page as a browser would send it, with some fields filled in."""
    felt: dict[str, list[str] | str] = {**les(klient.vis(sti)).felt, **endret}
    return klient.post(sti, data=felt)


def test_planen_sier_nar_hvem_og_for_hvor_mange(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s01/plan"))
    for ord_ in (
        "Periode 6. mai 2024 – 29. november 2024",
        "Modellstørrelse Ny løsning",
        "Aktuelle kommuner 93 kommuner",
        "7 av 8 aktiviteter er digitale (88 %).",
        "Mandat: Finne ut hvorfor kommunene gjenstår",
        "Innføringsleder, Regional gruppe e-helse Trøndelag fra 22. januar 2024",
        "Ingen ny lisens. Regn med 60 til 100 timer i kommunen",
    ):
        assert ord_ in side, ord_


def test_puljene_har_fase_plasser_leder_og_trekk(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s06/plan", per="2024-06-01"))
    assert "Pulje 2: Journal Beta Påmelding 19. august 2024 15. november 2024" in side
    assert "Journalsystem: epj-beta" in side
    assert "Felles anskaffelse: anskaffelse-ost-2022" in side


def test_tallet_pa_plasser_som_er_tatt_forer_til_hendelsene_bak(medlem: Klient) -> None:
    bak = [s for s in lenker(medlem.vis("/lop/s01/plan")) if s.startswith("/bak/kapasitet")]
    assert medlem.get(bak[0]).status_code == 200
    assert "28" in tekst(medlem.get(bak[0]).text)


def test_merknader_star_med_svar(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s01/plan"))
    assert "Forslag om å dele deler 1 Besvart" in side
    assert "Svar: Avtalt med prosesslederen i Nordland." in side


def test_listene_lastes_ned(medlem: Klient) -> None:
    fil = medlem.vis("/lop/s01/plan", last_ned="aktiviteter.maskin.csv")
    assert fil.count("\n") == 9
    assert "Høstpuljen" in medlem.vis("/lop/s01/plan", last_ned="puljer.maskin.csv")


def test_bare_de_som_kan_endre_planen_far_skjema(klient: Klient) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    stier = lenker(klient.vis(UTKAST))
    assert f"{UTKAST}/endre" not in stier
    assert [s for s in stier if s.startswith("/steg/gi_merknad/")]
    assert klient.get(f"{UTKAST}/innliming").status_code == 403
    klient.logg_inn("medlem", "arbeidsgruppe-pll")
    stier = lenker(klient.vis(UTKAST))
    for ende in ("endre", "innliming", "laering"):
        assert f"{UTKAST}/{ende}" in stier


def test_a_endre_en_dato_er_ett_felt_og_bare_den_lagres(
    planlegger: Klient, eget_nettsted: Nettsted
) -> None:
    hus = eget_nettsted.hus
    for_ = lopet(hus, "s07").plan
    felt = les(planlegger.vis(f"{UTKAST}/endre")).felt
    assert felt["plan.oppstart"] == ["2025-09-01"]
    assert felt["plan.aktiviteter.1.navn"] == ["Opplæring sammen med fastlegene"]
    svar = send(planlegger, f"{UTKAST}/endre", {"plan.oppstart": "8. september 2025"})
    assert svar.status_code == 303, tekst(svar.text)
    etter = lopet(hus, "s07").plan
    assert etter == for_.med(oppstart=etter.oppstart)
    assert str(etter.oppstart) == "2025-09-08"
    hendelse = _siste(hus, "innforingslop:s07")
    assert isinstance(hendelse, PlanLagt)
    assert hendelse.plan is not None
    assert hendelse.plan.aktiviteter is None


def _siste(hus: Hus, strom: str) -> object:
    return hus.mapper.decode(hus.reader.stream(strom)[-1]).hendelse


def test_a_lagre_uten_a_endre_noe_sier_fra(planlegger: Klient, eget_nettsted: Nettsted) -> None:
    posisjon = eget_nettsted.hus.reader.last()[0]
    svar = send(planlegger, f"{UTKAST}/endre", {})
    assert svar.status_code == 422
    assert "Du har ikke endret noe i planen." in svar.text
    assert les(svar.text).handling == f"{UTKAST}/endre"
    assert eget_nettsted.hus.reader.last()[0] == posisjon


def test_slutt_for_oppstart_star_ved_feltet(planlegger: Klient) -> None:
    svar = send(planlegger, f"{UTKAST}/endre", {"plan.slutt": "2025-01-01"})
    assert svar.status_code == 422
    assert "<title>Feil:" in svar.text
    assert les(svar.text).felt["plan.oppstart"] == ["2025-09-01"]
    assert les(svar.text).handling == f"{UTKAST}/endre"


def test_en_ny_pulje_legges_til_og_far_sin_plass_i_planen(
    planlegger: Klient, eget_nettsted: Nettsted
) -> None:
    svar = send(planlegger, f"{UTKAST}/endre", {"_legg_til": "puljer"})
    skjema = les(svar.text)
    assert skjema.handling == f"{UTKAST}/endre"
    felt: dict[str, list[str] | str] = {
        **skjema.felt,
        "puljer.0.nr": "1",
        "puljer.0.navn": "Høst",
        "puljer.0.kapasitet": "20",
    }
    assert planlegger.post(f"{UTKAST}/endre", data=felt).status_code == 303
    [pulje] = lopet(eget_nettsted.hus, "s07").puljer
    assert (pulje.navn, pulje.kapasitet) == ("Høst", 20)
    eget_nettsted.lesesiden.wait_for(eget_nettsted.hus.reader.last()[0], timeout=10)
    assert "Pulje 1: Høst Planlagt" in tekst(planlegger.vis(UTKAST))


def test_faerre_plasser_enn_kommuner_avvises_med_tallene(
    leder: Klient, eget_nettsted: Nettsted
) -> None:
    hus = eget_nettsted.hus
    felt = les(leder.vis(f"{I_GANG}/endre")).felt
    nr, plasser = felt["puljer.0.nr"][0], felt.get("puljer.0.kapasitet")
    pulje = hus.levende.aggregat(f"pulje:s08:{nr}")
    tatt = len(pulje.plasser)
    assert tatt > 1, plasser
    svar = send(leder, f"{I_GANG}/endre", {"puljer.0.kapasitet": str(tatt - 1)})
    assert svar.status_code == 422
    side = tekst(svar.text)
    assert f"Pulje {nr}: {tatt} kommuner har plass, og du skrev {tatt - 1} plasser." in side
    assert "flytt kommuner til en annen pulje" in side
    assert les(svar.text).felt["puljer.0.kapasitet"] == [str(tatt - 1)]
    assert les(svar.text).felt["plan.oppstart"] == felt["plan.oppstart"] != [""]
    assert les(svar.text).felt["puljer.1.nr"] == felt["puljer.1.nr"]
    assert hus.levende.aggregat(f"pulje:s08:{nr}").kapasitet == pulje.kapasitet


def test_den_som_er_senere_ute_ser_hva_som_skjedde_og_beholder_sitt(
    planlegger: Klient, eget_nettsted: Nettsted
) -> None:
    felt: dict[str, list[str] | str] = {**les(planlegger.vis(f"{UTKAST}/endre")).felt}
    assert send(planlegger, f"{UTKAST}/endre", {"plan.slutt": "2026-06-30"}).status_code == 303
    svar = planlegger.post(f"{UTKAST}/endre", data={**felt, "plan.oppstart": "2025-10-01"})
    assert svar.status_code == 409
    assert "Planen er lagt" in tekst(svar.text)
    igjen = les(svar.text)
    assert igjen.felt["plan.oppstart"] == ["2025-10-01"]
    assert igjen.felt["plan.slutt"] == ["2026-06-30"]
    assert planlegger.post(igjen.handling, data=igjen.felt).status_code == 303
    plan = lopet(eget_nettsted.hus, "s07").plan
    assert (str(plan.oppstart), str(plan.slutt)) == ("2025-10-01", "2026-06-30")


def test_laeringspunkter_besvares_med_ta_med_eller_ikke_aktuelt(
    planlegger: Klient, eget_nettsted: Nettsted
) -> None:
    html = planlegger.vis(f"{UTKAST}/laering")
    side = tekst(html)
    assert "Ikke tatt stilling til Ta med Ikke aktuelt" in side
    assert "Puljer (valgfri)" not in side
    felt = les(html).felt
    rad = next(n for n in felt if n.endswith(".laeringspunkt")).removesuffix("laeringspunkt")
    endret = {f"{rad}brukes": "nei", f"{rad}hvordan": "Alle har elektronisk ID."}
    assert send(planlegger, f"{UTKAST}/laering", endret).status_code == 303
    [svar] = lopet(eget_nettsted.hus, "s07").plan.laeringspunkter
    assert (svar.brukes, svar.hvordan) == (False, "Alle har elektronisk ID.")
    eget_nettsted.lesesiden.wait_for(eget_nettsted.hus.reader.last()[0], timeout=10)
    assert "Ikke aktuelt" in tekst(planlegger.vis(UTKAST))
    # the answer that was given is sent along with the next, for the list is recorded as a whole
    felt = les(planlegger.vis(f"{UTKAST}/laering")).felt
    andre = [
        n for n, v in felt.items() if n.endswith(".laeringspunkt") and v != [svar.laeringspunkt]
    ]
    rad = andre[0].removesuffix("laeringspunkt")
    assert send(planlegger, f"{UTKAST}/laering", {f"{rad}brukes": "ja"}).status_code == 303
    begge = lopet(eget_nettsted.hus, "s07").plan.laeringspunkter
    assert {s.laeringspunkt: s.brukes for s in begge} == {
        svar.laeringspunkt: False,
        felt[andre[0]][0]: True,
    }


def test_overlapp_har_en_rad_for_hvert_lop_og_ett_kan_besvares_om_gangen(
    planlegger: Klient, eget_nettsted: Nettsted
) -> None:
    hus, strom = eget_nettsted.hus, "innforingslop:s07"
    verv = planlegger.logg_inn("medlem", "arbeidsgruppe-pll")
    som = hus.som(verv.person, rolle="medlem", organ="arbeidsgruppe-pll")
    ulik = {"alle_som_mangler_losningen": "Bare to i eksempelet."}
    som.tar("fastsett_kommuner", strom, kommuner=["bindal", "levanger"], avklaringer=ulik)
    som.tar("legg_plan", strom, plan={"oppstart": "2024-12-01", "slutt": "2025-03-01"})
    eget_nettsted.lesesiden.wait_for(hus.reader.last()[0], timeout=10)
    assert "2 overlapp venter på svar" in tekst(planlegger.vis(UTKAST))
    felt = les(planlegger.vis(f"{UTKAST}/overlapp")).felt
    rader = {v[0]: n.removesuffix("lop") for n, v in felt.items() if n.endswith(".lop")}
    assert set(rader) == {"s01-nabo", "s08"}
    assert "DigiHelse i Trøndelag" in tekst(planlegger.vis(f"{UTKAST}/overlapp"))
    rad = rader["s08"]
    endret = {f"{rad}samordning": "uten_betydning", f"{rad}grunn": "Ulike tjenester."}
    svar = send(planlegger, f"{UTKAST}/overlapp", endret)
    assert svar.status_code == 303, tekst(svar.text)
    assert lopet(hus, "s07").besvarte_overlapp == ("s08",)
    eget_nettsted.lesesiden.wait_for(hus.reader.last()[0], timeout=10)
    side = tekst(planlegger.vis(UTKAST))
    assert "1 overlapp venter på svar" in side
    assert "Overlappet er uten betydning" in side


def test_en_merknad_besvares_fra_planen(leder: Klient, eget_nettsted: Nettsted) -> None:
    hus = eget_nettsted.hus
    verv = leder.logg_inn("medlem", "koordineringsgruppen")
    som = hus.som(verv.person, rolle="medlem", organ="koordineringsgruppen")
    som.tar("gi_merknad", "innforingslop:s08", merknad="Kan dere dele opplæringen med naboen?")
    leder.logg_inn("innforingsleder", "regional-50")
    side = leder.vis(I_GANG)
    assert "Kan dere dele opplæringen med naboen?" in side
    [svar] = [s for s in lenker(side) if s.startswith("/steg/besvar_merknad/") and "forhand" in s]
    nr = len(lopet(hus, "s08").merknader)
    assert parse_qs(urlsplit(svar).query)["forhand.nr"] == [str(nr)]
    assert les(leder.get(svar).text).felt["nr"] == [str(nr)]


def test_aktiviteter_fra_et_ark_forhandsvises_for_noe_lagres(
    planlegger: Klient, eget_nettsted: Nettsted
) -> None:
    posisjon = eget_nettsted.hus.reader.last()[0]
    svar = planlegger.sporr(f"{UTKAST}/innliming", tekst=ARK, gjor="se")
    side = tekst(svar.text)
    assert "2 nye, 1 står i planen fra før, 1 må rettes." in side
    assert "Legg til 2 aktiviteter" in side
    assert "«Hopping» er ikke kjent." in side
    assert "«31.2.2025» er ingen dato." in side
    assert "Planen har ingen pulje «9»." in side
    assert eget_nettsted.hus.reader.last()[0] == posisjon


def test_aktiviteter_fra_et_ark_blir_ett_steg(planlegger: Klient, eget_nettsted: Nettsted) -> None:
    hus = eget_nettsted.hus
    for_ = lopet(hus, "s07").plan
    html = planlegger.sporr(f"{UTKAST}/innliming", tekst=ARK, gjor="se").text
    skjema = les(html.partition("Endre det som er limt inn")[2])
    assert skjema.handling == "/steg/legg_plan/innforingslop:s07"
    assert planlegger.post(skjema.handling, data=skjema.felt).status_code == 303
    etter = lopet(hus, "s07").plan
    assert etter.aktiviteter[: len(for_.aktiviteter)] == for_.aktiviteter
    assert [a.navn for a in etter.aktiviteter[2:]] == ["Samling for ledere", "Opplæring i appen"]
    assert str(etter.aktiviteter[2].start) == "2025-12-04"
    assert len(etter.aktiviteter[2].malgrupper) == 2
    assert etter == for_.med(aktiviteter=etter.aktiviteter)


def test_det_som_er_limt_inn_kan_endres(planlegger: Klient) -> None:
    svar = planlegger.sporr(f"{UTKAST}/innliming", tekst=ARK, gjor="endre")
    assert "Samling for ledere\tEndringsledelse" in svar.text


@pytest.mark.parametrize(
    ("ark", "setning"),
    [
        ("", "Lim inn overskriftene og minst én rad."),
        ("Aktivitet\tForm\nMøte\tDigital", "Fant ingen kolonne «Slag»."),
        ("Aktivitet\tSlag\tForm\n" + "M\tInformasjon\tDigital\n" * 201, "Lim inn høyst 200 rader"),
    ],
)
def test_et_ark_som_ikke_kan_leses_sier_hvorfor(planlegger: Klient, ark: str, setning: str) -> None:
    svar = planlegger.sporr(f"{UTKAST}/innliming", tekst=ark, gjor="se")
    assert svar.status_code == 422
    assert setning in tekst(svar.text)


def test_bare_nye_rader_uten_noe_a_legge_til_har_ingen_knapp(planlegger: Klient) -> None:
    ark = "Aktivitet\tSlag\tForm\nOpprydding i legemiddellistene\tInformasjon\tDigital"
    svar = planlegger.sporr(f"{UTKAST}/innliming", tekst=ark, gjor="se")
    assert "Ingen av radene kan legges til." in svar.text
    assert "Legg til" not in tekst(svar.text)


def test_slik_det_var_er_uten_skjema(medlem: Klient) -> None:
    html = medlem.vis(UTKAST, per="2024-06-18")
    assert "<form" not in html.partition("<main")[2]
    assert not [s for s in lenker(html) if s.startswith(("/steg/", f"{UTKAST}/"))]
    assert "<form" not in medlem.vis(f"{UTKAST}/endre", per="2024-06-18").partition("<main")[2]


def test_en_tom_plan_sier_hva_som_kommer(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s07/plan", per="2024-02-01"))
    for setning in (
        "Planen har ingen aktiviteter ennå.",
        "Planen har ingen puljer ennå.",
        "Ingen er utpekt til å lede løpet ennå.",
        "Ikke skrevet ennå. Det skrives i invitasjonen.",
        "Ingen merknader er gitt til planen.",
        "Ingen andre løp overlapper dette.",
    ):
        assert setning in side, setning


def test_ukjente_skjema_og_lop_uten_innsyn_finnes_ikke(klient: Klient) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    assert klient.get("/lop/s08/plan/tull").status_code == 404
    klient.logg_inn("fullmektig", "kommune-oslo")
    for ende in ("", "/endre", "/innliming"):
        assert klient.get(f"/lop/s03/plan{ende}").status_code == 404


def test_plasser_som_er_tatt_telles_mens_puljen_tar_imot_svar(
    leder: Klient, eget_nettsted: Nettsted
) -> None:
    apne(eget_nettsted.hus, plasser=3)
    eget_nettsted.lesesiden.wait_for(eget_nettsted.hus.reader.last()[0], timeout=10)
    leder.logg_inn("medlem", "koordineringsgruppen")
    assert "3 0" in tekst(leder.vis("/lop/s09/plan")).partition("Puljer")[2]


def test_bare_det_som_er_endret_blir_igjen() -> None:
    na: dict[str, object] = {
        "plan": {"oppstart": "2025-01-01", "aktiviteter": [{"navn": "A"}]},
        "puljer": [{"nr": 1, "kapasitet": 3}, {"nr": 2}],
    }
    assert bare_endret(na, na) == {}
    sendt = {**na, "puljer": [{"nr": 1, "kapasitet": 4}, {"nr": 2}], "begrunnelse": "x"}
    assert bare_endret(sendt, na) == {
        "puljer": [{"nr": 1, "kapasitet": 4}],
        "begrunnelse": "x",
    }
    assert bare_endret({"plan": {"aktiviteter": []}}, na) == {"plan": {"aktiviteter": []}}
    assert bare_endret({"plan": {"forankring": []}}, na) == {}


@pytest.mark.parametrize(
    "sti", ["/lop/s01/plan", UTKAST, f"{UTKAST}/laering", f"{UTKAST}/innliming"]
)
def test_ingenting_er_galt_i_nettleseren(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    logg_inn(nettside, nettsted, rolle="medlem", organ="arbeidsgruppe-pll")
    nettside.ga(f"{nettsted.adresse}{sti}")
    sjekk(nettside)


def test_aktiviteter_limes_inn_uten_skript(uten_skript: Nettside, eget_nettsted: Nettsted) -> None:
    logg_inn(uten_skript, eget_nettsted, rolle="medlem", organ="arbeidsgruppe-pll")
    page = uten_skript.page
    uten_skript.ga(f"{eget_nettsted.adresse}{UTKAST}/innliming")
    page.get_by_label("Lim inn rader med overskrifter").fill(ARK)
    page.get_by_role("button", name="Se hva som vil skje").click()
    page.get_by_role("button", name="Legg til 2 aktiviteter").last.click()
    page.wait_for_url(f"**{UTKAST}?*")
    expect(page.get_by_role("row", name="Samling for ledere")).to_have_count(1)
    assert len(lopet(eget_nettsted.hus, "s07").plan.aktiviteter) == 4


def test_hver_pulje_har_sine_steg(leder: Klient, eget_nettsted: Nettsted) -> None:
    stier = [s for s in lenker(leder.vis(I_GANG)) if s.startswith("/steg/evaluer_pulje/")]
    numre = [parse_qs(urlsplit(s).query).get("forhand.pulje") for s in stier]
    i_gang = [
        [str(p.nr)]
        for p in lopet(eget_nettsted.hus, "s08").puljer
        if str(p.fase.value) == "gjennomforing"
    ]
    assert i_gang
    assert [nr for nr in numre if nr] == i_gang
    felt = les(leder.get(next(s for s in stier if "forhand" in s)).text).felt
    assert felt["pulje"] == i_gang[0]


@pytest.mark.parametrize(
    ("rolle", "organ", "lop"),
    [("fullmektig", "kommune-fitjar", "s03"), ("leder", "program-pll", "s07")],
)
def test_den_som_bare_leser_far_ingen_lenker_som_ikke_kan_folges(
    klient: Klient, rolle: str, organ: str, lop: str
) -> None:
    klient.logg_inn(rolle, organ)
    for ende in ("plan", "vurdering"):
        stier = lenker(klient.vis(f"/lop/{lop}/{ende}"))
        assert not [s for s in stier if s.startswith("/steg/")]
        egne = [s for s in stier if s.startswith("/") and klient.get(s).status_code >= 400]
        assert not egne
