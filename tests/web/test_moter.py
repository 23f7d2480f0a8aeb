"""P-08: meetings, the agenda, the decision and what it rests on, and the minutes as a file."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from innforing.application.scenario import kjor
from innforing.application.tilfeldighet import demo_person
from tests.application.demohus import FRO, fortalt, nytt
from tests.scenarios.verdener import FELLES, VANDRINGER, les
from tests.web.klient import Klient
from tests.web.nettside import sjekk
from tests.web.nettsted import Nettsted, apent, bygd, logg_inn
from tests.web.skjemahtml import les as les_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.web.nettside import Nettside

RUNDESAK = "sak-2024-5"
GRUPPEN = ("medlem", "koordineringsgruppen")


@pytest.fixture(scope="module")
def motelogg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fra = fortalt(tmp_path_factory.mktemp("fortalt"), VANDRINGER / "gruppens_moter.toml")
    return bygd(fra, tmp_path_factory.mktemp("moter"))


@pytest.fixture(scope="module")
def sted(motelogg: Path) -> Iterator[Nettsted]:
    with apent(motelogg, folger=False) as nettsted:
        yield nettsted


@pytest.fixture
def solveig(sted: Nettsted) -> Klient:
    klient = Klient(sted.app, sted.hus)
    klient.logg_inn(*GRUPPEN, person=demo_person(FRO, "solveig"))
    return klient


def pdftekst(pdf: bytes) -> str:
    return " ".join("".join(s.extract_text() for s in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def som(sted: Nettsted) -> Callable[[str, str, str], Klient]:
    def inn(rolle: str, organ: str, person: str) -> Klient:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(rolle, organ, person=demo_person(FRO, person))
        return klient

    return inn


@pytest.fixture
def revisor(som: Callable[[str, str, str], Klient]) -> Klient:
    return som("revisor", "helsedirektoratet", "ragna")


def ord_i(html: str) -> str:
    """What people read, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(html)).split())


def lenker(html: str) -> list[str]:
    return [unescape(sti) for sti in re.findall(r'href="([^"]+)"', html)]


def fil(klient: Klient, mote: str, **sporring: str) -> bytes:
    svar = klient.get(f"/moter/{mote}/protokoll.pdf", params=sporring or None)
    assert (svar.status_code, svar.headers["content-type"]) == (200, "application/pdf")
    return bytes(svar.content)


@pytest.mark.krav("K-104", "K-119")
def test_the_list_has_meetings_rounds_and_items_with_where_they_stand(solveig: Klient) -> None:
    html = ord_i(solveig.vis("/moter"))
    for ord_ in ("Møte 20. februar 2024", "Skriftlig runde 8. mars 2024", "Innkalt"):
        assert ord_ in html
    assert "Gruppen er beslutningsdyktig når 3 parter deltar." in html
    assert "Beslutningen er rettet av en senere" in html
    assert "Står på sakslisten" in html


@pytest.mark.krav("K-104", "K-118")
def test_a_meeting_shows_parties_items_in_order_and_who_stepped_aside(solveig: Klient) -> None:
    html = ord_i(solveig.vis("/moter/mote-2024-2"))
    assert html.index("Plan for dokumentdeling") < html.index("Én felles melding")
    for ord_ in ("Vek sete: Randi", "Norsk helsenett Norunn", "Utsatt", "på vilkår"):
        assert ord_ in html
    assert "Til stede uten stemme: Oddny" in ord_i(solveig.vis("/moter/mote-2024-1"))


@pytest.mark.krav("K-109", "K-375")
def test_an_item_shows_what_was_seen_and_opens_it_as_it_stood(solveig: Klient) -> None:
    html = solveig.vis("/beslutninger/sak-2024-3")
    for ord_ in ("8. april 2024 – 14. juni 2024", "Endret etter utsending", "Planen er lagt"):
        assert ord_ in ord_i(html)
    assert "Norsk helsenett bekrefter at de har folk i juni." in html
    [som_det_sto] = [sti for sti in lenker(html) if sti.startswith("/lop/mote-a?ved=")]
    assert "14. juni 2024" in ord_i(solveig.vis(som_det_sto))
    assert "21. juni 2024" in ord_i(solveig.vis("/lop/mote-a"))


