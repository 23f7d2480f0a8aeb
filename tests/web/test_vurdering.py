"""P-05: what was asked of a løp and found, its forms row by row, and the page for the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.vurdering import Verdikt
from innforing.web.pages.lop.nytt_lop import ledig_id
from innforing.web.pages.vurdering import vurderingskriterier
from innforing.web.pages.vurdering.vurderingskriterier import GRUPPER
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

LOP = "s07"
SIDE = f"/lop/{LOP}/vurdering"
SJEKKSUM = "a" * 64
EN_TIL = re.compile("Legg til en til.*Dokumentasjon")


@pytest.fixture
def medlem(klient_som: Callable[[str, str], Klient]) -> Klient:
    """A member of the koordineringsgruppe, who may judge."""
    return klient_som("medlem", "koordineringsgruppen")


@pytest.fixture
def skriver(egen_klient: Klient) -> Klient:
    """The same over a log of the test's own."""
    egen_klient.logg_inn("medlem", "koordineringsgruppen")
    return egen_klient


def lopet(hus: Hus, lop: str = LOP) -> Innforingslop:
    """The løp as it is."""
    funnet = hus.levende.aggregat(f"innforingslop:{lop}")
    assert isinstance(funnet, Innforingslop)
    return funnet


def rad_for(felt: dict[str, list[str]], sti: str, kriterium: str) -> str:
    """The beginning of the names of the row about a criterion."""
    navn = next(n for n, v in felt.items() if n.endswith(".kriterium") and v == [kriterium])
    assert navn.startswith(f"{sti}.")
    return navn.removesuffix("kriterium")


def send(klient: Klient, del_: str, endret: dict[str, str], om: str = "") -> Response:
    """The form as a browser would send it, with some fields filled in."""
    html = klient.vis(f"{SIDE}/{del_}", **({"om": om} if om else {}))
    felt: dict[str, list[str] | str] = {**les(html).felt, **endret}
    return klient.post(f"{SIDE}/{del_}", data=felt)


def test_hver_del_star_i_oppgavelisten_med_hvor_langt_den_er_kommet(medlem: Klient) -> None:
    side = tekst(medlem.vis(SIDE))
    for del_ in (
        "De fem spørsmålene 0 av 5 vurdert",
        "Type Ikke valgt",
        "Klar-til-bruk-kriterier 6 av 12 vurdert",
        "Helsefaglig vurdering Ikke vurdert",
        "Samlet resultat Ikke klar",
    ):
        assert del_ in side


def test_kriteriene_star_i_fire_grupper_side_om_side(medlem: Klient, nettsted: Nettsted) -> None:
    side = tekst(medlem.vis(SIDE)).partition("Kriteriesett versjon")[2]
    titler = ["Teknikk", "Bruk", "Endret arbeidsmåte", "Materiell"]
    plasser = [side.index(f" {tittel} ") for tittel in titler]
    assert plasser == sorted(plasser)
    sett = nettsted.hus.levende.aggregat("kriteriesett:1")
    assert {k.krav for k in sett.kriterier} == set(GRUPPER)


def test_et_kriterium_som_er_vurdert_pa_nytt_beholder_det_forste(medlem: Klient) -> None:
    side = tekst(medlem.vis(SIDE))
    assert "De første målingene er gode, men gjelder bare to kommuner." in side
    assert "Effekten er ikke målt i utprøvingen ennå." in side
    forste = side.index("De første målingene er gode")
    assert side[forste:].index("Tidligere vurderinger (1)") < side[forste:].index("Effekten er")


def test_en_ny_sjekk_beholder_den_forste_med_sine_mangler(medlem: Klient) -> None:
    resultat = tekst(medlem.vis(SIDE)).partition("Samlet resultat Ikke klar")[2]
    na, _, for_ = resultat.rpartition("Tidligere resultater")
    assert "To av tre leverandører er ikke ferdige." in na
    assert "Alle leverandører må informeres" in for_
    assert "Rettes av Program for Pasientens legemiddelliste." in na


