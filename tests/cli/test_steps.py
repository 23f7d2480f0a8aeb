"""Taking a step from the command line: what was recorded, and what a repetition gives."""

from __future__ import annotations

import json
import uuid

from tests.cli.conftest import Program

KARI = ("--as", "kari", "--role", "medlem", "--body", "koordineringsgruppen")
PUNKT = {"punkter": [{"hva": "Start tidlig", "fase": "utproving", "anbefaling": "Start før"}]}
LAERING = ("step", "registrer_laeringspunkt", "pll", *KARI, "--data", json.dumps(PUNKT))


def test_a_step_says_what_it_recorded(program: Program) -> None:
    svar = program(*LAERING)
    assert svar.exit_code == 0
    posisjon, strom, versjon, *_ = svar.stdout.split()
    assert (int(posisjon), strom, versjon) == (program.siste[0], "innforingslop:pll", "3")
    assert "(LaeringspunktRegistrert)" in svar.stdout


def test_a_repeated_command_gives_the_first_outcome_and_records_nothing(program: Program) -> None:
    id_ = ("--command-id", str(uuid.uuid4()))
    forst = program.json(*LAERING, *id_)
    siste = program.siste
    igjen = program.json(*LAERING, *id_)
    assert program.siste == siste
    assert (forst["gjentatt"], igjen["gjentatt"]) == (False, True)
    assert forst["hendelser"] == igjen["hendelser"]
    assert "Kommandoen er kjent" in program(*LAERING, *id_).stdout


def test_a_person_may_be_named_or_given_by_id(program: Program) -> None:
    for som in ("Siri Saksbehandler (eksempel)", "siri saksbehandler"):
        navn = {"status": "under_utproving", "dato": "2024-05-01", "kilde": "Porteføljen"}
        svar = program(
            *("step", "sett_portefoljestatus", "pll", "--as", som, "--role", "saksbehandler"),
            *("--body", "ks", "--data", json.dumps(navn)),
        )
        assert svar.exit_code == 0, svar.stderr


def test_a_kommune_may_be_named(program: Program) -> None:
    voss = ("--as", "fullmektig-voss", "--role", "fullmektig", "--body", "kommune-voss")
    svar = program(
        *("step", "registrer_kontakt", "htm:Voss", *voss),
        *("--effective", "2024-05-01", "--data", '{"dato": "2024-05-01"}'),
    )
    assert "there is no" not in svar.stderr


def test_when_it_takes_effect_may_be_another_day(program: Program) -> None:
    assert program(*LAERING, "--effective", "2024-05-01").exit_code == 0
    with program.hus() as hus:
        siste = hus.reader.stream("innforingslop:pll")[-1]
    assert siste.effective_us is not None
    assert siste.effective_us < siste.recorded_us


def test_a_refusal_is_whole_for_machines_too(program: Program) -> None:
    svar = program("step", "sjekk_klar_til_bruk", "pll", *KARI, "--json")
    assert svar.exit_code == 1
    lest = json.loads(svar.stdout)
    assert lest["utfall"] == "avvist"
    assert {p["vilkar"]: p["mangler"] for p in lest["sperrer"]}[
        "obligatoriske_kriterier_oppfylt"
    ] == ["dokumentert_nytte", "oppleringen_er_klar"]
    assert [p["vilkar"] for p in lest["avklares"]] == [
        "helsefaglig_vurdering_foreligger",
        "overlevering_er_registrert",
    ]


def test_two_people_of_one_name_are_told_apart_by_id(program: Program) -> None:
    with program.hus() as hus:
        hus.personer.registrer("Siri Saksbehandler")
    svar = program.ugyldig(
        *("step", "legg_plan", "pll", "--as", "Siri Saksbehandler"),
        *("--role", "saksbehandler", "--body", "ks"),
    )
    assert "2 people are called «Siri Saksbehandler»" in svar