@pytest.mark.krav("K-109")
def test_a_changed_item_warns_before_it_is_decided(revisor: Klient) -> None:
    """As the pages were on the day between the sending and the meeting."""
    for sti in ("/beslutninger/sak-2024-3", "/moter/mote-2024-2"):
        html = ord_i(revisor.vis(sti, kjent="2024-02-13"))
        assert "Saken er endret etter utsending" in html
        assert "Planen er lagt" in html
        assert "Saken er endret etter utsending" not in ord_i(revisor.vis(sti, kjent="2024-02-09"))


@pytest.mark.krav("K-109", "K-375")
def test_a_decision_leads_to_the_step_that_it_carries(tmp_path: Path) -> None:
    """Told up to the decision: the step on the løp is one click away, and cites it."""
    fortelling = les(VANDRINGER / "gruppens_moter.toml")
    siste = max(i for i, s in enumerate(fortelling.form.steg) if s.med.get("sak") == RUNDESAK)
    form = fortelling.form.model_copy(
        update={"steg": fortelling.form.steg[: siste + 1], "forvent": ()}
    )
    with nytt(tmp_path, FELLES / "verden.toml") as hus:
        kjor(hus, [*fortelling.verdener, replace(fortelling, form=form)])
    with apent(tmp_path, folger=True) as eget:
        helle = Klient(eget.app, eget.hus)
        helle.logg_inn(*GRUPPEN, person=demo_person(FRO, "helle"))
        [steg] = [s for s in lenker(helle.vis(f"/beslutninger/{RUNDESAK}")) if "godkjenn" in s]
        assert "/steg/godkjenn_plan/innforingslop:mote-a" in steg
        skjema = helle.vis(steg)
        assert f'value="{RUNDESAK}"' in skjema


@pytest.mark.krav("K-375")
def test_only_what_was_sent_out_is_opened_by_its_place_in_the_log(
    solveig: Klient, som: Callable[[str, str, str], Klient]
) -> None:
    assert solveig.get("/lop/mote-a", params={"ved": "12"}).status_code == 403
    assert solveig.get("/lop/mote-a", params={"ved": "x"}).status_code == 403
    kommunen = som("fullmektig", "kommune-bergen", "fullmektig-bergen")
    assert kommunen.get("/lop/mote-a", params={"ved": "517"}).status_code == 403


@pytest.mark.krav("K-111")
def test_what_a_region_brings_has_no_approve_and_no_refuse(solveig: Klient) -> None:
    html = ord_i(solveig.vis("/beslutninger/sak-2024-2"))
    assert "Tatt til orientering" in html
    assert "slutter seg" not in html


@pytest.mark.krav("K-119")
def test_a_lop_is_put_on_the_agenda_from_its_own_page(solveig: Klient) -> None:
    html = solveig.vis("/lop/mote-a/beslutninger")
    assert "Plan for dokumentdeling" in html
    [meld] = [s for s in lenker(html) if "/steg/meld_sak/" in s]
    skjema = solveig.vis(meld)
    assert 'value="Dokumentdeling i kjernejournal"' in skjema


@pytest.mark.krav("K-375")
def test_minutes_are_the_same_bytes_for_whoever_asks_and_whenever(
    solveig: Klient, revisor: Klient, som: Callable[[str, str, str], Klient]
) -> None:
    forst = fil(solveig, "mote-2024-2")
    solveig.cookies.set("sprak", "en")
    assert fil(solveig, "mote-2024-2") == forst
    assert fil(som("kontaktperson_ehelse", "regional-46", "kontakt-46"), "mote-2024-2") == forst
    assert fil(revisor, "mote-2024-2", kjent="2024-02-21") == forst
    sum_ = hashlib.sha256(forst).hexdigest()
    assert hashlib.sha256(fil(solveig, "mote-2024-3")).hexdigest() != sum_


