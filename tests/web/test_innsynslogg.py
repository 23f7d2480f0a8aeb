"""Every sensitive page leaves one row in the innsynslogg, or shows nothing (tillit.md §8)."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from innforing.application.innsynslogg import InnsynNede, Innsynssok
from innforing.application.innsynsord import Folsomt, Innsynsgrunn
from innforing.web.folsomme import FOLSOMME, TING
from innforing.web.innlogging import Flate
from innforing.web.ruter import RUTER
from tests.web.sider import OK, SIDER
from tests.web.test_alle_sider import HOVED, Lesere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.innsynslogg import LestRad
    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

HTMX: Final = {"hx-request": "true"}
NEDE: Final = 503
FILER: Final = ("xlsx", "csv", "maskin.csv", "json")
I_VERV: Final = frozenset(
    {
        "/innlogging",  # whom one can be in a demo, on loopback only
        "/lop",
        "/lop/sammenlign",
        "/lop/{lop}",
        "/lop/{lop}/vurdering",
        "/lop/{lop}/vurdering/mangler",
        "/lop/{lop}/plan",
        "/lop/{lop}/invitasjon",
        "/losninger/{losning}",
        "/modell/{versjon}",
        "/tidslinje",
    }
)
"""Pages that name somebody as the holder of an office: who leads, who answered, who approved."""


@pytest.fixture(scope="module")
def lesere(hele_nettstedet: Nettsted) -> Lesere:
    return Lesere(hele_nettstedet)


def rader(nettsted: Nettsted) -> list[LestRad]:
    return nettsted.hus.innsyn.les(Innsynssok(), 100_000)[0]


def nye(nettsted: Nettsted, klient: Klient, sti: str, **hoder: str) -> list[LestRad]:
    """The rows that one question leaves."""
    for_ = len(rader(nettsted))
    klient.get(sti, headers=hoder)
    etter = rader(nettsted)
    return etter[: len(etter) - for_]


@contextmanager
def nede(nettsted: Nettsted, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While the innsynslogg can write nothing."""

    def svikt(*_: object, **__: object) -> None:
        raise InnsynNede

    with monkeypatch.context() as m:
        m.setattr(nettsted.hus.innsyn, "noter", svikt)
        yield


def test_hver_folsom_adresse_er_en_side() -> None:
    assert FOLSOMME.keys() <= {rute.sti for rute in RUTER}
    assert TING.keys() <= FOLSOMME.keys()


@pytest.mark.parametrize("flate", Flate, ids=lambda flate: flate.value)
def test_hver_folsom_side_setter_en_rad_og_ingen_annen_side_noen(
    flate: Flate, lesere: Lesere, hele_nettstedet: Nettsted
) -> None:
    feil = {}
    for side in SIDER:
        klient, for_ = lesere.klient(side, flate), len(rader(hele_nettstedet))
        svar = klient.get(side.sti)
        satt = len(rader(hele_nettstedet)) - for_
        fil = "content-disposition" in svar.headers
        vist = svar.status_code == OK
        ventet = vist and (fil or (flate is not Flate.UTEN and side.rute in FOLSOMME))
        if satt != int(ventet):
            feil[side.navn] = satt
    assert feil == {}


def test_ingen_rad_rober_noe_av_det_siden_sa(lesere: Lesere, hele_nettstedet: Nettsted) -> None:
    hus = hele_nettstedet.hus
    for side in SIDER:
        for flate in (Flate.REVISOR, Flate.LEDER):
            if side.rute in FOLSOMME:
                lesere.klient(side, flate).get(side.sti)
    navn = {p.navn for p in hus.personer.alle()}
    ider = re.compile(r'[A-Za-z0-9._:/{}",-]+')
    for rad in rader(hele_nettstedet):
        lest = rad.innsyn.model_dump_json()
        assert ider.fullmatch(lest), lest
        assert not any(f'"{ett}"' in lest for ett in navn)