def test_pll_star_i_foreslatt_og_mangelsiden_kan_sendes_programmet(medlem: Klient) -> None:
    assert "Fase: Foreslått" in tekst(medlem.vis(SIDE))
    side = tekst(medlem.vis(f"{SIDE}/mangler"))
    assert "Målingene må dekke flere kommuner." in side
    assert "Avgivende program: Program for Pasientens legemiddelliste" in side
    fil = medlem.vis(f"{SIDE}/mangler", last_ned="mangler.maskin.csv")
    assert fil.count("Program for Pasientens legemiddelliste") == 4
    assert medlem.get("/lop/s05/vurdering/mangler").status_code == 404


def test_portefoljen_som_sier_noe_annet_enn_kriteriene_er_merket(
    skriver: Klient, eget_nettsted: Nettsted
) -> None:
    assert "(K-070)" not in tekst(skriver.vis(SIDE))
    ks = next(k for k in ("saksbehandler", "medlem") if _har(eget_nettsted.hus, k, "ks"))
    verv = skriver.logg_inn(ks, "ks")
    svar = eget_nettsted.hus.som(verv.person, rolle=ks, organ="ks").tar(
        "sett_portefoljestatus",
        "losning:pll",
        status="klart_til_bruk",
        dato="2024-12-01",
        kilde="Porteføljen (eksempel)",
    )
    assert type(svar).__name__ == "Gjort", svar
    eget_nettsted.lesesiden.wait_for(eget_nettsted.hus.reader.last()[0], timeout=10)
    side = tekst(skriver.vis(SIDE))
    assert "Porteføljen sier «Klart til bruk», men kriterier er ikke oppfylt. (K-070)" in side


def _har(hus: Hus, rolle: str, organ: str) -> bool:
    from innforing.web.innlogging import alle_verv  # noqa: PLC0415 - only here

    return any((v.rolle.value, v.organ) == (rolle, organ) for v in alle_verv(hus, hus.na()))


def test_skjemaet_har_en_rad_for_hvert_kriterium_ingen_har_vurdert(
    medlem: Klient, nettsted: Nettsted
) -> None:
    skjema = les(medlem.vis(f"{SIDE}/kriterier"))
    rader = [v[0] for n, v in skjema.felt.items() if n.endswith(".kriterium")]
    sett = nettsted.hus.levende.aggregat("kriteriesett:1")
    vurdert = lopet(nettsted.hus).vurderinger
    assert sorted(rader) == sorted(k.id for k in sett.kriterier if k.id not in vurdert)
    assert skjema.handling == f"{SIDE}/kriterier"


def test_bare_radene_som_er_fylt_ut_lagres(skriver: Klient, eget_nettsted: Nettsted) -> None:
    for_ = set(lopet(eget_nettsted.hus).vurderinger)
    rad = rad_for(les(skriver.vis(f"{SIDE}/kriterier")).felt, "vurderinger", "testkapasitet")
    svar = send(
        skriver,
        "kriterier",
        {
            f"{rad}verdikt": "oppfylt",
            f"{rad}bevis.0.referanse": "Brev fra Norsk helsenett (eksempel)",
            f"{rad}bevis.0.sjekksum": SJEKKSUM,
        },
    )
    assert (svar.status_code, svar.headers["location"].partition("?")[0]) == (303, SIDE)
    etter = lopet(eget_nettsted.hus).vurderinger
    assert set(etter) - for_ == {"testkapasitet"}
    assert etter["testkapasitet"].verdikt is Verdikt.OPPFYLT
    eget_nettsted.lesesiden.wait_for(eget_nettsted.hus.reader.last()[0], timeout=10)
    side = tekst(skriver.vis(SIDE))
    assert SJEKKSUM in side
    assert "Klar-til-bruk-kriterier 7 av 12 vurdert" in side


def test_en_rad_med_grunn_uten_vurdering_blir_ikke_borte(
    skriver: Klient, eget_nettsted: Nettsted
) -> None:
    rad = rad_for(les(skriver.vis(f"{SIDE}/kriterier")).felt, "vurderinger", "testkapasitet")
    svar = send(skriver, "kriterier", {f"{rad}grunn": "Skal avklares i januar."})
    assert svar.status_code == 422
    skjema = les(svar.text)
    assert "Skal avklares i januar." in svar.text
    assert skjema.handling == f"{SIDE}/kriterier"
    assert "Det er nok kapasitet til test og godkjenning" in tekst(svar.text)
    assert "testkapasitet" not in lopet(eget_nettsted.hus).vurderinger