@pytest.mark.krav("K-104", "K-375")
def test_minutes_say_who_what_why_and_on_what(solveig: Klient) -> None:
    tekst = pdftekst(fil(solveig, "mote-2024-2"))
    for ord_ in (
        "Protokoll: Møte 20. februar 2024",
        "Norsk helsenett Norunn",
        "Gruppen slutter seg til på vilkår",
        "Planen er samordnet med de andre løpene.",
        "Vil vente til høsten.",
        "Vek sete Randi",
        "Utfall Utsatt",
        "Godkjent av Helle",
    ):
        assert ord_ in tekst
    assert re.search(r"Loggen til og med hendelse \d+, avtrykk [0-9a-f]{64}", tekst)
    assert "2026" not in tekst


def test_an_agenda_is_a_file_before_the_meeting(solveig: Klient) -> None:
    tekst = pdftekst(fil(solveig, "mote-2024-4"))
    assert "Saksliste: Møte 16. april 2024" in tekst
    assert "Godkjent av" not in tekst


def test_kommuner_and_programs_have_no_way_in(
    som: Callable[[str, str, str], Klient], sted: Nettsted
) -> None:
    for klient in (
        som("fullmektig", "kommune-bergen", "fullmektig-bergen"),
        som("leder", "program-dokumentdeling", "unni"),
    ):
        for sti in ("/moter", "/moter/mote-2024-1", "/beslutninger/sak-2024-1"):
            assert klient.get(sti).status_code == 403
    assert Klient(sted.app, sted.hus).get("/moter").status_code == 303


@pytest.mark.krav("K-104")
def test_the_attendance_begins_with_everybody_who_sits_in_the_group(solveig: Klient) -> None:
    html = solveig.vis("/moter/mote-2024-4")
    [apne] = [sti for sti in lenker(html) if "/steg/apne_mote/" in sti]
    skjema = les_html(solveig.vis(apne)).felt
    parter = [skjema[f"oppmote.{nr}.part"] for nr in range(5)]
    assert parter == [["ks"], ["nhn"], ["helsedirektoratet"], ["region"], ["region"]]
    assert "oppmote.5.part" not in skjema


@pytest.mark.parametrize(
    ("sak", "hendelse"), [("sak-2024-3", "Saken er besluttet"), ("sak-2024-4", "En sak er meldt")]
)
def test_the_events_behind_are_one_click_away(solveig: Klient, sak: str, hendelse: str) -> None:
    [bak] = [s for s in lenker(solveig.vis(f"/beslutninger/{sak}")) if s.startswith("/bak/moter")]
    assert hendelse in ord_i(solveig.vis(bak))


def test_an_item_is_found_by_its_words_and_by_its_number(solveig: Klient, sted: Nettsted) -> None:
    assert "/beslutninger/sak-2024-3" in lenker(solveig.vis("/sok", q="plan dokumentdeling"))
    rett = solveig.get("/sok", params={"q": "sak-2024-3"})
    assert (rett.status_code, rett.headers["location"]) == (303, "/beslutninger/sak-2024-3")
    uten = Klient(sted.app, sted.hus)
    assert "sak-2024-3" not in uten.vis("/sok", q="plan dokumentdeling")


@pytest.mark.parametrize(
    "sti", ["/moter/mote-2020-1", "/moter/mote-2020-1/protokoll.pdf", "/beslutninger/sak-2020-1"]
)
def test_what_is_not_there_is_said(solveig: Klient, sti: str) -> None:
    assert solveig.get(sti).status_code == 404


def test_an_empty_record_has_a_sentence_for_it(revisor: Klient) -> None:
    html = ord_i(revisor.vis("/moter", kjent="2024-01-09"))
    assert "Ingen møter er innkalt ennå." in html
    assert "Ingen saker er meldt ennå." in html


@pytest.mark.parametrize(
    "sti",
    [
        "/moter",
        "/moter/mote-2024-2",
        "/moter/mote-2024-3",
        "/beslutninger/sak-2024-3",
        "/beslutninger/sak-2024-5",
        "/lop/mote-a/beslutninger",
        "/steg/beslutt_sak/koordineringsgruppe:koordineringsgruppen",
    ],
)
def test_the_pages_are_without_faults_in_a_browser(
    nettside: Nettside, sted: Nettsted, sti: str
) -> None:
    logg_inn(nettside, sted, rolle=GRUPPEN[0], organ=GRUPPEN[1])
    assert nettside.ga(f"{sted.adresse}{sti}").status == 200
    sjekk(nettside)
