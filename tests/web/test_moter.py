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

from innforing.application.fakta.koordineringsgruppe import STROMMEN
from innforing.application.scenario import kjor
from innforing.application.tilfeldighet import demo_person
from innforing.domain.koordineringsgruppe.steg.beslutt_sak import SakBesluttet
from tests.application.demohus import FRO, fortalt, nytt
from tests.scenarios.verdener import FELLES, MOTENE, les
from tests.web.klient import Klient
from tests.web.nettside import sjekk
from tests.web.nettsted import Nettsted, apent, bygd, logg_inn
from tests.web.skjemahtml import les as les_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.web.nettside import Nettside

RUNDESAK = "sak-2026-5"
GRUPPEN = ("medlem", "koordineringsgruppen")


@pytest.fixture(scope="module")
def motelogg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fra = fortalt(tmp_path_factory.mktemp("fortalt"), MOTENE)
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
    for ord_ in ("Møte 3. mars 2026", "Skriftlig runde 20. mars 2026", "Innkalt"):
        assert ord_ in html
    assert "Gruppen er beslutningsdyktig når 3 parter deltar." in html
    assert "Beslutningen er rettet av en senere" in html
    assert "Står på sakslisten" in html


@pytest.mark.krav("K-104", "K-118")
def test_a_meeting_shows_parties_items_in_order_and_who_stepped_aside(solveig: Klient) -> None:
    html = ord_i(solveig.vis("/moter/mote-2026-2"))
    assert html.index("Plan for dokumentdeling") < html.index("Én felles melding")
    for ord_ in ("Vek sete: Randi", "Norsk helsenett Norunn", "Utsatt", "på vilkår"):
        assert ord_ in html
    assert "Til stede uten stemme: Oddny" in ord_i(solveig.vis("/moter/mote-2026-1"))


@pytest.mark.krav("K-109", "K-375")
def test_an_item_shows_what_was_seen_and_opens_it_as_it_stood(solveig: Klient) -> None:
    html = solveig.vis("/beslutninger/sak-2026-3")
    for ord_ in ("20. april 2026 – 26. juni 2026", "Endret etter utsending", "Planen er lagt"):
        assert ord_ in ord_i(html)
    assert "Norsk helsenett bekrefter at de har folk i juni." in html
    [som_det_sto] = [sti for sti in lenker(html) if sti.startswith("/lop/s27?ved=")]
    assert "26. juni 2026" in ord_i(solveig.vis(som_det_sto))
    assert "3. juli 2026" in ord_i(solveig.vis("/lop/s27"))


@pytest.mark.krav("K-109")
def test_a_changed_item_warns_before_it_is_decided(revisor: Klient) -> None:
    """As the pages were on the day between the sending and the meeting."""
    for sti in ("/beslutninger/sak-2026-3", "/moter/mote-2026-2"):
        html = ord_i(revisor.vis(sti, kjent="2026-02-24"))
        assert "Saken er endret etter utsending" in html
        assert "Planen er lagt" in html
        assert "Saken er endret etter utsending" not in ord_i(revisor.vis(sti, kjent="2026-02-20"))


def _fortalt_til_beslutningen(mappe: Path, *, besluttet: bool) -> Path:
    """The story of the meetings, told up to the decision of the written round."""
    fortelling = les(MOTENE)
    siste = max(i for i, s in enumerate(fortelling.form.steg) if s.med.get("sak") == RUNDESAK)
    steg = fortelling.form.steg[: siste + besluttet]
    form = fortelling.form.model_copy(update={"steg": steg, "forvent": ()})
    with nytt(mappe, FELLES / "verden.toml") as hus:
        kjor(hus, [*fortelling.verdener, replace(fortelling, form=form)])
    return mappe


@pytest.mark.krav("K-375")
def test_a_decision_is_looked_over_before_it_is_entered(tmp_path: Path) -> None:
    with apent(_fortalt_til_beslutningen(tmp_path, besluttet=False), folger=True) as eget:
        njal = Klient(eget.app, eget.hus)
        njal.logg_inn(*GRUPPEN, person=demo_person(FRO, "njal"))
        saken = njal.vis(f"/beslutninger/{RUNDESAK}")
        [adresse] = [s for s in lenker(saken) if "/beslutt_sak/" in s]
        tomt = les_html(njal.vis(adresse))
        assert ("_se_over", "ja") in tomt.knapper
        fylt = tomt.felt | {"utfall": ["ja"], "begrunnelse": ["Tre av fire er for."]}
        fylt |= {"dissens.0.part": ["helsedirektoratet"], "_se_over": ["ja"]}
        siste = eget.hus.reader.last()
        sett = njal.post(tomt.handling, data=fylt)
        assert (sett.status_code, eget.hus.reader.last()) == (200, siste)
        assert "Dette må på plass først" not in sett.text
        enige = njal.post(tomt.handling, data=fylt | {"dissens.0.part": [""]})
        assert enige.status_code == 200
        assert "Dette må på plass først" in enige.text
        for ord_ in (
            "Se over: Registrer beslutningen",
            "Ingenting er lagret ennå.",
            "Utfall Gruppen slutter seg til",
            "Parter som så det annerledes 1: Representerer Helsedirektoratet",
            "Begrunnelse Tre av fire er for.",
        ):
            assert ord_ in ord_i(sett.text)
        sendes = les_html(sett.text)
        assert "_se_over" not in sendes.felt
        igjen = les_html(njal.post(tomt.handling, data=sendes.felt | {"_vis": ["ja"]}).text)
        assert igjen.felt["begrunnelse"] == ["Tre av fire er for."]
        assert ("_se_over", "ja") in igjen.knapper
        svar = njal.post(tomt.handling, data=sendes.felt)
        assert svar.status_code == 303, ord_i(svar.text)
        besluttet = eget.hus.mapper.decode(eget.hus.reader.stream(STROMMEN)[-1]).hendelse
        assert isinstance(besluttet, SakBesluttet)
        assert (besluttet.sak, [d.part.value for d in besluttet.dissens]) == (
            RUNDESAK,
            ["helsedirektoratet"],
        )