def test_oppfylt_uten_dokumentasjon_avvises_og_ingenting_lagres(
    skriver: Klient, eget_nettsted: Nettsted
) -> None:
    rad = rad_for(les(skriver.vis(f"{SIDE}/kriterier")).felt, "vurderinger", "testkapasitet")
    svar = send(skriver, "kriterier", {f"{rad}verdikt": "oppfylt"})
    assert svar.status_code == 422
    assert "<title>Feil:" in svar.text
    assert "testkapasitet" not in lopet(eget_nettsted.hus).vurderinger


def test_ingen_rader_fylt_ut_sier_fra(skriver: Klient, eget_nettsted: Nettsted) -> None:
    posisjon = eget_nettsted.hus.reader.last()[0]
    assert send(skriver, "kriterier", {}).status_code == 422
    assert eget_nettsted.hus.reader.last()[0] == posisjon


def test_et_kriterium_kan_vurderes_pa_nytt(skriver: Klient, eget_nettsted: Nettsted) -> None:
    assert f"{SIDE}/kriterier?om=ferdig_utviklet" in lenker(skriver.vis(SIDE))
    felt = les(skriver.vis(f"{SIDE}/kriterier", om="ferdig_utviklet")).felt
    assert [v for n, v in felt.items() if n.endswith(".kriterium")] == [["ferdig_utviklet"]]
    rad = rad_for(felt, "vurderinger", "ferdig_utviklet")
    endret = {f"{rad}verdikt": "oppfylt", f"{rad}bevis.0.referanse": "Leveransen (eksempel)"}
    assert send(skriver, "kriterier", endret, om="ferdig_utviklet").status_code == 303
    assert lopet(eget_nettsted.hus).vurderinger["ferdig_utviklet"].verdikt is Verdikt.OPPFYLT
    side = tekst(skriver.vis(SIDE))
    assert "Samarbeidet mellom fastlege og hjemmetjeneste om samme liste er ikke ferdig." in side


def test_svarene_gir_en_anbefalt_type_som_er_forklart(
    skriver: Klient, eget_nettsted: Nettsted
) -> None:
    assert "Svarene peker ikke mot noen type ennå." in skriver.vis(SIDE)
    rad = rad_for(les(skriver.vis(f"{SIDE}/sporsmal")).felt, "svar", "modenhet")
    endret = {
        f"{rad}svar": "delvis",
        f"{rad}grunnlag": "Bare ett journalsystem er klart.",
        f"{rad}bevis.0.referanse": "Status fra leverandørene (eksempel)",
    }
    assert send(skriver, "sporsmal", endret).status_code == 303
    assert list(lopet(eget_nettsted.hus).svar) == ["modenhet"]
    side = tekst(skriver.vis(SIDE))
    assert "De fem spørsmålene 1 av 5 vurdert" in side
    assert "Anbefalt type: C Delvis nasjonalt. Svarene som avgjør: «Er løsningen klar" in side
    typen = [sti for sti in lenker(skriver.vis(SIDE)) if sti.startswith("/steg/velg_type/")]
    assert "forhand.type=c" in typen[0]


def test_ikke_klar_har_en_rad_for_hvert_kriterium_som_svikter(
    skriver: Klient, eget_nettsted: Nettsted
) -> None:
    felt = les(skriver.vis(f"{SIDE}/ikke_klar")).felt
    svikter = (Verdikt.DELVIS, Verdikt.IKKE_OPPFYLT)
    vurdert = lopet(eget_nettsted.hus).vurderinger
    rader = [v[0] for n, v in felt.items() if n.endswith(".kriterium")]
    assert rader == [id_ for id_, v in vurdert.items() if v.verdikt in svikter]
    assert {v[0] for n, v in felt.items() if n.endswith(".rettes_av")} == {"program-pll"}
    begrunnelser = {n: "Rettes før sommeren." for n in felt if n.endswith(".begrunnelse")}
    svar = send(skriver, "ikke_klar", begrunnelser)
    assert svar.status_code == 303, tekst(svar.text)
    assert "Tidligere resultater" in skriver.vis(SIDE)
    assert tekst(skriver.vis(SIDE)).count("Målingene må dekke flere kommuner.") == 1


