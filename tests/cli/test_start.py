"""`start`, `scenario` and `db`: from no log at all to a demo on the screen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import make_url

from innforing.application import scenario_fil
from innforing.cli import gjore
from tests.application.demohus import FORTELLINGER, IKKE_KLAR, PROSESS
from tests.cli.conftest import Program


@pytest.fixture
def egne(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small stories in the place of those that come with the program."""
    monkeypatch.setattr(gjore, "fortellingsfiler", lambda: sorted(FORTELLINGER.glob("*.toml")))


@pytest.mark.usefixtures("egne")
def test_the_first_start_loads_the_stories_and_shows_where_to_look(tomt: Program) -> None:
    svar = tomt("start")
    assert svar.exit_code == 0, svar.stderr
    for ord_ in (
        "Helhetlig tjenestemodell i Vestland",
        "Dette venter på noen",
        "innforing lop htm",
    ):
        assert ord_ in svar.stdout
    assert svar.stderr.startswith("DEMO: eksempeldata\n")
    assert "Programmet eier sin egen logg" in svar.stderr


def test_a_start_whose_stories_fail_shows_what_it_has_and_says_so(
    tomt: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    innhold = PROSESS.read_text("utf-8").replace("GjennomforingStartet", "PlanLagt")
    (tomt.mappe / "felles").mkdir()
    verden = FORTELLINGER / "felles" / "verden.toml"
    (tomt.mappe / "felles" / "verden.toml").write_bytes(verden.read_bytes())
    (tomt.mappe / "feil.toml").write_text(innhold, "utf-8")
    monkeypatch.setattr(gjore, "fortellingsfiler", lambda: [tomt.mappe / "feil.toml"])
    svar = tomt("start")
    assert svar.exit_code == 1
    assert "Helhetlig tjenestemodell" in svar.stdout
    assert "came GjennomforingStartet" in svar.stderr


@pytest.mark.usefixtures("egne")
def test_the_second_start_records_nothing(program: Program) -> None:
    for_ = program.siste
    assert program("start").exit_code == 0
    assert program.siste == for_


@pytest.mark.usefixtures("egne")
def test_a_demo_that_somebody_used_is_shown_though_a_new_story_comes_too_late(
    tomt: Program,
) -> None:
    assert tomt("scenario", str(PROSESS)).exit_code == 0
    svar = tomt("start")
    assert svar.exit_code == 0
    assert "use a new file" in svar.stderr
    assert "htm" in svar.stdout


@pytest.mark.usefixtures("egne")
def test_the_start_shows_an_ekte_log_and_loads_nothing(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    assert tomt("start").exit_code == 0
    assert tomt.siste[0] == 1


def test_scenario_makes_its_own_file_and_says_what_it_did(tomt: Program) -> None:
    fil = tomt.mappe / "ny" / "mappe" / "egen.sqlite"
    svar = tomt("scenario", str(PROSESS), str(IKKE_KLAR), "--db", str(fil))
    assert svar.exit_code == 0, svar.stderr
    assert "8 answers as expected" in svar.stdout
    assert fil.is_file()
    assert tomt("verify", "--db", str(fil)).exit_code == 0


def test_scenario_on_postgresql_gives_the_same_digest(tomt: Program, postgres_url: str) -> None:
    svar = [
        tomt.json("scenario", str(PROSESS), str(IKKE_KLAR), "--db", db)
        for db in (str(tomt.mappe / "s.sqlite"), postgres_url)
    ]
    assert svar[0] == svar[1]


def test_scenario_with_na_records_now(program: Program, tmp_path: Path) -> None:
    (tmp_path / "felles").mkdir()
    verden = FORTELLINGER / "felles" / "verden.toml"
    (tmp_path / "felles" / "verden.toml").write_bytes(verden.read_bytes())
    ny = tmp_path / "ny.toml"
    ny.write_text(
        IKKE_KLAR.read_text("utf-8")
        .replace("innforingslop:pll", "innforingslop:pll2")
        .partition("[[forvent]]")[0]
        .replace(
            'avvises = ["i_portefoljen"]', 'avvises = ["i_portefoljen", "eneste_lop_for_losningen"]'
        )
        .replace(
            "avklaringer.i_portefoljen",
            'avklaringer.eneste_lop_for_losningen = "To løp."\navklaringer.i_portefoljen',
        ),
        "utf-8",
    )
    for_ = program.siste
    assert "use a new file" in program.ugyldig("scenario", str(ny))
    svar = program("scenario", str(ny), "--na")
    assert svar.exit_code == 0, svar.stderr
    assert program.siste > for_


def test_a_story_that_goes_another_way_is_a_refusal_with_the_reasons(
    tomt: Program, tmp_path: Path
) -> None:
    (tmp_path / "felles").mkdir()
    verden = FORTELLINGER / "felles" / "verden.toml"
    (tmp_path / "felles" / "verden.toml").write_bytes(verden.read_bytes())
    ny = tmp_path / "ny.toml"
    innhold = IKKE_KLAR.read_text("utf-8").replace('avvises = ["i_portefoljen"]', "", 1)
    ny.write_text(innhold, "utf-8")
    svar = tomt("scenario", str(ny))
    assert svar.exit_code == 1
    assert "step 1 (foresla on innforingslop:pll)" in svar.stderr
    assert "Løsningen står i kommunal sektors portefølje" in svar.stderr


def test_a_file_without_steps_makes_no_log(tomt: Program) -> None:
    fil = tomt.mappe / "tom.toml"
    fil.write_text('tittel = "T"\nkilde = "K"\neksempeldata = true\n', "utf-8")
    svar = tomt("scenario", str(fil))
    assert svar.exit_code == 2
    assert "the files hold no step" in svar.stderr


def test_upgrade_makes_the_tables_and_says_so(tomt: Program) -> None:
    assert tomt("db", "upgrade").stdout == "the tables are up to date.\n"
    svar = tomt("board")
    assert svar.exit_code == 2
    assert "the log is empty: run «innforing start»" in svar.stderr


@pytest.mark.usefixtures("egne")
def test_roles_are_made_on_postgresql_and_the_program_then_owns_nothing(
    tomt: Program, postgres_url: str
) -> None:
    stier = [str(IKKE_KLAR), str(PROSESS)]
    assert tomt("scenario", *stier, "--db", postgres_url).exit_code == 0
    assert "Programmet eier sin egen logg" in tomt("start", "--db", postgres_url).stderr
    svar = tomt("db", "roles", "--app-password", "hemmelig", "--db", postgres_url)
    assert svar.exit_code == 0, svar.stderr
    assert "innforing_app" in svar.stdout
    som_app = make_url(postgres_url).set(username="innforing_app", password="hemmelig")  # noqa: S106
    start = tomt("start", "--db", som_app.render_as_string(hide_password=False))
    assert start.exit_code == 0, start.stderr
    assert start.stderr == "DEMO: eksempeldata\n"


def test_verify_names_the_first_bad_position(program: Program) -> None:
    with program.hus() as hus:
        (rad,) = hus.reader.stream("losning:pll")
    with sqlite3.connect(program.mappe / "logg.sqlite") as fil:
        for (navn,) in list(fil.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
            fil.execute(f'DROP TRIGGER "{navn}"')
        fil.execute("UPDATE events SET person = 'x' WHERE position = ?", (rad.position,))
    fil.close()
    svar = program("verify")
    assert svar.exit_code == 1
    assert svar.stdout.startswith(f"position {rad.position}, losning:pll: header copies differ")


def test_the_stories_of_the_program_are_found_in_the_checkout_or_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "s07_pll_ikke_klar.toml" in {fil.name for fil in scenario_fil.fortellingsfiler()}
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "egen.toml").touch()
    monkeypatch.setattr(scenario_fil, "files", lambda _: tmp_path)
    assert [fil.name for fil in scenario_fil.fortellingsfiler()] == ["egen.toml"]


def test_help_names_every_command(tomt: Program) -> None:
    alle = {
        "start",
        "serve",
        "scenario",
        "board",
        "lop",
        "step",
        "history",
        "replay",
        "ask",
        "diagram",
    }
    vist = tomt("--help").stdout.split()
    assert {*alle, "verify", "db"} <= set(vist)
