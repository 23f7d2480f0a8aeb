"""The read side from the command line: status, project and rebuild."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.svarfordeling import Svarfordeling

if TYPE_CHECKING:
    from tests.cli.conftest import Program

NAVN = [one.navn for one in PROJEKSJONER]


def test_processes_may_share_the_read_models(program: Program) -> None:
    slutt = program.siste[0]
    en, annen = program.json("project", "utbredelse", "--once"), program.json("status")
    assert en == {"demo": True, "posisjon": slutt, "bak": 0}
    staar: Any = annen["lesemodeller"]
    assert {ett["navn"] for ett in staar if ett["posisjon"] == slutt} == {"utbredelse"}
    assert "Nearest: utbredelse" in program.ugyldig("project", "utbredels", "--once")


def test_status_tells_what_nobody_has_begun_and_then_how_far_it_is(program: Program) -> None:
    for_ = program.json("status")["lesemodeller"]
    assert isinstance(for_, list)
    assert [(ett["navn"], ett["i_bruk"]) for ett in for_] == [(navn, None) for navn in NAVN]
    assert "not begun" in program("status").stdout
    slutt = program.siste[0]
    assert program.json("project", "--once") == {"demo": True, "posisjon": slutt, "bak": 0}
    etter = program.json("status")["lesemodeller"]
    assert isinstance(etter, list)
    assert [(ett["posisjon"], ett["bak"], ett["parkert"]) for ett in etter] == [
        (slutt, 0, [])
    ] * len(NAVN)
    assert sum(etter[1]["rader"].values()) > 0


def test_status_tells_how_far_the_proof_is_and_what_is_late(program: Program) -> None:
    siste = program.siste[0]
    assert program.json("status")["bevis"] == {
        "hendelser": siste,
        "nokkel": False,
        "utgitt": 0,
        "feil": None,
        "alarmer": [],
    }
    assert "loggen har ingen nøkkel ennå" in program("status").stdout
    assert program("key", "new", "--host", "logg.example").exit_code == 0
    bevis: Any = program.json("status")["bevis"]
    assert [alarm["art"] for alarm in bevis["alarmer"]] == ["usignert"]
    svar = program("status", "--lang", "en")
    assert svar.exit_code == 0
    assert f"0 of {siste} events stand in a signed checkpoint" in svar.stdout
    with program.hus() as hus:
        siden = fra_mikrosekunder(hus.reader.span(1, 1)[0].recorded_us).astimezone(OSLO)
    assert f"for a signed checkpoint. The oldest is of {siden:%Y-%m-%d %H:%M}." in svar.stdout
    assert "Whoever runs the log can mend it" in svar.stdout
    assert program("publish").exit_code == 0
    bevis = program.json("status")["bevis"]
    assert (bevis["utgitt"], bevis["alarmer"]) == (siste, [])


def test_status_goes_on_where_the_files_of_the_proof_cannot_be_read(program: Program) -> None:
    svar = program("status", "--lang", "en", INNFORING_POLICY=str(program.mappe / "borte"))
    assert svar.exit_code == 0
    assert "Proof: the files of the proof cannot be read: INNFORING_POLICY" in svar.stdout


def test_rebuild_builds_beside_and_switches(program: Program) -> None:
    program("project", "--once")
    svar = program("rebuild")
    assert svar.exit_code == 0, svar.stderr
    assert [linje.partition(":")[0] for linje in svar.stdout.splitlines()] == NAVN
    bygd = program.json("rebuild", "svarfordeling")["bygd"]
    slutt = program.siste[0]
    versjon = Svarfordeling.versjon
    assert bygd == [{"navn": "svarfordeling", "utgave": 3, "versjon": versjon, "posisjon": slutt}]


def test_rebuild_has_a_way_back(program: Program) -> None:
    assert "no build" in program.ugyldig("rebuild", "svarfordeling", "--tilbake")
    program("project", "--once")
    program("rebuild", "svarfordeling")
    [bygd] = program.json("rebuild", "svarfordeling", "--tilbake")["bygd"]  # type: ignore[misc]
    assert bygd["utgave"] == 1
    assert program.json("project", "--once")["bak"] == 0


def test_a_version_that_differs_is_refused_with_what_differs(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("project", "--once")
    monkeypatch.setattr(Svarfordeling, "versjon", Svarfordeling.versjon + 1)
    monkeypatch.setattr(Svarfordeling, "endrer", {})
    monkeypatch.setattr(Svarfordeling, "handle", lambda *_: iter(()))
    svar = program("rebuild", "svarfordeling")
    assert svar.exit_code == 1
    assert "was not switched" in svar.stderr
    assert "svarfordeling_standpunkt had" in svar.stdout
    assert "run «innforing rebuild»" in program("status").stdout


def test_a_read_model_that_is_not_there_gets_the_nearest_name(program: Program) -> None:
    assert "Nearest: svarfordeling" in program.ugyldig("rebuild", "svarfordelinga")