def test_skjemaene_er_lenker_bare_for_dem_som_kan_ta_steget(
    klient: Klient, nettsted: Nettsted
) -> None:
    klient.logg_inn("revisor", next(v for v in _organer(nettsted.hus, "revisor")))
    html = klient.vis(SIDE)
    assert not [s for s in lenker(html) if s.startswith(("/steg/", f"{SIDE}/k", f"{SIDE}/s"))]


def _organer(hus: Hus, rolle: str) -> list[str]:
    from innforing.web.innlogging import alle_verv  # noqa: PLC0415 - as above

    return [v.organ for v in alle_verv(hus, hus.na()) if v.rolle.value == rolle]


def test_helsefaglig_vurdering_er_skjema_bare_for_den_uavhengige_gruppen(
    klient: Klient, nettsted: Nettsted
) -> None:
    steget = "/steg/registrer_helsefaglig_vurdering/losning:pll"
    klient.logg_inn("medlem", "koordineringsgruppen")
    assert not [s for s in lenker(klient.vis(SIDE)) if s.startswith(steget)]
    organ = next(
        s.partition(":")[2]
        for s, o in nettsted.hus.levende.under("organ:").items()
        if str(o.organtype.value) == "helsefaglig_gruppe"
    )
    rolle = next(v for v in ("medlem", "leder") if _har(nettsted.hus, v, organ))
    klient.logg_inn(rolle, organ)
    assert [s for s in lenker(klient.vis(SIDE)) if s.startswith(steget)]