def test_what_is_wrong_with_a_decision_is_said_before_it_is_looked_over(
    solveig: Klient,
) -> None:
    tomt = les_html(solveig.vis(f"/steg/beslutt_sak/{STROMMEN}"))
    svar = solveig.post(tomt.handling, data=tomt.felt | {"_se_over": ["ja"]})
    assert svar.status_code == 422
    assert "felt-utfall" in les_html(svar.text).lenker


@pytest.mark.krav("K-109", "K-375")
def test_a_decision_leads_to_the_step_that_it_carries(tmp_path: Path) -> None:
    """Told up to the decision: the step on the løp is one click away, and cites it."""
    with apent(_fortalt_til_beslutningen(tmp_path, besluttet=True), folger=True) as eget:
        helle = Klient(eget.app, eget.hus)
        helle.logg_inn(*GRUPPEN, person=demo_person(FRO, "helle"))
        [steg] = [s for s in lenker(helle.vis(f"/beslutninger/{RUNDESAK}")) if "godkjenn" in s]
        assert "/steg/godkjenn_plan/innforingslop:s27" in steg
        skjema = helle.vis(steg)
        assert f'value="{RUNDESAK}"' in skjema


@pytest.mark.krav("K-375")
def test_only_what_was_sent_out_is_opened_by_its_place_in_the_log(
    solveig: Klient, som: Callable[[str, str, str], Klient]
) -> None:
    assert solveig.get("/lop/s27", params={"ved": "12"}).status_code == 403
    assert solveig.get("/lop/s27", params={"ved": "x"}).status_code == 403
    kommunen = som("fullmektig", "kommune-bergen", "fullmektig-bergen")
    assert kommunen.get("/lop/s27", params={"ved": "517"}).status_code == 403


def oppgavene(html: str) -> str:
    """What waits for the reader, in one line."""
    return ord_i(html.partition('class="oppgave')[2].partition("</ol>")[0])


@pytest.mark.krav("K-109")
def test_an_open_round_is_among_the_tasks_of_who_has_not_answered(
    solveig: Klient, som: Callable[[str, str, str], Klient]
) -> None:
    svart = som(*GRUPPEN, "njal").vis("/")
    assert "Møteplan for høsten" not in oppgavene(svart), "Norsk helsenett has answered"
    side = solveig.vis("/")
    for ord_ in ("Svar i den skriftlige runden", "Møteplan for høsten", "frist 10. april 2026"):
        assert ord_ in oppgavene(side)
    assert "/beslutninger/sak-2026-6" in lenker(side)
    assert any("/gi_standpunkt/" in s for s in lenker(solveig.vis("/beslutninger/sak-2026-6")))


@pytest.mark.krav("K-375")
def test_unsigned_minutes_are_among_the_tasks_of_the_others(solveig: Klient) -> None:
    side = solveig.vis("/", per="2026-03-20")
    assert "Les og godkjenn protokollen Skriftlig runde 20. mars 2026" in oppgavene(side)
    assert any(sti.startswith("/moter/mote-2026-3?") for sti in lenker(side))
    assert "Les og godkjenn protokollen" not in oppgavene(solveig.vis("/"))


@pytest.mark.krav("K-111")
def test_what_a_region_brings_has_no_approve_and_no_refuse(solveig: Klient) -> None:
    html = ord_i(solveig.vis("/beslutninger/sak-2026-2"))
    assert "Tatt til orientering" in html
    assert "slutter seg" not in html


@pytest.mark.krav("K-119")
def test_a_lop_is_put_on_the_agenda_from_its_own_page(solveig: Klient) -> None:
    html = solveig.vis("/lop/s27/beslutninger")
    assert "Plan for dokumentdeling" in html
    [meld] = [s for s in lenker(html) if "/steg/meld_sak/" in s]
    skjema = solveig.vis(meld)
    assert 'value="Mer dokumentdeling i kjernejournal"' in skjema


