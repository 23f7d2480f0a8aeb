"""Every row of «Bad input»: one sentence that helps, exit code 2 (1 for a refusal), no event."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest

from tests.cli.conftest import Program

KARI = ("--as", "kari", "--role", "medlem", "--body", "koordineringsgruppen")
BERGEN = ("--as", "fullmektig-bergen", "--role", "fullmektig", "--body", "kommune-bergen")
VOSS = ("--as", "fullmektig-voss", "--role", "fullmektig", "--body", "kommune-voss")
LISE = ("--as", "lise", "--role", "prosessleder", "--body", "regional-vestland")


def laeringspunkt(tekst: str) -> str:
    punkt = {"hva": tekst, "fase": "utproving", "anbefaling": "Prøv igjen"}
    return json.dumps({"punkter": [punkt]})


def fodselsnummer() -> str:
    """A number that no person has: the check digits are right, the month is 40 too high."""
    forste = [int(siffer) for siffer in "014190" + "123"]
    k1 = -sum(v * s for v, s in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), forste, strict=True)) % 11
    k2 = (
        -sum(v * s for v, s in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), [*forste, k1], strict=True)) % 11
    )
    assert max(k1, k2) < 10
    return "".join(map(str, [*forste, k1, k2]))


@pytest.mark.parametrize(
    ("innhold", "setning"),
    [
        ("tittel = \n", "line 1, column 10: not TOML"),
        ("tittel = 3\n", "tittel: Input should be a valid string"),
        ("[[steg]]\ndato = 'i går'\n", "line 2: steg.1.dato"),
    ],
)
def test_malformed_toml_is_told_file_line_and_what_was_expected(
    program: Program, tmp_path: Path, innhold: str, setning: str
) -> None:
    fil = tmp_path / "daarlig.toml"
    fil.write_text(innhold, "utf-8")
    svar = program.ugyldig("scenario", str(fil))
    assert str(fil) in svar
    assert setning in svar


@pytest.mark.parametrize(
    ("data", "setning"),
    [
        ('{"hva": 1', "--data, line 1, column 10: not JSON: Expecting ',' delimiter."),
        ('{\n "a": }', "--data, line 2, column 7: not JSON"),
        ("[]", "--data: expected an object"),
        ("{}", "the step: give a lesson"),
        ('{"punkter": 3}', "punkter: Input should be a valid"),
        ('{"x": 3}', "x: Extra inputs are not permitted"),
        ("[" * 100_000, "--data: nested too deeply."),
        ("@finnes-ikke.json", "--data: finnes-ikke.json: No such file or directory."),
    ],
)
def test_malformed_json_is_told_line_and_what_was_expected(
    program: Program, data: str, setning: str
) -> None:
    assert setning in program.ugyldig(
        "step", "registrer_laeringspunkt", "pll", *KARI, "--data", data
    )


def test_the_steps_fields_may_come_from_a_file_or_the_standard_input(
    program: Program, tmp_path: Path
) -> None:
    fil = tmp_path / "punkt.json"
    fil.write_text(laeringspunkt("Én"), "utf-8")
    assert (
        program("step", "registrer_laeringspunkt", "pll", *KARI, "--data", f"@{fil}").exit_code == 0
    )
    svar = program(
        "step", "registrer_laeringspunkt", "pll", *KARI, "--data", "-", inn=laeringspunkt("To")
    )
    assert svar.exit_code == 0


@pytest.mark.parametrize("innhold", [b"\xff\xfe", b'{"a": "\xed\xa0\x80"}'])
def test_bytes_that_are_no_text_are_told(program: Program, tmp_path: Path, innhold: bytes) -> None:
    fil = tmp_path / "punkt.json"
    fil.write_bytes(innhold)
    svar = program.ugyldig("step", "registrer_laeringspunkt", "pll", *KARI, "--data", f"@{fil}")
    assert "is not UTF-8" in svar


def test_half_a_letter_is_told(program: Program) -> None:
    svar = program.ugyldig(
        "step", "registrer_laeringspunkt", "pll", *KARI, "--data", '{"punkter": "\\ud800"}'
    )
    assert "Unicode" in svar


@pytest.mark.parametrize(
    ("ord_", "setning"),
    [
        (("lop", "pl"), "there is no innforingslop «pl». Nearest: pll."),
        (("history", "organ:k"), "there is no «organ:k». Nearest: organ:ks"),
        (("replay", "deltakelse:htm:bergn"), "Nearest: deltakelse:htm:bergen"),
        (("step", "foreslo", "x", *KARI), "unknown step «foreslo». Nearest: foresla"),
        (
            ("step", "del_plan", "plll", *KARI),
            "there is no «innforingslop:plll». Nearest: innforingslop:pll",
        ),
        (
            ("step", "svar", "htm:bergn", *BERGEN, "--data", '{"svar": "nei"}'),
            "there is no kommune «bergn». Nearest: Bergen",
        ),
        (
            ("step", "legg_plan", "pll", "--as", "kaari", "--role", "medlem", "--body", "ks"),
            "there is no person «kaari». Nearest: Kari",
        ),
        (
            ("step", "legg_plan", "pll", "--as", "kari", "--role", "medlm", "--body", "ks"),
            "there is no role «medlm». Nearest: medlem",
        ),
        (
            ("step", "legg_plan", "pll", "--as", "kari", "--role", "medlem", "--body", "k s"),
            "«k s» cannot be the id of a body.",
        ),
        (("step", "legg_plan", "organ:ks", *KARI), "is taken on «innforingslop:…»"),
        (("ask", "svarfordling"), "Nearest: svarfordeling"),
        (("ask", "tilstand", "--about", "{"), "--about: not JSON"),
        (("ask", "tilstand", "--about", "3"), "--about: expected an object"),
        (("board", "--per", "i går"), "«i går» is neither a date"),
        (("lop", "htm", "--per", "2024-01-02"), "«htm» was not proposed yet on 2024-01-02."),
        (("diagram", "--version", "1999.1"), "there is no version «1999.1»; there is 2024.1"),
        (
            ("step", "legg_plan", "pll", *KARI, "--command-id", "x"),
            "--command-id: «x» is no UUID.",
        ),
        (("board", "--db", "mysql://x"), "kept in SQLite or PostgreSQL, not in mysql"),
        (("board", "--db", "://"), "--db is neither a file nor an address"),
        (("board", "--db", "finnes-ikke.sqlite"), "run «innforing db upgrade»"),
        (("db", "init"), "say --ekte"),
        (("db", "init", "--ekte"), "the log exists already"),
        (("db", "roles", "--app-password", "x"), "SQLite has no roles"),
    ],
)
def test_what_is_unknown_is_answered_with_the_nearest_names(
    program: Program, ord_: tuple[str, ...], setning: str
) -> None:
    assert setning in program.ugyldig(*ord_)


def test_a_date_in_the_past_where_it_may_not_be_is_refused(program: Program) -> None:
    svar = program.avvist(
        "step",
        "sett_pa_vent",
        "pll",
        *KARI,
        "--data",
        '{"begrunnelse": "x", "vurderes": "2020-01-01"}',
    )
    assert "vurderes_framover" in svar


@pytest.mark.krav("K-002")
def test_a_skipped_state_names_the_missing_step(program: Program) -> None:
    svar = program.avvist("step", "godkjenn_plan", "pll", *KARI)
    assert "Sjekk klar til bruk (sjekk_klar_til_bruk)" in svar


@pytest.mark.krav("K-373")
def test_a_wrong_role_or_body_is_told_who_may(program: Program) -> None:
    assert "Arbeidsgruppen for løpet, Innføringslederen" in program.avvist(
        "step", "del_plan", "pll", *BERGEN
    )
    svar = program.avvist(
        "step", "del_plan", "pll", "--as", "kari", "--role", "leder", "--body", "ks"
    )
    assert "har_vervet" in svar


@pytest.mark.krav("K-029")
def test_a_kommune_outside_the_target_group_cannot_answer(program: Program) -> None:
    svar = program.ugyldig(
        "step", "svar", "htm:Oslo", *BERGEN, "--data", '{"svar": "ja", "pulje": 1}'
    )
    assert "Oslo is not among the kommuner that «htm» is for." in svar


def test_a_file_that_is_no_log_is_told(program: Program) -> None:
    fil = program.mappe / "brev.sqlite"
    fil.write_text("Kjære kommune" * 1000, "utf-8")
    assert "is not a database" in program.ugyldig("board", "--db", str(fil))


def test_a_server_that_does_not_answer_is_told(program: Program) -> None:
    db = "postgresql+psycopg://nobody@127.0.0.1:1/x"
    assert "the database does not answer" in program.ugyldig("board", "--db", db)


@pytest.mark.krav("K-146")
def test_a_full_pulje_offers_the_waiting_list(tomt: Program) -> None:
    """The story up to the answers: the only seat is Bergens, Voss asks for one without a list."""
    fortelling = Path(__file__).parents[1] / "fortellinger" / "liten_prosess.toml"
    innhold = fortelling.read_text("utf-8").partition("[[steg]]\ndato = 2024-02-20")[0]
    innhold = innhold.replace('["bergen", "voss"]', '["bergen"]')
    (tomt.mappe / "felles").mkdir()
    verden = fortelling.parent / "felles" / "verden.toml"
    (tomt.mappe / "felles" / "verden.toml").write_bytes(verden.read_bytes())
    (tomt.mappe / "full.toml").write_text(
        innhold
        + '[[steg]]\ndato = 2024-02-11\nhvem = "fullmektig"\nfor_hver = { kommuner = ["voss"] }\n'
        + 'pa = "deltakelse:htm:{kommune}"\ntar = "svar"\nmed = { svar = "ja", pulje = 1 }\n'
        + 'gir = ["KommunePameldt"]\n',
        "utf-8",
    )
    svar = tomt("scenario", str(tomt.mappe / "full.toml"))
    assert svar.exit_code == 1
    assert "venteliste" in svar.stderr
    assert "plass_eller_venteliste" in svar.stderr


def test_two_writers_at_once_are_told_the_events_between(program: Program) -> None:
    data = ("--data", laeringspunkt("Vi lærte noe"))
    assert (
        program("step", "registrer_laeringspunkt", "pll", *KARI, "--seen", "2", *data).exit_code
        == 0
    )
    svar = program.avvist("step", "registrer_laeringspunkt", "pll", *KARI, "--seen", "2", *data)
    assert "Noen andre var raskere" in svar
    assert "(LaeringspunktRegistrert, 3)" in svar


@pytest.mark.parametrize(
    ("tekst", "setning"),
    [
        ("x" * (1 << 20), "the limit is 1048576"),
        ("x" * 20_001, "at most 20000 characters"),
        ("klokke\x07", "control characters"),
        ("nummeret " + fodselsnummer(), "the text has a fødselsnummer"),
        (f"{fodselsnummer()[:6]} {fodselsnummer()[6:]}", "this system keeps no personal numbers"),
    ],
    ids=["1 MB", "20 001 characters", "a bell", "fødselsnummer", "fødselsnummer with a space"],
)
@pytest.mark.krav("K-377")
def test_texts_that_cannot_be_kept_are_refused_with_why(
    program: Program, tmp_path: Path, tekst: str, setning: str
) -> None:
    fil = tmp_path / "punkt.json"
    fil.write_text(laeringspunkt(tekst), "utf-8")
    svar = program.ugyldig("step", "registrer_laeringspunkt", "pll", *KARI, "--data", f"@{fil}")
    assert setning in svar or "more than 1048576 characters" in svar
    fri = {"begrunnelse": tekst, "vurderes": "2030-01-01"}
    fil.write_text(json.dumps(fri), "utf-8")
    svar = program.ugyldig("step", "sett_pa_vent", "pll", *KARI, "--data", f"@{fil}")
    assert setning in svar or "more than 1048576 characters" in svar


def test_an_ekte_log_takes_no_time_from_a_story(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    fortelling = Path(__file__).parents[1] / "fortellinger" / "ikke_klar.toml"
    svar = tomt.ugyldig("scenario", str(fortelling))
    assert "never run in an ekte log" in svar
    assert "DEMO" not in svar


def test_a_command_id_used_for_something_else_is_refused(program: Program) -> None:
    id_ = str(uuid.uuid4())
    forst = ("step", "registrer_laeringspunkt", "pll", *KARI, "--command-id", id_, "--data")
    assert program(*forst, laeringspunkt("Én")).exit_code == 0
    assert "was used before with another content" in program.ugyldig(*forst, laeringspunkt("To"))