def test_en_felles_prosess_har_status_kartlagt_og_ingen_kriterier(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s05/vurdering"))
    assert "Status kartlagt 6 av 6 kommuner er spurt" in side
    assert "Klar-til-bruk-kriterier" not in side
    assert "De fem spørsmålene" not in side


def test_slik_det_var_er_uten_skjema_og_uten_det_som_kom_senere(medlem: Klient) -> None:
    html = medlem.vis(SIDE, per="2024-03-01")
    assert "<form" not in html.partition("<main")[2]
    assert not [s for s in lenker(html) if s.startswith(("/steg/", f"{SIDE}/k"))]
    assert "De første målingene er gode" not in html
    assert "Klar-til-bruk-kriterier 5 av 12 vurdert" in tekst(html)
    skjema = medlem.vis(f"{SIDE}/kriterier", per="2024-03-01")
    assert "<form" not in skjema.partition("<main")[2]


def test_verdikter_fra_et_annet_lop_for_losningen_kan_legges_til_grunn(
    skriver: Klient, eget_nettsted: Nettsted
) -> None:
    verv = skriver.logg_inn("medlem", "koordineringsgruppen")
    som = eget_nettsted.hus.som(verv.person, rolle="medlem", organ="koordineringsgruppen")
    som.tar(
        "foresla",
        "innforingslop:pll2",
        tittel="PLL på nytt",
        type="a",
        losning="pll",
        begrunnelse="Eksempel.",
        avklaringer={"eneste_lop_for_losningen": "Eksempel."},
    )
    eget_nettsted.lesesiden.wait_for(eget_nettsted.hus.reader.last()[0], timeout=10)
    html = skriver.vis("/lop/pll2/vurdering")
    assert "Legg vurderinger fra et tidligere løp til grunn:" in html
    grunn = [s for s in lenker(html) if s.startswith("/steg/legg_til_grunn/innforingslop:pll2")]
    assert "forhand.lop=s07" in grunn[0]
    assert "/lop/s07" in lenker(html)
    assert "Vurdert i løpet «Pasientens legemiddelliste i hele landet»." in tekst(html)


def test_ukjente_deler_og_lop_uten_innsyn_finnes_ikke(klient: Klient) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    assert klient.get(f"{SIDE}/tull").status_code == 404
    assert klient.get("/lop/finnes-ikke/vurdering").status_code == 404
    klient.logg_inn("fullmektig", "kommune-oslo")
    for ende in ("", "/kriterier", "/mangler"):
        assert klient.get(f"/lop/s03/vurdering{ende}").status_code == 404
    assert klient.post("/lop/s03/vurdering/kriterier", data={}).status_code == 404


def test_nytt_lop_sier_fra_om_andre_lop_for_losningen(medlem: Klient) -> None:
    html = medlem.vis("/lop/nytt", tittel="PLL i nord", slag="innforing", losning="pll")
    assert "Det finnes løp for denne løsningen fra før" in html
    assert "/lop/s07" in lenker(html)
    steget = next(s for s in lenker(html) if s.startswith("/steg/foresla/"))
    assert steget.startswith("/steg/foresla/innforingslop:pll-i-nord?forhand.tittel=PLL+i+nord")


def test_nytt_lop_gar_rett_til_forslaget_nar_ingen_andre_pagar(medlem: Klient) -> None:
    svar = medlem.get("/lop/nytt", params={"tittel": "Bølge", "losning": "kjernejournal"})
    assert svar.status_code == 303
    skjema = les(medlem.get(svar.headers["location"]).text)
    assert skjema.felt["tittel"] == ["Bølge"]
    assert skjema.felt["losning"] == ["kjernejournal"]


def test_nytt_lop_uten_tittel_og_losning_sier_hva_som_mangler(medlem: Klient) -> None:
    svar = medlem.get("/lop/nytt", params={"tittel": ""})
    assert svar.status_code == 422
    assert "Skriv hva løpet skal hete." in svar.text
    assert "Velg hvilken løsning løpet skal innføre." in svar.text
    assert medlem.get("/lop/nytt", params={"tittel": "x", "losning": "a:b"}).status_code == 422


def test_bare_de_som_kan_foresla_far_siden(klient: Klient) -> None:
    klient.logg_inn("fullmektig", "kommune-oslo")
    assert klient.get("/lop/nytt").status_code == 403


class _Kall:
    """As much of a request as the id needs."""

    def __init__(self, hus: Hus) -> None:
        self.hus = hus


@pytest.mark.parametrize(
    ("tittel", "ventet"),
    [
        ("Ærlig øvelse på Å", "aerlig-ovelse-pa-a"),
        ("Nytt", "nytt-2"),
        ("S07", "s07-2"),
        ("…", "lop"),
    ],
)
def test_id_lages_av_tittelen_og_er_ledig(nettsted: Nettsted, tittel: str, ventet: str) -> None:
    assert ledig_id(_Kall(nettsted.hus), tittel) == ventet  # type: ignore[arg-type]


def test_et_krav_uten_gruppe_star_under_andre_kriterier(
    medlem: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vurderingskriterier, "GRUPPER", {})
    side = tekst(medlem.vis(SIDE))
    assert "Andre kriterier Løsningen passer kommunenes behov" in side


@pytest.mark.parametrize(
    "sti", [SIDE, f"{SIDE}/kriterier", f"{SIDE}/mangler", "/lop/s05/vurdering", "/lop/nytt"]
)
def test_ingenting_er_galt_i_nettleseren(nettside: Nettside, nettsted: Nettsted, sti: str) -> None:
    logg_inn(nettside, nettsted, rolle="medlem", organ="koordineringsgruppen")
    nettside.ga(f"{nettsted.adresse}{sti}")
    sjekk(nettside)


def test_kriterier_vurderes_uten_skript(uten_skript: Nettside, eget_nettsted: Nettsted) -> None:
    logg_inn(uten_skript, eget_nettsted, rolle="medlem", organ="koordineringsgruppen")
    page = uten_skript.page
    uten_skript.ga(f"{eget_nettsted.adresse}{SIDE}/kriterier")
    gruppe = page.get_by_role("group", name="Teknikk: Det er nok kapasitet")
    expect(gruppe.get_by_label("Ikke vurdert")).to_be_checked()
    gruppe.get_by_label("Oppfylt", exact=True).check()
    gruppe.get_by_label("Hvor det finnes").fill("Brev (eksempel)")
    with page.expect_navigation():
        gruppe.get_by_role("button", name=EN_TIL).click()
    gruppe = page.get_by_role("group", name="Teknikk: Det er nok kapasitet")
    expect(gruppe.get_by_label("Oppfylt", exact=True)).to_be_checked()
    expect(gruppe.get_by_label("Hvor det finnes")).to_have_count(2)
    page.get_by_role("button", name="Lagre vurderingene").last.click()
    page.wait_for_url(f"**{SIDE}?*")
    assert "testkapasitet" in lopet(eget_nettsted.hus).vurderinger