@pytest.mark.parametrize("flate", Flate, ids=lambda flate: flate.value)
def test_kan_raden_ikke_skrives_vises_ingenting(
    flate: Flate, lesere: Lesere, hele_nettstedet: Nettsted, monkeypatch: pytest.MonkeyPatch
) -> None:
    feil = []
    for side in SIDER:
        klient = lesere.klient(side, flate)
        vist = klient.get(side.sti)
        har_rad = flate is not Flate.UTEN and side.rute in FOLSOMME
        har_rad = vist.status_code == OK and (har_rad or "content-disposition" in vist.headers)
        with nede(hele_nettstedet, monkeypatch):
            svar = klient.get(side.sti)
        ventet = NEDE if har_rad else vist.status_code
        if svar.status_code != ventet:
            feil.append(f"{side.navn}: {svar.status_code}")
        if har_rad:
            feil += [f"{side.navn}: {tekst}" for tekst in lekket(vist.text, svar.text)]
    assert feil == []


def lekket(vist: str, svar: str) -> list[str]:
    """Cells and facts of the page that stand in the answer that should show nothing."""
    celler = {celle.strip() for celle in re.findall(r"<(?:td|dd|a)[^>]*>([^<]{4,})<", vist)}
    hoved = HOVED.search(svar)
    return [celle for celle in celler - {""} if celle in (hoved[0] if hoved else svar)]


