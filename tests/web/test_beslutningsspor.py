"""The decision trail and the duty of a løsning, as pages over the stories S-23 and S-24."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.kommando import Gjort
from tests.application.demohus import fortalt
from tests.scenarios.verdener import FILER
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettsted import apent, bygd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.nettsted import Nettsted

RAPPORTEN, NOKKELEN = "Sluttrapporten er ferdig", "Fordelingsnøkkelen for 2024"
FRIVILLIG = "Det er frivillig for kommunen å ta i bruk løsningen."


@pytest.fixture(scope="module")
def sted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nettsted]:
    """The program over the log of the two stories; to be read only."""
    mappe: Path = tmp_path_factory.mktemp("spor")
    filer = (fil for fil in FILER if fil.stem.startswith(("s23", "s24")))
    with apent(bygd(fortalt(mappe / "logg", *filer), mappe / "demo"), folger=False) as sted:
        yield sted


@pytest.fixture
def lest(sted: Nettsted) -> Klient:
    """A reader that is not signed in."""
    return Klient(sted.app, sted.hus)


@pytest.mark.krav("K-337", "K-340", "K-372")
def test_on_1_march_the_report_is_there_and_the_key_is_not(lest: Klient) -> None:
    da = tekst(lest.get("/beslutningsspor?per=2024-03-01").text)
    assert RAPPORTEN in da
    assert NOKKELEN not in da
    assert NOKKELEN in tekst(lest.get("/beslutningsspor?per=2024-03-22").text)


@pytest.mark.krav("K-340")
def test_the_written_term_of_the_agreement_ends_with_the_year(lest: Klient) -> None:
    for dag, ord_ in (("2023-12-31", "Gjelder"), ("2024-01-01", "Gått ut")):
        svar = lest.get(f"/beslutningsspor?per={dag}&last_ned=avtaler.maskin.csv")
        [rad] = [linje for linje in svar.text.splitlines() if linje.startswith("Avtale mellom")]
        assert ord_ in rad
        assert "2023-12-31" in rad


@pytest.mark.krav("K-349", "K-375")
def test_each_fact_names_the_body_what_it_did_and_what_it_rests_on(lest: Klient) -> None:
    svar = lest.get("/beslutningsspor?last_ned=milepeler.maskin.csv").text
    [rad] = [linje for linje in svar.splitlines() if NOKKELEN in linje]
    for ord_ in ("2024-03-22", "KommIT-rådet", "Besluttet", RAPPORTEN, "001 Finansielle rammer"):
        assert ord_ in rad


@pytest.mark.krav("K-345")
def test_the_roadmap_shows_what_is_planned(lest: Klient) -> None:
    side = tekst(lest.get("/beslutningsspor").text)
    assert "Felles veikart 2024–2026 (eksempel)" in side
    assert "Utprøving" in side
    assert "Ingen veikart er registrert." in tekst(lest.get("/beslutningsspor?per=2023-12-01").text)


@pytest.mark.krav("K-166", "K-167", "K-168")
def test_a_kommune_is_told_that_it_is_voluntary_while_there_is_no_duty(lest: Klient) -> None:
    side = tekst(lest.get("/losninger/kjernejournal-plikt").text)
    assert FRIVILLIG in side
    assert "Ingen plikt til bruk; HOD vurderer" in side
    assert "Det er ikke en plikt til bruk." in side
    assert "Betydelig andel: 263 av 356 kommuner har den, 0 bruker den" in side
    andre = tekst(lest.get("/losninger/digihelsestasjon-plikt").text)
    assert "Ikke en betydelig andel: 166 av 356 kommuner har den, 160 bruker den" in andre


@pytest.mark.krav("K-167")
def test_the_invitation_says_voluntary_until_the_law_says_otherwise(
    eget_nettsted: Nettsted, egen_klient: Klient
) -> None:
    """A duty from a later day is none today."""
    egen_klient.logg_inn("fullmektig", "kommune-gjesdal")
    assert FRIVILLIG in egen_klient.vis("/svar/s09/gjesdal")
    lop: Any = eget_nettsted.hus.levende.aggregat("innforingslop:s09")
    losning = f"losning:{lop.losning}"
    ks = eget_nettsted.hus.som("Siri", rolle="saksbehandler", organ="ks")
    svar = {"betydelig_andel_er_vurdert": "Loven er vedtatt (eksempel)."}
    felt: dict[str, Any] = {
        "status": "plikt",
        "kilde": "Loven",
        "hjemmel": "Forskriften",
        "avklaringer": svar,
    }
    for dato, sies in (("2027-01-01", FRIVILLIG), ("2024-01-01", "Forskriften")):
        assert isinstance(ks.tar("sett_plikt_til_bruk", losning, dato=dato, **felt), Gjort)
        eget_nettsted.lesesiden.catch_up()
        assert sies in egen_klient.vis("/svar/s09/gjesdal")


@pytest.mark.krav("K-168")
def test_the_reasons_of_a_judgement_are_for_those_who_see_the_losning(lest: Klient) -> None:
    grunn = "Mange har den teknisk"
    assert grunn not in lest.get("/losninger/kjernejournal-plikt").text
    lest.logg_inn("medlem", "koordineringsgruppen")
    assert grunn in lest.get("/losninger/kjernejournal-plikt").text


@pytest.mark.krav("K-097", "K-098", "K-099", "K-100", "K-101", "K-102", "K-353", "K-355")
def test_forvaltning_price_and_costs_stand_on_the_losning(lest: Klient) -> None:
    ut = tekst(lest.get("/losninger/kjernejournal-plikt").text)
    lest.logg_inn("saksbehandler", "ks")
    inne = tekst(lest.get("/losninger/kjernejournal-plikt").text)
    for ord_ in (
        "Samler kommunenes behov og representerer dem",
        "1 200 000 kr i forvaltning og 800 000 kr i drift",
        "Nyttevurdering for kommunene, 2022 (eksempel)",
        "Drøftet: Teknisk beregningsutvalg",
        "Prioritert i Finnmark",
        "29. november 2023",
    ):
        assert ord_ in inne
        assert ord_ not in ut


def test_ks_may_enter_more_and_others_only_read(lest: Klient) -> None:
    def steg(**sporring: str) -> set[str]:
        stier = lenker(lest.vis("/beslutningsspor", **sporring))
        return {sti.split("/")[2] for sti in stier if sti.startswith("/steg/")}

    assert steg() == set()
    lest.logg_inn("saksbehandler", "ks")
    assert steg() >= {
        *("registrer_milepel", "registrer_avtale", "registrer_veikart", "rett_milepel"),
        *("vurder_avtale", "si_opp_avtale", "registrer_bidrag", "sett_pa_veikartet"),
    }
    assert steg(per="2024-03-01") == set()
    lest.logg_inn("kontaktperson_ehelse", "regional-42")
    assert steg() == set()


def test_the_forms_offer_what_there_is(lest: Klient) -> None:
    """A milepæl rests on milepæler and agreements, and only a party ends an agreement."""
    lest.logg_inn("saksbehandler", "ks")

    def valg(steg: str, strom: str, felt: str) -> set[str]:
        html = lest.vis(f"/steg/{steg}/{strom}")
        bokser = re.findall(rf'name="{re.escape(felt)}"[^>]*value="([^"]+)"', html)
        listen = re.search(rf'<select[^>]*name="{re.escape(felt)}".*?</select>', html, re.DOTALL)
        alle = re.findall(r'<option value="([^"]+)"', listen[0] if listen else "")
        return {*bokser, *alle}

    grunnlag = valg("registrer_milepel", "milepel:ny", "innhold.bygger_pa")
    assert {"hod-ks-2022", "sluttrapport-2024"} <= grunnlag
    egen = valg("rett_milepel", "milepel:sluttrapport-2024", "innhold.bygger_pa")
    assert egen == grunnlag - {"sluttrapport-2024"}
    assert valg("si_opp_avtale", "avtale:hod-ks-2022", "part") == {"hod", "ks"}
    assert {"hod", "kommit_radet", "ks"} <= valg("registrer_avtale", "avtale:ny", "parter")


@pytest.mark.krav("K-374")
def test_a_correction_begins_from_what_stands_there(lest: Klient) -> None:
    lest.logg_inn("saksbehandler", "ks")
    [sti] = [s for s in lenker(lest.vis("/beslutningsspor")) if "milepel:sluttrapport-2024" in s]
    html = lest.vis(sti)
    assert RAPPORTEN in html
    assert 'value="2024-02-16"' in html
    avkrysset = re.findall(r"<input[^>]*checked[^>]*>", html)
    assert sum("innhold.bygger_pa" in boks for boks in avkrysset) == 4


def test_a_figure_leads_to_the_events_behind_it(lest: Klient) -> None:
    lest.logg_inn("saksbehandler", "ks")
    bak = [sti for sti in lenker(lest.get("/beslutningsspor").text) if "/bak/" in sti]
    assert len(bak) > 10
    for sti in (bak[0], bak[-1]):
        svar = lest.get(sti)
        assert svar.status_code == 200
        assert "/hendelser/" in svar.text
