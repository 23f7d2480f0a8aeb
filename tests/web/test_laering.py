"""P-13 over the stories S-10 and S-26: what was asked, what was answered, and what was learnt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from tests.application.demohus import fortalt
from tests.scenarios.verdener import FILER
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettsted import apent, bygd
from tests.web.skjemahtml import les as skjemaet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.nettsted import Nettsted

APENT = "2024-06-04"
"""A day on which pulje 1 of S-10 is asked, and two of three have answered."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the log of the two stories and its read models."""
    mappe: Path = tmp_path_factory.mktemp("laering")
    filer = (fil for fil in FILER if fil.stem.startswith(("s10", "s26")))
    return bygd(fortalt(mappe / "logg", *filer), mappe / "demo")


@pytest.fixture(scope="module")
def sted(base: Path) -> Iterator[Nettsted]:
    """The program over that log; to be read only."""
    with apent(base, folger=False) as sted:
        yield sted


def som(sted: Nettsted, rolle: str, organ: str) -> Klient:
    """Somebody who is signed in."""
    klient = Klient(sted.app, sted.hus)
    klient.logg_inn(rolle, organ)
    return klient


@pytest.fixture
def medlem(sted: Nettsted) -> Klient:
    """A member of the koordineringsgruppe."""
    return som(sted, "medlem", "koordineringsgruppen")


