"""P-12b: a leader sees where every kommune stands, and registers a Monday's answers and calls."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.kommando import Gjort
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from tests.web.skjemahtml import les

if TYPE_CHECKING:
    from innforing.bootstrap import Hus
    from tests.web.klient import Klient

DELT = "/lop/s01/deltakere"
"""A løp with 93 kommuner that is delt: the desk is used after it."""
APENT = "/lop/s09/deltakere"
"""A løp that takes answers, with one pulje and four kommuner."""
ONDT = '"><script>alert(1)</script>'


@pytest.fixture
def leder(klient: Klient) -> Klient:
    klient.logg_inn("innforingsleder", "regional-50")
    return klient


@pytest.fixture
def egen_leder(egen_klient: Klient) -> Klient:
    egen_klient.logg_inn("innforingsleder", "regional-50")
    return egen_klient


@pytest.fixture
def apen_leder(egen_klient: Klient) -> Klient:
    """The leader of the løp that takes answers."""
    egen_klient.logg_inn("innforingsleder", "regional-11")
    return egen_klient


def siste(klient: Klient) -> int:
    return klient.hus.reader.last()[0]


def emner(klient: Klient, etter: int) -> list[str]:
    return [rad.topic for rad in klient.hus.reader.span(etter + 1, siste(klient))]


def deltakelse(hus: Hus, lop: str, kommune: str) -> Any:
    return hus.levende.aggregat(f"deltakelse:{lop}:{kommune}")


def med_status(hus: Hus, lop: str, *statuser: str) -> list[str]:
    """The kommuner of a løp that stand so."""
    alle = hus.levende.under(f"deltakelse:{lop}:").items()
    return [
        s.rpartition(":")[2]
        for s, d in alle
        if d.status is not None and d.status.value in statuser  # type: ignore[attr-defined]
    ]


def ny_frist(klient: Klient, kapasitet: int) -> None:
    """The leader of s09 gives a new deadline ahead, and a number of seats."""
    verv = klient.logg_inn("innforingsleder", "regional-11")
    tekst = dict.fromkeys(
        (
            *("forutsetninger", "kostnad_og_kapasitet", "ressurser", "konsekvenser", "nytte"),
            "krav_til_ledelsen",
        ),
        "Som før.",
    )
    som = klient.hus.som(verv.person, rolle="innforingsleder", organ="regional-11")
    pulje = klient.hus.levende.aggregat("innforingslop:s09").puljer[0]  # type: ignore[attr-defined]
    svar = som.tar(
        "endre_plan",
        "innforingslop:s09",
        puljer=[{"nr": 1, "start": str(pulje.start), "kapasitet": kapasitet}],
        svarfrister=[{"pulje": 1, "svarfrist": "2025-02-01"}],
        tekster=[{"malform": malform, **tekst} for malform in ("nb", "nn")],
    )
    assert isinstance(svar, Gjort), svar


def svar_felt(kommune: str, **endret: str) -> dict[str, str]:
    gitt = {
        "_skjema": "svar",
        "_innsending": str(uuid.uuid4()),
        "svar.kommune": kommune,
        "svar.svar": "ja",
        "svar.pulje": "1",
        "svar.dato": "2024-12-11",
        "svar.referanse": "E-post fra kommunedirektøren 10.12.",
    }
    return {n: v for n, v in {**gitt, **endret}.items() if v}


def kontakt_felt(kommune: str = "", **endret: str) -> dict[str, str]:
    gitt = {
        "_skjema": "kontakt",
        "_innsending": str(uuid.uuid4()),
        "kontakt.kommune": kommune,
        "kontakt.kanal": "telefon",
        "kontakt.notat": "Venter på leverandøren.",
    }
    return {n: v for n, v in {**gitt, **endret}.items() if v}


# --- what is shown ---


def test_bordet_viser_hver_kommune_og_tallene_over_dem(leder: Klient) -> None:
    side = leder.vis(DELT)
    assert "93" in side
    assert "Kommunene i løpet" in side
    assert "Registrer kontakt" in side
    for tall in ("Invitert", "Svart", "Påmeldt", "Takket nei", "Ikke svart", "Påmeldt av alle"):
        assert tall in side
    assert len(re.findall(r'name="kommune" value="', side)) == 50


def test_et_delt_lop_tar_imot_kontakt_men_ikke_svar(leder: Klient) -> None:
    side = leder.vis(DELT)
    assert 'id="rask-kontakt"' in side
    assert 'id="rask-svar"' not in side


def test_filtrene_star_i_adressen_og_finner_bare_sine(leder: Klient) -> None:
    ikke_svart = med_status(leder.hus, "s01", "ikke_svart")
    side = leder.vis(DELT, utvalg="ikke_svart")
    assert len(re.findall(r'name="kommune" value="', side)) == len(ikke_svart) == 18
    assert "Nullstill filtre" in side
    assert "Ingen treff" in leder.vis(DELT, utvalg="omtvistet", svar="takket_nei")


def test_et_ukjent_filter_viser_alt(leder: Klient) -> None:
    side = leder.vis(DELT, utvalg=ONDT, svar="x", pulje="²", side="-1")
    assert "<script>alert(1)" not in side
    assert "93 rader" in side


def test_lista_kan_lastes_ned_slik_den_er_filtrert(leder: Klient) -> None:
    fil = leder.get(DELT, params={"utvalg": "ikke_svart", "last_ned": "deltakere.json"}).json()
    assert len(fil["rader"]) == 18


def test_siden_for_et_annet_tidspunkt_har_ingen_skjemaer(leder: Klient) -> None:
    side = leder.vis(DELT, per="2024-04-10")
    assert 'method="post" action="/lop' not in side
    assert "/steg/" not in side
    assert 'name="kommune"' not in side
    svar = leder.post(f"{DELT}?per=2024-04-10", data=kontakt_felt("Oslo"))
    assert svar.status_code == 403


def test_lopet_uten_kommuner_sier_hva_som_kommer(klient: Klient) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    assert "Ingen er invitert ennå" in klient.vis("/lop/s07/deltakere")


@pytest.mark.parametrize(
    ("lop", "rolle", "organ"),
    [
        ("s01-nabo", "prosessleder", "regional-18"),
        ("s05", "prosessleder", "regional-42"),
        ("s06", "innforingsleder", "regional-32"),
    ],
)
def test_bordet_brukes_for_invitasjonen_i_felles_prosesser_og_i_type_c(
    egen_klient: Klient, lop: str, rolle: str, organ: str
) -> None:
    egen_klient.logg_inn(rolle, organ)
    side = egen_klient.vis(f"/lop/{lop}/deltakere")
    assert 'id="rask-kontakt"' in side
    kommune = re.findall(r'name="kommune" value="([^"]+)"', side)[0]
    assert kommune in egen_klient.vis(f"/lop/{lop}/deltakere/{kommune}")
    for_ = siste(egen_klient)
    svar = egen_klient.sporr(f"/lop/{lop}/deltakere", **kontakt_felt(kommune))
    assert svar.status_code == 303
    assert emner(egen_klient, for_) == ["KontaktRegistrert"]


def test_en_kontaktperson_handler_bare_for_kommunene_i_sin_region(egen_klient: Klient) -> None:
    egen_klient.logg_inn("kontaktperson_ehelse", "regional-50")
    dag = egen_klient.hus.na().date()
    fylke = {k.id: k.fylke for k in egen_klient.hus.kommuner.per(dag)}
    alle = egen_klient.hus.levende.aggregat("innforingslop:s01").kommuner  # type: ignore[attr-defined]
    egen = next(k for k in alle if fylke[k] == "50")
    annen = next(k for k in alle if fylke[k] == "15")
    sporring = {"gjor": "kontakt", "kommune": [egen, annen]}
    side = egen_klient.get(f"{DELT}/handling", params=sporring).text
    assert "Registreres for én kommune" in side
    assert "Du har ikke myndighet for denne kommunen" in side
    for_ = siste(egen_klient)
    assert egen_klient.sporr(DELT, **kontakt_felt(egen)).status_code == 303
    nektet = egen_klient.sporr(DELT, **kontakt_felt(annen))
    assert nektet.status_code == 422
    assert siste(egen_klient) == for_ + 1


@pytest.mark.parametrize("sprak", ["nn", "en"])
def test_the_desk_is_drawn_in_every_language(leder: Klient, sprak: str) -> None:
    leder.sporr("/sprak", sprak=sprak, til="/")
    assert leder.get(DELT).status_code == 200


# --- who sees what ---


def test_uten_innlogging_ma_en_logge_inn_forst(klient: Klient) -> None:
    svar = klient.get(DELT)
    assert (svar.status_code, svar.headers["location"][:11]) == (303, "/innlogging")


@pytest.mark.parametrize(
    ("rolle", "organ"), [("medlem", "koordineringsgruppen"), ("saksbehandler", "ks")]
)
def test_de_som_bare_leser_ser_bordet_uten_skjemaer(klient: Klient, rolle: str, organ: str) -> None:
    klient.logg_inn(rolle, organ)
    side = klient.vis(DELT)
    assert "Kommunene i løpet" in side
    assert 'action="/lop' not in side.replace('method="get" action="/lop', "")
    assert 'name="kommune"' not in side
    assert klient.get(f"{DELT}/epost").status_code == 403
    assert klient.sporr(DELT, **kontakt_felt("Åseral")).status_code == 422


def test_en_kommune_ser_bare_sin_egen_rad(klient: Klient) -> None:
    klient.logg_inn("fullmektig", "kommune-fitjar")
    assert klient.get("/lop/s03/deltakere").status_code == 403
    assert "Fitjar" in klient.vis("/lop/s03/deltakere/fitjar")
    andre = [k for k in med_status(klient.hus, "s03", "pameldt") if k != "fitjar"]
    assert klient.get(f"/lop/s03/deltakere/{andre[0]}").status_code == 404
    assert klient.get(f"{DELT}/epost").status_code == 403


def test_en_kommune_utenfor_lopet_finnes_ikke_der(leder: Klient) -> None:
    assert leder.get(f"{DELT}/oslo-by").status_code == 404
    assert leder.get("/lop/finnes-ikke/deltakere").status_code == 404


# --- answers of kommuner ---


def test_et_skriftlig_svar_registreres_pa_vegne_av_kommunen(apen_leder: Klient) -> None:
    ny_frist(apen_leder, 4)
    for_ = siste(apen_leder)
    svar = apen_leder.sporr(APENT, **svar_felt("Gjesdal"))
    assert svar.status_code == 303, svar.text
    assert emner(apen_leder, for_)[:2] == ["KommunePameldt", "KommuneVarslet"]
    d = deltakelse(apen_leder.hus, "s09", "gjesdal")
    assert (d.svar_fort_av_andre, d.pulje) == (True, 1)
    # the receipt, and the field for the next kommune has focus
    neste = apen_leder.get(svar.headers["location"]).text
    assert "Registrert:" in neste
    assert re.search(r'name="svar.kommune"[^>]*autofocus', neste)
    apen_leder.logg_inn("fullmektig", "kommune-gjesdal")
    egen = apen_leder.vis(f"{APENT}/gjesdal")
    assert "på vegne av Gjesdal" in egen
    assert "Stemmer ikke" in egen


def test_et_nei_fra_for_fristen_star_ogsa_nar_det_fores_etter_den(apen_leder: Klient) -> None:
    felt = svar_felt("gjesdal", **{"svar.svar": "nei", "svar.pulje": "", "svar.dato": "2024-03-20"})
    svar = apen_leder.sporr(APENT, **felt)
    assert svar.status_code == 303, svar.text
    assert apen_leder.get(svar.headers["location"]).status_code == 200
    side = apen_leder.vis(APENT, svar="takket_nei")
    assert re.findall(r'name="kommune" value="([^"]+)"', side) == ["gjesdal"]
    sporring = {"gjor": "oppfolging", "kommune": "gjesdal"}
    assert "Én kommune er utelatt" in apen_leder.get(f"{APENT}/handling", params=sporring).text


def test_et_svar_som_sendes_to_ganger_registreres_en_gang(apen_leder: Klient) -> None:
    ny_frist(apen_leder, 4)
    felt = svar_felt("Gjesdal")
    assert apen_leder.sporr(APENT, **felt).status_code == 303
    for_ = siste(apen_leder)
    assert apen_leder.sporr(APENT, **felt).status_code == 303
    assert siste(apen_leder) == for_


def test_en_full_pulje_gir_skjemaet_tilbake_og_ventelista_er_et_kryss_unna(
    apen_leder: Klient,
) -> None:
    ny_frist(apen_leder, 1)
    en, to = med_status(apen_leder.hus, "s09", "invitert", "ikke_svart")[:2]
    assert apen_leder.sporr(APENT, **svar_felt(en)).status_code == 303
    for_ = siste(apen_leder)
    felt = svar_felt(to)
    svar = apen_leder.sporr(APENT, **felt)
    assert svar.status_code == 422
    assert "Feil:" in svar.text
    assert "venteliste" in svar.text
    assert "E-post fra kommunedirektøren 10.12." in svar.text
    assert siste(apen_leder) == for_
    assert "Fullt" in svar.text
    assert apen_leder.sporr(APENT, **felt, **{"svar.venteliste": "ja"}).status_code == 303
    assert deltakelse(apen_leder.hus, "s09", to).venter


@pytest.mark.parametrize(
    ("felt", "setning"),
    [
        ({"svar.kommune": "Gjesdl"}, "Mente du Gjesdal"),
        ({"svar.kommune": "Oslo"}, "ikke blant kommunene i løpet"),
        ({"svar.kommune": ""}, "Skriv navnet"),
        ({"svar.pulje": ""}, "Velg pulje"),
        ({"svar.svar": ""}, "Velg ett av svarene"),
        ({"svar.referanse": ""}, "Oppgi hvor svaret finnes"),
        ({"svar.dato": "i går"}, "Skriv en dato som finnes"),
        ({"svar.dato": "2030-01-01"}, "fram i tid"),
        ({"svar.kommune": ONDT}, "Fant ingen kommune"),
    ],
)
def test_det_som_er_galt_sies_ved_feltet_og_ingenting_lagres(
    apen_leder: Klient, felt: dict[str, str], setning: str
) -> None:
    ny_frist(apen_leder, 4)
    for_ = siste(apen_leder)
    svar = apen_leder.sporr(APENT, **{**svar_felt("Gjesdal"), **felt})
    assert svar.status_code == 422
    assert setning in svar.text
    assert "<script>alert(1)" not in svar.text
    assert siste(apen_leder) == for_


def test_et_svar_til_et_lop_som_er_over_far_vite_hvorfor(leder: Klient) -> None:
    [kommune] = med_status(leder.hus, "s01", "ikke_svart")[:1]
    felt = svar_felt(kommune)
    for sti in (DELT, f"{DELT}/{kommune}"):
        svar = leder.sporr(sti, **felt)
        assert svar.status_code == 422
        assert "Løpet tar imot svar" in svar.text
        assert "E-post fra kommunedirektøren 10.12." in svar.text


def test_en_tuklet_innsending_er_en_ugyldig_foresporsel(apen_leder: Klient) -> None:
    svar = apen_leder.sporr(APENT, **svar_felt("Gjesdal", _innsending="../../etc"))
    assert svar.status_code == 400


# --- contact and follow-up ---


def test_kontakt_og_neste_dato_er_to_hendelser_av_ett_skjema(egen_leder: Klient) -> None:
    [kommune] = med_status(egen_leder.hus, "s01", "ikke_svart")[:1]
    for_ = siste(egen_leder)
    felt = kontakt_felt(**{"kontakt.neste": "2025-01-15", "kontakt.tema": "Spør igjen"})
    svar = egen_leder.sporr(f"{DELT}/{kommune}", **felt)
    assert svar.status_code == 303, svar.text
    assert emner(egen_leder, for_) == ["KontaktRegistrert", "OppfolgingPlanlagt"]
    side = egen_leder.get(svar.headers["location"]).text
    for sagt in ("Venter på leverandøren.", "15. januar 2025", "Spør igjen"):
        assert sagt in side
    # the same form again: the first outcome
    assert egen_leder.sporr(f"{DELT}/{kommune}", **felt).status_code == 303
    assert siste(egen_leder) == for_ + 2


def test_uten_neste_dato_er_det_bare_kontakten(egen_leder: Klient) -> None:
    [kommune] = med_status(egen_leder.hus, "s01", "ikke_svart")[:1]
    for_ = siste(egen_leder)
    assert egen_leder.sporr(DELT, **kontakt_felt(kommune)).status_code == 303
    assert emner(egen_leder, for_) == ["KontaktRegistrert"]


def test_halve_skjemaet_lagres_aldri(egen_leder: Klient) -> None:
    [kommune] = med_status(egen_leder.hus, "s01", "ikke_svart")[:1]
    for_ = siste(egen_leder)
    felt = kontakt_felt(kommune, **{"kontakt.neste": "2025-01-15", "kontakt.kanal": ""})
    assert egen_leder.sporr(DELT, **felt).status_code == 422
    felt = kontakt_felt(kommune, **{"kontakt.neste": "snart"})
    assert egen_leder.sporr(DELT, **felt).status_code == 422
    assert siste(egen_leder) == for_


def test_notatet_er_aldri_kode(egen_leder: Klient) -> None:
    [kommune] = med_status(egen_leder.hus, "s01", "ikke_svart")[:1]
    egen_leder.sporr(f"{DELT}/{kommune}", **kontakt_felt(**{"kontakt.notat": ONDT}))
    side = egen_leder.vis(f"{DELT}/{kommune}")
    assert "<script>alert(1)" not in side
    assert "&lt;script&gt;alert(1)" in side


# --- one thing for several ---


def handling(klient: Klient, gjor: str, ider: list[str], **felt: str) -> str:
    """The form of the action page filled in and sent; the report."""
    side = klient.get(f"{DELT}/handling", params={"gjor": gjor, "kommune": ider})
    assert side.status_code == 200
    innsending = re.findall(r'name="_innsending" value="([^"]+)"', side.text)[0]
    data = {"gjor": gjor, "_innsending": innsending, **felt}
    med = re.findall(r'name="_kommune" value="([^"]+)"', side.text)
    svar = klient.post(f"{DELT}/handling", data={**data, "_kommune": med})
    assert svar.status_code == 200, svar.text
    return str(svar.text)


def test_valgte_kommuner_far_hver_sin_hendelse_og_rapporten_nevner_alle(egen_leder: Klient) -> None:
    ider = med_status(egen_leder.hus, "s01", "pameldt")[:10]
    for_ = siste(egen_leder)
    rapport = handling(egen_leder, "kontakt", ider, kanal="mote")
    assert emner(egen_leder, for_) == ["KontaktRegistrert"] * 10
    assert "10 er registrert" in rapport
    assert rapport.count('<th scope="row">') == 10


def test_oppfolgingen_folger_bare_kontakter_som_ble_registrert(egen_leder: Klient) -> None:
    [ja] = med_status(egen_leder.hus, "s01", "pameldt")[:1]
    [nei] = med_status(egen_leder.hus, "s01", "takket_nei")[:1]
    for_ = siste(egen_leder)
    data = {"gjor": "kontakt", "neste": "2025-01-15", "_innsending": str(uuid.uuid4())}
    uten_kanal = egen_leder.post(f"{DELT}/handling", data={**data, "_kommune": [ja]})
    assert uten_kanal.status_code == 422
    assert siste(egen_leder) == for_
    handling(egen_leder, "kontakt", [ja, nei], kanal="mote", neste="2025-01-15")
    assert emner(egen_leder, for_) == ["KontaktRegistrert"] * 2 + ["OppfolgingPlanlagt"]


def test_alle_i_utvalget_kan_velges_uten_a_krysse_av(leder: Klient) -> None:
    sporring = {"gjor": "kontakt", "alle": "1", "utvalg": "ikke_svart"}
    side = leder.get(f"{DELT}/handling", params=sporring).text
    assert "Registreres for 18 kommuner" in side


def test_en_som_har_takket_nei_far_aldri_en_paminnelse(egen_leder: Klient) -> None:
    nei = med_status(egen_leder.hus, "s01", "takket_nei")
    ja = med_status(egen_leder.hus, "s01", "pameldt")[:2]
    sporring = {"gjor": "oppfolging", "kommune": [*nei, *ja]}
    side = egen_leder.get(f"{DELT}/handling", params=sporring).text
    assert "14 kommuner er utelatt" in side
    # also when the form is made by hand
    for_ = siste(egen_leder)
    data = {"gjor": "oppfolging", "_innsending": str(uuid.uuid4()), "dato": "2025-01-15"}
    svar = egen_leder.post(f"{DELT}/handling", data={**data, "_kommune": [*nei, *ja]})
    assert svar.status_code == 200
    assert emner(egen_leder, for_) == ["OppfolgingPlanlagt"] * 2


def test_et_trinn_tilbake_for_flere_ma_forklares_og_lagres_sa(egen_leder: Klient) -> None:
    aktuelle = set(med_status(egen_leder.hus, "s01", "pameldt"))
    stigen = egen_leder.hus.levende.under("ibruktakelse:kjernejournal:").items()
    ider = [
        s.rpartition(":")[2]
        for s, a in stigen
        if a.status is Bruksstatus.TATT_I_BRUK and s.rpartition(":")[2] in aktuelle  # type: ignore[attr-defined]
    ][:2]
    for_ = siste(egen_leder)
    rapport = handling(egen_leder, "bruksstatus", ider, status="teknisk_innfort")
    assert "2 er ikke registrert" in rapport
    assert siste(egen_leder) == for_
    skjema = [les(s) for s in re.findall(r"<form class=\"skjema\".*?</form>", rapport, re.DOTALL)]
    assert skjema
    felt = re.findall(r'name="([^"]+)" value="([^"]*)"', rapport.partition('class="skjema"')[2])
    data: dict[str, Any] = {n: v for n, v in felt if n != "_kommune"}
    data |= {"_kommune": [v for n, v in felt if n == "_kommune"], "_avklaring": "Ny måling."}
    svar = egen_leder.post(f"{DELT}/handling", data=data)
    assert "2 er registrert" in svar.text
    assert siste(egen_leder) == for_ + 4  # each kommune is told


@pytest.mark.parametrize(
    "gjor",
    ["kontakt", "oppfolging", "aktivitet", "forankring", "kartlegging", "bruksstatus", "flytt"],
)
def test_hver_handling_har_et_skjema_og_sier_fra_nar_ingen_er_valgt(
    leder: Klient, gjor: str
) -> None:
    ider = med_status(leder.hus, "s01", "pameldt")[:2]
    side = leder.get(f"{DELT}/handling", params={"gjor": gjor, "kommune": ider}).text
    assert "Registreres for 2 kommuner" in side
    tom = leder.get(f"{DELT}/handling", params={"gjor": gjor})
    assert "Ingen av kommunene du valgte" in tom.text
    svar = leder.sporr(f"{DELT}/handling", gjor=gjor, _innsending=str(uuid.uuid4()))
    assert svar.status_code == 422


def test_en_ukjent_handling_finnes_ikke(leder: Klient) -> None:
    assert leder.get(f"{DELT}/handling", params={"gjor": "slett"}).status_code == 404
    assert leder.sporr(f"{DELT}/handling", gjor="slett").status_code == 404


def test_adressene_er_for_dem_som_folger_opp_og_uten_dem_som_takket_nei(
    egen_leder: Klient,
) -> None:
    nei = med_status(egen_leder.hus, "s01", "takket_nei")[:1]
    ja = med_status(egen_leder.hus, "s01", "pameldt")[:1]
    for kommune in (*nei, *ja):
        person = egen_leder.hus.personer.registrer(
            f"Kontakt {kommune}", epost=f"{kommune}@eksempel.no"
        )
        som = egen_leder.logg_inn("innforingsleder", "regional-50")
        aktor = egen_leder.hus.som(som.person, rolle="innforingsleder", organ="regional-50")
        strom = f"deltakelse:s01:{kommune}"
        gjort = aktor.tar("registrer_kontakt", strom, kanal="mote", kontaktperson=person)
        assert isinstance(gjort, Gjort)
        sist = gjort.posisjon
    side = egen_leder.vis(f"{DELT}/epost", kvittering=str(sist), kommune=ja[0])
    assert f"{ja[0]}@eksempel.no" in side
    begge = egen_leder.get(f"{DELT}/epost", params={"kommune": [*ja, *nei]}).text
    assert f"{nei[0]}@eksempel.no" not in begge
    assert "gitt et endelig svar" in begge
    assert f"{ja[0]}@eksempel.no" in egen_leder.vis(f"{DELT}/{ja[0]}")
    egen_leder.logg_inn("medlem", "koordineringsgruppen")
    assert "@eksempel.no" not in egen_leder.vis(f"{DELT}/{ja[0]}")
    assert "@eksempel.no" not in egen_leder.vis(DELT)


def test_datoene_til_en_pulje_endres_fra_bordet(apen_leder: Klient) -> None:
    side = apen_leder.vis(APENT)
    adresse = re.findall(r'href="(/steg/endre_plan/[^"]+)"', side)[0].replace("&amp;", "&")
    skjema = apen_leder.get(adresse).text
    assert "2024-04-15" in skjema
    assert "Endre planen" in skjema