@pytest.mark.krav("K-375")
def test_minutes_are_the_same_bytes_for_whoever_asks_and_whenever(
    solveig: Klient, revisor: Klient, som: Callable[[str, str, str], Klient]
) -> None:
    forst = fil(solveig, "mote-2026-2")
    assert solveig.sporr("/sprak", sprak="en").status_code == 303
    assert fil(solveig, "mote-2026-2") == forst
    assert fil(som("kontaktperson_ehelse", "regional-46", "kontakt-46"), "mote-2026-2") == forst
    assert fil(revisor, "mote-2026-2", kjent="2026-03-04") == forst
    sum_ = hashlib.sha256(forst).hexdigest()
    assert hashlib.sha256(fil(solveig, "mote-2026-3")).hexdigest() != sum_


@pytest.mark.krav("K-104", "K-375")
def test_minutes_say_who_what_why_and_on_what(solveig: Klient) -> None:
    tekst = pdftekst(fil(solveig, "mote-2026-2"))
    for ord_ in (
        "Protokoll: Møte 3. mars 2026",
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
    assert set(re.findall(r"\d{1,2}\. (\w+) 2026", tekst)) == {"mars", "april", "juni"}


def test_an_agenda_is_a_file_before_the_meeting(solveig: Klient) -> None:
    tekst = pdftekst(fil(solveig, "mote-2026-4"))
    assert "Saksliste: Møte 28. april 2026" in tekst
    assert "Godkjent av" not in tekst


def test_kommuner_and_programs_have_no_way_in(
    som: Callable[[str, str, str], Klient], sted: Nettsted
) -> None:
    for klient in (
        som("fullmektig", "kommune-bergen", "fullmektig-bergen"),
        som("leder", "program-dokumentdeling", "unni"),
    ):
        for sti in ("/moter", "/moter/mote-2026-1", "/beslutninger/sak-2026-1"):
            assert klient.get(sti).status_code == 403
    assert Klient(sted.app, sted.hus).get("/moter").status_code == 303


@pytest.mark.krav("K-104")
def test_the_attendance_begins_with_everybody_who_sits_in_the_group(solveig: Klient) -> None:
    html = solveig.vis("/moter/mote-2026-4")
    [apne] = [sti for sti in lenker(html) if "/steg/apne_mote/" in sti]
    skjema = les_html(solveig.vis(apne)).felt
    parter = [skjema[f"oppmote.{nr}.part"] for nr in range(5)]
    assert parter == [["ks"], ["nhn"], ["helsedirektoratet"], ["region"], ["region"]]
    assert "oppmote.5.part" not in skjema


@pytest.mark.parametrize(
    ("sak", "hendelse"), [("sak-2026-3", "Saken er besluttet"), ("sak-2026-4", "En sak er meldt")]
)
def test_the_events_behind_are_one_click_away(solveig: Klient, sak: str, hendelse: str) -> None:
    [bak] = [s for s in lenker(solveig.vis(f"/beslutninger/{sak}")) if s.startswith("/bak/moter")]
    assert hendelse in ord_i(solveig.vis(bak))


def test_an_item_is_found_by_its_words_and_by_its_number(solveig: Klient, sted: Nettsted) -> None:
    assert "/beslutninger/sak-2026-3" in lenker(solveig.vis("/sok", q="plan dokumentdeling"))
    rett = solveig.get("/sok", params={"q": "sak-2026-3"})
    assert (rett.status_code, rett.headers["location"]) == (303, "/beslutninger/sak-2026-3")
    uten = Klient(sted.app, sted.hus)
    assert "sak-2026-3" not in uten.vis("/sok", q="plan dokumentdeling")


@pytest.mark.parametrize(
    "sti", ["/moter/mote-2020-1", "/moter/mote-2020-1/protokoll.pdf", "/beslutninger/sak-2020-1"]
)
def test_what_is_not_there_is_said(solveig: Klient, sti: str) -> None:
    assert solveig.get(sti).status_code == 404


def test_an_empty_record_has_a_sentence_for_it(revisor: Klient) -> None:
    html = ord_i(revisor.vis("/moter", kjent="2026-02-13"))
    assert "Ingen møter er innkalt ennå." in html
    assert "Ingen saker er meldt ennå." in html


@pytest.mark.parametrize(
    "sti",
    [
        "/moter",
        "/moter/mote-2026-2",
        "/moter/mote-2026-3",
        "/beslutninger/sak-2026-3",
        "/beslutninger/sak-2026-5",
        "/lop/s27/beslutninger",
        "/steg/beslutt_sak/koordineringsgruppe:koordineringsgruppen",
    ],
)
def test_the_pages_are_without_faults_in_a_browser(
    nettside: Nettside, sted: Nettsted, sti: str
) -> None:
    logg_inn(nettside, sted, rolle=GRUPPEN[0], organ=GRUPPEN[1])
    assert nettside.ga(f"{sted.adresse}{sti}").status == 200
    sjekk(nettside)
