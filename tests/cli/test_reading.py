"""What the reading commands show, to people and to machines, in three languages."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from innforing.application.tidspunkt import dag_i_norge
from tests.cli.conftest import Program

READING = [
    ("board",),
    ("board", "--missing"),
    ("lop", "pll"),
    ("history", "pll"),
    ("history", "pll", "--refused"),
    ("replay",),
    ("replay", "htm"),
    ("ask", "tilstand", "--about", '{"lop": "htm"}'),
    ("verify",),
]


@pytest.mark.parametrize("ord_", READING, ids=" ".join)
def test_a_demo_log_says_that_it_is_one(leser: Program, ord_: tuple[str, ...]) -> None:
    svar = leser(*ord_)
    assert svar.exit_code == 0
    assert svar.stderr.startswith("DEMO: eksempeldata\n")
    assert svar.stdout
    assert leser.json(*ord_)["demo"] is True


@pytest.mark.parametrize("ord_", READING, ids=" ".join)
def test_json_is_all_that_a_machine_gets(leser: Program, ord_: tuple[str, ...]) -> None:
    svar = leser(*ord_, "--json")
    json.loads(svar.stdout)
    assert svar.stderr == ""


@pytest.mark.parametrize(
    ("sprak", "ord_"),
    [
        (
            "nb",
            (
                "Arbeidsbord",
                "Dette venter på noen",
                "  Eieren av løpet\n    pll: Sjekk klar til bruk (mangler: 3)",
            ),
        ),
        (
            "nn",
            (
                "Arbeidsbord",
                "Dette ventar på nokon",
                "  Eigaren av løpet\n    pll: Sjekk klar til bruk (manglar: 3)",
            ),
        ),
        (
            "en",
            (
                "Workbench",
                "Waiting for somebody",
                "  The owner of the løp\n    pll: Check readiness for use (missing: 3)",
            ),
        ),
    ],
)
def test_the_board_speaks_three_languages(
    leser: Program, sprak: str, ord_: tuple[str, ...]
) -> None:
    bord = ("board", "--missing")
    for svar in (leser(*bord, "--lang", sprak), leser(*bord, INNFORING_LANG=sprak)):
        for en in ord_:
            assert en in svar.stdout


@pytest.mark.krav("K-364")
def test_the_board_shows_state_age_next_step_and_who_holds_it(leser: Program) -> None:
    svar: Any = leser.json("board", "--missing")
    vist = {r["lop"]: (r["tilstand"], r["dager"], r["neste"][0]["steg"]) for r in svar["lop"]}
    siste = dag_i_norge(leser.siste[1])
    assert vist == {
        "htm": ("gjennomforing", (siste - date(2024, 4, 2)).days, "evaluer"),
        "pll": ("foreslatt", (siste - date(2024, 1, 20)).days, "sjekk_klar_til_bruk"),
    }
    assert svar["venter"] == {"innforingsleder": ["htm"], "eier": ["pll"]}
    assert {r["lop"]: r["mangler"]["steg"] for r in svar["lop"]} == {
        "htm": "evaluer",
        "pll": "sjekk_klar_til_bruk",
    }
    assert [r["mangler"] for r in leser.json("board")["lop"]] == [None, None]  # type: ignore[attr-defined]


@pytest.mark.krav("K-364")
def test_the_board_on_a_date_is_the_board_of_that_date(leser: Program) -> None:
    rader = leser.json("board", "--per", "2024-02-15")["lop"]
    assert isinstance(rader, list)
    assert [(r["lop"], r["tilstand"], r["svar"].get("invitert", 0)) for r in rader] == [
        ("htm", "pamelding", 1),
        ("pll", "foreslatt", 0),
    ]
    assert leser.json("board", "--per", "2023-01-01")["lop"] == []
    tom = leser("board", "--per", "2023-01-01").stdout
    assert "Her kommer løpene når noen foreslår et" in tom


@pytest.mark.krav("K-004")
def test_a_lop_lists_every_unmet_criterion_with_who_can_mend_it(leser: Program) -> None:
    vist = leser("lop", "pll").stdout
    assert "dokumentert_nytte: Nytten er dokumentert (Ikke oppfylt; program-pll)" in vist
    assert "oppleringen_er_klar: Opplæringen er klar (Nasjonal koordineringsgruppe, KS)" in vist
    assert "Tilstand: Foreslått" in vist
    neste = leser.json("lop", "pll")["neste"]
    assert isinstance(neste, list)
    sjekk = next(m for m in neste if m["steg"] == "sjekk_klar_til_bruk")
    assert sjekk["hvem"] == ["eier"]
    assert sjekk["til"] == "klar_til_bruk_sjekket"


def test_a_lop_shows_its_leaders_and_puljer(leser: Program) -> None:
    vist = leser("lop", "htm").stdout
    assert "Ledere: Lise (eksempel) (Prosessleder)" in vist
    assert "Puljer: 1: Gjennomføring" in vist
    assert "Type: Felles prosess" in vist


@pytest.mark.krav("K-373", "K-069")
def test_history_shows_who_why_and_on_what_and_the_refused_steps_in_order(leser: Program) -> None:
    vist = leser("history", "pll", "--refused").stdout
    for ord_ in (
        "Kari (eksempel), Medlem, koordineringsgruppen → foresla",
        "gjelder fra 2024-01-20 00:00",
        "Begrunnelse: Vi vil følge utprøvingen.",
        "Avklart: Løsningen står i kommunal sektors portefølje (i_portefoljen): Løsningen er",
        "Hviler på loggen til og med posisjon",
        "losningen_finnes=true",
    ):
        assert ord_ in vist
    avvist, foreslatt = vist.index("(foresla): avvist"), vist.index("(LopForeslatt)")
    assert avvist < foreslatt
    linjer = leser.json("history", "pll", "--refused")["linjer"]
    assert isinstance(linjer, list)
    assert [linje["avvist"] for linje in linjer] == [True, False, False, True]
    assert "avvist" not in leser("history", "pll").stdout


def test_a_stream_that_somebody_was_refused_to_begin_has_a_history(program: Program) -> None:
    kari = ("--as", "kari", "--role", "medlem", "--body", "koordineringsgruppen")
    data = {"begrunnelse": "x", "tittel": "x", "type": "a", "losning": "finnes-ikke"}
    assert program("step", "foresla", "ny", *kari, "--data", json.dumps(data)).exit_code == 1
    assert "losning_er_registrert" in program("history", "ny", "--refused").stdout
    assert program("history", "ny").exit_code == 2


@pytest.mark.krav("K-375")
def test_a_decision_names_the_meeting_it_was_made_in(leser: Program) -> None:
    assert (
        "Beslutning: form=mote; dato=2024-02-01; referanse=Møte 1" in leser("history", "htm").stdout
    )


def test_a_paused_lop_waits_for_nobody_and_says_so(program: Program) -> None:
    kari = ("--as", "kari", "--role", "medlem", "--body", "koordineringsgruppen")
    data = json.dumps({"begrunnelse": "Vi venter på målingen.", "vurderes": "2099-01-01"})
    assert program("step", "sett_pa_vent", "pll", *kari, "--data", data).exit_code == 0
    assert "Foreslått (på vent)" in program("board").stdout
    assert program.json("board")["venter"] == {"innforingsleder": ["htm"]}


def test_consequences_and_the_system_itself_are_told(leser: Program) -> None:
    vist = leser("history", "deltakelse:htm:alver").stdout
    assert "følger av posisjon" in vist
    assert "Systemet selv" in vist


@pytest.mark.krav("K-372")
def test_replay_to_a_position_shows_the_state_then(leser: Program) -> None:
    hele = leser.json("replay", "htm")
    assert isinstance(hele["tilstand"], dict)
    assert hele["tilstand"]["tilstand"] == "gjennomforing"
    linjer = leser.json("history", "htm")["linjer"]
    assert isinstance(linjer, list)
    foreslatt = leser.json("replay", "htm", "--to", str(linjer[0]["posisjon"]))
    assert isinstance(foreslatt["tilstand"], dict)
    assert foreslatt["tilstand"]["tilstand"] == "foreslatt"
    assert "Helhetlig tjenestemodell i Vestland" in leser("replay", "htm", "--to", "20").stdout


def test_replay_of_everything_gives_a_digest(leser: Program) -> None:
    avtrykk = leser.json("replay")["avtrykk"]
    assert isinstance(avtrykk, str)
    assert len(avtrykk) == 64
    assert avtrykk in leser("replay").stdout
    assert leser.json("replay", "--kjent", "2024-02-01")["avtrykk"] != avtrykk


def test_a_question_of_a_story_can_be_asked(leser: Program) -> None:
    om = ("ask", "svarfordeling", "--about", '{"lop": "htm"}', "--per", "2024-02-10")
    svar = leser.json(*om)["svar"]
    assert isinstance(svar, dict)
    assert (svar["aktuelle"], svar["pa_venteliste"]) == (3, 1)
    assert '"aktuelle": 3' in leser(*om).stdout


@pytest.mark.parametrize(
    "kommando",
    [("history", "htm"), ("replay", "htm"), ("ask", "svarfordeling", "--about", '{"lop": "htm"}')],
)
def test_a_moment_that_the_log_cannot_answer_for_is_refused(
    leser: Program, kommando: tuple[str, ...]
) -> None:
    for valg, dag in (("--per", "2099-01-01"), ("--kjent", "2001-01-01")):
        assert "this log can answer for" in leser.ugyldig(*kommando, valg, dag)


def test_the_diagram_is_mermaid_from_the_table(leser: Program) -> None:
    tegnet = leser("diagram").stdout
    assert tegnet.startswith("stateDiagram-v2\n")
    assert "foreslatt --> klar_til_bruk_sjekket : sjekk_klar_til_bruk" in tegnet
    lest = json.loads(leser("diagram", "--json").stdout)
    assert lest["mermaid"] == tegnet


def test_an_ekte_log_is_not_called_a_demo(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    assert tomt("board").stderr == ""
    assert tomt.json("board")["demo"] is False
    assert tomt("verify").exit_code == 0
