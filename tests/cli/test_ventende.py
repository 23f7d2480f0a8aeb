"""What waits for whom, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innforing.cli import ventende

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def venter(program: Program, *ord_: str) -> list[dict[str, Any]]:
    svar: Any = program.json("waiting", *ord_)
    oppgaver: list[dict[str, Any]] = svar["venter"]
    return oppgaver


def kort(oppgaver: list[dict[str, Any]]) -> list[str]:
    return [" ".join((o["art"], *o["om"])) for o in oppgaver]


@pytest.mark.krav("K-364")
def test_it_catches_up_and_says_what_waited_then(program: Program) -> None:
    oppgaver = venter(program, "--per", "2024-02-12")
    assert kort(oppgaver) == [
        "svar htm alver pulje.1",
        "neste_steg pll",
        "neste_steg htm",
        "venteliste htm voss pulje.1",
    ]
    svar, sjekk, start, ko = oppgaver
    assert (svar["frist"], svar["forfalt"], svar["siden"]) == ("2024-03-01", False, "2024-02-02")
    assert (sjekk["steg"], sjekk["tekst"]) == ("sjekk_klar_til_bruk", "Sjekk klar til bruk")
    assert [m["organ"] for m in start["hvem"]] == ["regional-vestland"]
    assert (ko["lop"], ko["kommune"], ko["pulje"]) == ("htm", "voss", 1)
    for oppgave in oppgaver:
        for posisjon in oppgave["posisjoner"]:
            assert 0 < posisjon <= program.siste[0]


def test_a_role_and_a_body_narrow_it_down(program: Program) -> None:
    dag = ("--per", "2024-02-12")
    assert kort(venter(program, *dag, "--role", "eier")) == ["neste_steg pll"]
    assert kort(venter(program, *dag, "--body", "kommune-alver")) == ["svar htm alver pulje.1"]
    assert venter(program, *dag, "--body", "kommune-voss") == []
    egne = venter(program, *dag, "--role", "prosessleder", "--body", "regional-vestland")
    assert kort(egne) == ["neste_steg htm", "venteliste htm voss pulje.1"]


def test_what_waits_now_and_as_it_was_known(program: Program) -> None:
    na = program.json("waiting")
    assert (na["per"], na["posisjon"]) == ("2024-05-02", program.siste[0])
    assert kort(venter(program)) == kort(venter(program, "--per", "2024-05-02"))
    visst = program.json("waiting", "--kjent", "2024-02-12")
    assert visst["per"] == "2024-02-12"
    assert int(str(visst["posisjon"])) < program.siste[0]
    assert visst["venter"] == program.json("waiting", "--per", "2024-02-12")["venter"]


@pytest.mark.parametrize(
    ("sprak", "linjer"),
    [
        (
            "nb",
            (
                "Dette venter på noen 2024-02-12:",
                "  Den som svarer for kommunen",
                "    htm, pulje 1, Alver: Svar på invitasjonen (siden 2024-02-02; frist 2024",
                "    pll: Sjekk klar til bruk (siden 2024-01-20; koordineringsgruppen)",
                "  Innføringslederen",
                "    htm: Start gjennomføringen (siden 2024-02-02; regional-vestland)",
            ),
        ),
        ("nn", ("  Innføringsleiaren", "    htm: Start gjennomføringa (sidan 2024-02-02;")),
        ("en", ("  The rollout leader", "Find a seat for the kommune that waits (since")),
    ],
)
def test_people_see_it_by_authority(program: Program, sprak: str, linjer: tuple[str, ...]) -> None:
    svar = program("waiting", "--per", "2024-02-12", "--lang", sprak)
    assert svar.exit_code == 0, svar.stderr
    for linje in linjer:
        assert linje in svar.stdout


def test_the_same_thing_for_several_kommuner_is_one_line(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    dag = ("waiting", "--per", "2024-02-03")
    assert "htm, pulje 1, Alver, Bergen, Voss: Svar på invitasjonen" in program(*dag).stdout
    monkeypatch.setattr(ventende, "FLEST", 2)
    assert "htm, pulje 1, 3 kommuner: Svar på invitasjonen" in program(*dag).stdout
    assert "Ingenting venter" in program("waiting", "--body", "kommune-oslo").stdout


def test_bad_input_says_the_nearest_and_what_can_be_asked(program: Program) -> None:
    assert "Nearest: innforingsleder" in program.ugyldig("waiting", "--role", "innforingsledr")
    assert "Nearest: kommune-voss" in program.ugyldig("waiting", "--body", "kommune-vosss")
    for valg in ("--per", "--kjent"):
        for dag in ("2017-12-31", "2031-01-01"):
            setning = program.ugyldig("waiting", valg, dag)
            assert f"«{dag}»: this log can answer for" in setning
        assert "neither a date" in program.ugyldig("waiting", valg, "i går")