@pytest.mark.parametrize(
    ("sprak", "setning"),
    [
        ("nb", "Derfor er ingenting vist."),
        ("nn", "Difor er ingenting vist."),
        ("en", "Therefore nothing is shown."),
    ],
)
def test_svaret_sier_at_ingenting_er_vist(
    sprak: str, setning: str, revidert: Nettsted, revisor: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    revisor.cookies.set("__Host-sprak", sprak, domain="testserver.local", path="/")
    with nede(revidert, monkeypatch):
        svar = revisor.get("/revisjon", headers={"accept-language": sprak})
    assert svar.status_code == NEDE
    assert setning in svar.text
    assert f'<html lang="{sprak}"' in svar.text


@pytest.mark.parametrize("format_", FILER)
def test_hver_fil_setter_en_rad_ogsa_fra_en_side_som_ellers_ikke_gjor_det(
    format_: str, revidert: Nettsted, revisor: Klient
) -> None:
    (rad,) = nye(revidert, revisor, f"/lop?last_ned=lop.{format_}")
    assert rad.innsyn.side == "/lop"
    assert rad.innsyn.slag is Folsomt.UTTREKK
    assert rad.innsyn.fil == f"lop.{format_}"
    (rad,) = nye(revidert, revisor, f"/revisjon/avviste?last_ned=avviste.{format_}")
    assert rad.innsyn.slag is Folsomt.HANDLINGER
    assert rad.innsyn.fil == f"avviste.{format_}"


def test_ogsa_den_som_ikke_er_logget_inn_setter_spor_nar_noe_tas_med(
    nettsted: Nettsted, klient: Klient
) -> None:
    assert nye(nettsted, klient, "/kommuner/stjordal") == []
    (rad,) = nye(nettsted, klient, "/lop?last_ned=lop.csv")
    assert (rad.person, rad.rolle, rad.organ) == (None, None, None)
    assert rad.innsyn.grunn is Innsynsgrunn.APENT


def test_raden_sier_hvem_i_hvilken_rolle_og_om_hva(revidert: Nettsted, revisor: Klient) -> None:
    (rad,) = nye(revidert, revisor, "/historikk/deltakelse:s08:stjordal")
    verv = revisor.logg_inn("revisor", "ks")
    assert (rad.person, rad.rolle, rad.organ) == (verv.person, "revisor", "ks")
    assert rad.innsyn.side == "/historikk/{strom}"
    assert rad.innsyn.ting == "deltakelse:s08:stjordal"
    assert rad.innsyn.grunn is Innsynsgrunn.REVISJON


def test_det_som_skrives_i_en_adresse_havner_ikke_i_loggen(
    revidert: Nettsted, revisor: Klient
) -> None:
    assert nye(revidert, revisor, "/historikk/Kari%20Nordmann%20010190") == []
    (rad,) = nye(revidert, revisor, "/revisjon?q=Kari+Nordmann")
    assert rad.innsyn.ting == ""
    (rad,) = nye(revidert, revisor, "/revisjon/spol?strom=innforingslop:s08&posisjon=Kari")
    assert rad.innsyn.ting == "innforingslop:s08"


def test_en_side_som_frisker_seg_opp_setter_ikke_en_rad_hver_gang(
    revidert: Nettsted, revisor: Klient
) -> None:
    sti = "/lop/s08/deltakere"
    assert len(nye(revidert, revisor, sti)) == 1
    assert nye(revidert, revisor, sti, **HTMX) == []
    assert len(nye(revidert, revisor, sti)) == 1
    assert len(nye(revidert, revisor, "/lop/s03/deltakere", **HTMX)) == 1
    assert len(nye(revidert, revisor, f"{sti}?last_ned=deltakere.csv", **HTMX)) == 1


def test_ingen_annen_side_viser_navn_fra_registeret(
    lesere: Lesere, hele_nettstedet: Nettsted
) -> None:
    navn = "|".join(re.escape(p.navn) for p in hele_nettstedet.hus.personer.alle() if p.navn)
    i_registeret = re.compile(rf"\b(?:{navn})")
    feil = set()
    for side in SIDER:
        for flate in (flate for flate in Flate if side.rute not in FOLSOMME.keys() | I_VERV):
            hoved = HOVED.search(lesere.klient(side, flate).get(side.sti).text)
            if hoved is not None and i_registeret.search(hoved[0]):
                feil.add(side.rute)
    assert feil == set()


def test_revisoren_ser_hvem_som_leste_hva(revidert: Nettsted, revisor: Klient) -> None:
    nye(revidert, revisor, "/lop/s08/historikk")
    html = revisor.vis("/revisjon/innsyn", ting="s08")
    assert "Hvem som gjorde hva" in html
    assert 'href="/lop/s08/historikk"' in html
    assert revisor.logg_inn("revisor", "ks").person in html


def test_innsynet_kan_avgrenses_til_dager_og_leser(revidert: Nettsted, revisor: Klient) -> None:
    nye(revidert, revisor, "/lop/s08/historikk")
    verv = revisor.logg_inn("revisor", "ks")
    assert "Ingen innsyn passer" in revisor.vis("/revisjon/innsyn", til="2020-01-01")
    assert "Ingen innsyn passer" in revisor.vis("/revisjon/innsyn", person="en-annen")
    assert "Ingen innsyn passer" not in revisor.vis("/revisjon/innsyn", person=verv.person)
    assert revisor.get("/revisjon/innsyn?fra=i-gar").status_code == 400


def test_a_lese_hvem_som_leste_setter_selv_en_rad(revidert: Nettsted, revisor: Klient) -> None:
    assert len(nye(revidert, revisor, "/revisjon/innsyn")) == 1
    (rad,) = nye(revidert, revisor, "/revisjon/innsyn?last_ned=innsyn.xlsx")
    assert rad.innsyn.fil == "innsyn.xlsx"


def test_bare_revisoren_har_fanen(revisor: Klient, klient: Klient) -> None:
    assert 'href="/revisjon/innsyn"' in revisor.vis("/revisjon")
    klient.logg_inn("medlem", "koordineringsgruppen")
    assert 'href="/revisjon/innsyn"' not in klient.vis("/revisjon")
    assert klient.get("/revisjon/innsyn").status_code == 403


def test_en_last_innsynslogg_viser_ingenting_for_den_slipper(
    eget_nettsted: Nettsted, egen_klient: Klient
) -> None:
    egen_klient.logg_inn("medlem", "koordineringsgruppen")
    sti = "/historikk/deltakelse:s08:stjordal"
    assert len(nye(eget_nettsted, egen_klient, sti)) == 1
    fil = eget_nettsted.hus.innsyn.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(fil, isolation_level=None)) as annen:
        annen.execute("BEGIN IMMEDIATE")
        svar = egen_klient.get(sti)
        assert (svar.status_code, lekket(egen_klient.vis("/lop"), svar.text)) == (NEDE, [])
        assert "deltakelse" not in HOVED.findall(svar.text)[0]
    assert len(nye(eget_nettsted, egen_klient, sti)) == 1


def test_et_skjema_som_vises_igjen_er_ogsa_et_innsyn(
    hele_nettstedet: Nettsted, lesere: Lesere, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = next(side for side in SIDER if side.navn == "deltakere")
    leder, for_ = lesere.klient(side, Flate.LEDER), len(rader(hele_nettstedet))
    assert leder.sporr(side.sti).status_code == 422
    assert len(rader(hele_nettstedet)) == for_ + 1
    with nede(hele_nettstedet, monkeypatch):
        assert leder.sporr(side.sti).status_code == NEDE