@pytest.mark.krav("K-208", "K-215", "K-325")
def test_siden_sier_hvem_som_er_spurt_hvem_som_svarte_og_hva_de_sa(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s10/evaluering"))
    assert "Spurte kommuner: 3, også de som trakk seg. Svar: 2." in side
    assert re.search(r"Vi visste hvem som gjorde hva\. 3,5 2", side)
    assert "Hvem som svarer på varsler, ble avklart sent." in side
    assert re.search(r"Har ikke svart : Pulje 1 Ringebu", side)
    assert "Kommunene ble spurt pulje for pulje." in side
    assert "Ingen kommuner er registrert som spurt." not in side
    da = tekst(medlem.vis("/lop/s10/evaluering", per="2024-05-28"))
    assert "Spurte kommuner: 3, også de som trakk seg. Svar: 1." in da


@pytest.mark.krav("K-197", "K-215")
def test_ogsa_den_som_trakk_seg_star_blant_dem_som_deltok(medlem: Klient) -> None:
    svar = medlem.vis("/lop/s10/evaluering", last_ned="sluttstatus.maskin.csv")
    [sel] = [linje for linje in svar.splitlines() if "Sel" in linje]
    assert "Trukket seg" in sel
    assert sum("Tatt i bruk" in linje for linje in svar.splitlines()) == 4


@pytest.mark.krav("K-038", "K-216")
def test_rettelsen_og_forpliktelsens_ende_er_lagt_til(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s10/evaluering"))
    assert "Ringebu svarte muntlig etter at skjemaet var lukket" in side
    assert "hadde ansvaret for at alle kan få løsningen, til 12. november 2024." in side
    meldt = tekst(medlem.vis("/lop/s10/evaluering", per="2024-10-02"))
    assert "Meldt ferdig 1. oktober 2024. En ny sjekk må si det samme." in meldt
    assert "Breddeforpliktelsen er lukket" in side
    assert "Breddeforpliktelsen er lukket" not in meldt


@pytest.mark.krav("K-210", "K-213")
def test_siden_sier_hvor_erfaringene_er_delt_og_hvem_som_fikk_dem(medlem: Klient) -> None:
    side = tekst(medlem.vis("/lop/s10/evaluering"))
    assert "Erfaringer er delt: Nasjonal samling om velferdsteknologi (eksempel)" in side
    assert "Evalueringen er delt: Prosjekt for digitalt tilsyn (eksempel)" in side


def test_en_kommune_ser_tallene_og_ikke_hva_andre_svarte(sted: Nettsted) -> None:
    ringebu = som(sted, "fullmektig", "kommune-ringebu")
    side = tekst(ringebu.vis("/lop/s10/evaluering"))
    assert "Svar: 2." in side
    assert "Vi visste hvem som gjorde hva." not in side
    assert "Gausdal" not in side.partition("Kommunene som deltok")[2]
    assert "/bak/sporreskjemaer" not in ringebu.vis("/lop/s10/evaluering")


@pytest.mark.krav("K-212", "K-369")
def test_hvert_laeringspunkt_folges_til_lopene_som_motte_det(sted: Nettsted) -> None:
    alle = Klient(sted.app, sted.hus)
    side = tekst(alle.vis("/laeringspunkter"))
    assert "Tatt med i Digitalt tilsyn for alle kommuner: Testvindu avtales med alle" in side
    assert "Ikke aktuelt i Digitalt tilsyn for alle kommuner: Belastningen vises" in side
    assert "Opplæring på kveldstid" not in side, "taken back"
    assert "Tatt med: 1. Ikke aktuelt: 1." in side
    innlogget = som(sted, "medlem", "koordineringsgruppen")
    assert "(trukket tilbake)" in tekst(innlogget.vis("/laeringspunkter"))


@pytest.mark.krav("K-212")
def test_laeringspunktene_kan_sokes_fram(medlem: Klient) -> None:
    for sporring, antall in (
        ({"ord": "TESTVINDU"}, 1),
        ({"leverandor": "leverandor-delta"}, 1),
        ({"losning": "paminnelser"}, 1),
        ({"fase": "pamelding"}, 1),
        ({"ord": "finnes ikke"}, 0),
    ):
        fil = medlem.vis("/laeringspunkter", last_ned="laeringspunkter.maskin.csv", **sporring)
        assert len(fil.strip().splitlines()) == antall + 1, sporring


@pytest.mark.krav("K-214", "K-325", "K-338")
def test_temaene_er_talt_over_alle_lop_for_dem_som_ser_alle(sted: Nettsted, medlem: Klient) -> None:
    fil = medlem.vis("/laeringspunkter", last_ned="temaer.maskin.csv")
    [roller] = [linje for linje in fil.splitlines() if linje.startswith("Roller")]
    assert "7" in roller, "two and two in s10, three in s26"
    assert "i alle løp" not in tekst(Klient(sted.app, sted.hus).vis("/laeringspunkter"))


def test_den_som_ikke_er_spurt_finner_ikke_skjemaet(sted: Nettsted, medlem: Klient) -> None:
    for leser in (medlem, som(sted, "fullmektig", "kommune-vaga")):
        assert leser.get("/sporreskjema/s10:1").status_code == 404
    gausdal = som(sted, "fullmektig", "kommune-gausdal")
    assert gausdal.get("/sporreskjema/s10").status_code == 404
    assert gausdal.get("/sporreskjema/s10:1:2").status_code == 404
    side = gausdal.vis("/sporreskjema/s10:1")
    assert "Spørreskjemaet er åpent for svar" in side, "it is closed, and says so"
    assert 'action="/sporreskjema' not in side


def test_lenken_til_skjemaet_star_der_bare_mens_det_er_apent(sted: Nettsted) -> None:
    gausdal = som(sted, "fullmektig", "kommune-gausdal")
    assert "/sporreskjema/s10:1" not in lenker(gausdal.vis("/lop/s10/evaluering"))


@pytest.mark.krav("K-208", "K-215")
def test_kommunen_svarer_pa_siden_og_svaret_teller(tmp_path: Path) -> None:
    fil = next(fil for fil in FILER if fil.stem.startswith("s26"))
    til = tmp_path / fil.name
    uten = fil.read_text("utf-8").partition("# One has time left to answer")[0]
    til.write_text(uten + SPORT, "utf-8")
    felles = fil.parent / "felles"
    (tmp_path / "felles").symlink_to(felles)
    with apent(bygd(fortalt(tmp_path / "logg", til), tmp_path / "demo"), folger=True) as sted:
        roros = som(sted, "fullmektig", "kommune-roros")
        assert "/sporreskjema/s26" in lenker(roros.vis("/lop/s26/evaluering"))
        assert "/sporreskjema/s26" in lenker(roros.vis("/kommuner/roros"))
        html = roros.vis("/sporreskjema/s26")
        assert "Vi visste hvem som gjorde hva." in html
        for felt in ("kommune", "begrunnelse", "gjelder"):
            assert f'id="felt-{felt}"' not in html
        fylt = {n: v[-1] for n, v in skjemaet(html).felt.items()}
        assert fylt["kommune"] == "roros"
        svar = roros.sporr(
            "/sporreskjema/s26",
            **fylt | {"svar.0.enighet": "helt_uenig", "fungerte": "Kort opplæring"},
        )
        assert svar.status_code == 303, svar.text
        skjema = sted.hus.levende.aggregat("sporreskjema:s26")
        assert isinstance(skjema, Sporreskjema)
        assert "roros" in skjema.svarte
        assert "/sporreskjema/s26" not in lenker(
            roros.vis("/kommuner/roros", kvittering=str(sted.hus.reader.last()[0]))
        )
        assert [str(s.tema.value) for s in skjema.svar["roros"]] == ["roller"]
        runa = sted.hus.som("Runa", rolle="innforingsleder", organ="regional-50").aktor.person
        leder = Klient(sted.app, sted.hus)
        leder.logg_inn("innforingsleder", "regional-50", runa)
        stegene = lenker(leder.vis("/lop/s26/evaluering"))
        assert any(sti.startswith("/steg/lukk_sporreskjema/sporreskjema:s26") for sti in stegene)


SPORT = """
[[forvent]]
spor = "tilstand"
om = { lop = "s26" }
svar = "gjennomforing"
"""
"""A story must ask something."""
