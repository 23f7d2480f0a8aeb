"""The innsynslogg from the command line: made with the log, and read by `innforing reads`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from innforing.application.innsynslogg import Innsyn, Innsynslogg
from innforing.application.innsynsord import Folsomt, Innsynsgrunn
from innforing.bootstrap import Hus, Innstillinger
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.logg.logg import Logg
from innforing.eventlog import database
from tests.application.demohus import innstillinger

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

KARI = Aktor(person="11111111-1111-4111-8111-111111111111", rolle=Rolle.REVISOR, organ="ks")


def noter(mappe: Path, ting: str) -> None:
    with Hus(innstillinger(mappe)) as hus:
        lest = Innsyn(
            side="/lop/{lop}/historikk",
            ting=ting,
            slag=Folsomt.HANDLINGER,
            grunn=Innsynsgrunn.REVISJON,
        )
        hus.innsyn.noter(lest, KARI)


def fodsler(mappe: Path) -> list[tuple[str, bytes | None]]:
    """Topic and state of the first event of the log, and of the log of who reads it."""
    valgt = innstillinger(mappe)
    funnet = []
    for url in (valgt.db, valgt.innsynsbase()):
        with database.open_reader(url) as reader:
            (fodt,) = reader.span(1, 1)
            funnet.append((fodt.topic, fodt.state))
    return funnet


def test_a_log_is_born_with_a_log_of_who_reads_it(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    loggen, innsynet = fodsler(tomt.mappe)
    assert loggen == innsynet
    assert loggen[0] == "EkteLoggOpprettet"


def test_an_older_log_gets_one_when_it_is_first_read(program: Program) -> None:
    fil = program.mappe / "logg-innsyn.sqlite"
    fil.unlink()
    noter(program.mappe, "pll")
    loggen, innsynet = fodsler(program.mappe)
    assert loggen == innsynet
    assert loggen[0] == "DemoLoggOpprettet"


def test_upgrading_makes_its_tables(program: Program) -> None:
    fil = program.mappe / "logg-innsyn.sqlite"
    fil.unlink()
    assert program("db", "upgrade").exit_code == 0
    with closing(sqlite3.connect(fil)) as base:
        assert base.execute("SELECT count(*) FROM events").fetchall() == [(0,)]


def test_it_is_read_by_person_thing_and_day(program: Program) -> None:
    noter(program.mappe, "pll")
    noter(program.mappe, "htm")
    svar: dict[str, Any] = program.json("reads")
    assert [rad["ting"] for rad in svar["innsyn"]] == ["htm", "pll"]
    assert svar["innsyn"][0]["person"] == KARI.person
    assert svar["innsyn"][0]["grunn"] == "revisjon"
    svar = program.json("reads", "--about", "pll", "--person", KARI.person)
    assert [rad["ting"] for rad in svar["innsyn"]] == ["pll"]
    assert program.json("reads", "--person", "en-annen")["innsyn"] == []
    assert program.json("reads", "--to", "2020-01-01")["innsyn"] == []
    forst: dict[str, Any] = program.json("reads", "--limit", "1")
    neste: dict[str, Any] = program.json("reads", "--before", str(forst["eldre"]))
    assert [rad["ting"] for rad in neste["innsyn"]] == ["pll"]


def test_people_see_a_table_without_names(program: Program) -> None:
    assert "Ingen innsyn passer" in program("reads").stdout
    noter(program.mappe, "pll")
    vist = program("reads", "--lang", "en", COLUMNS="200").stdout
    assert "/lop/{lop}/historikk" in vist
    assert KARI.person in vist
    assert "Audit" in vist


def test_a_read_log_that_cannot_be_read_is_one_sentence(program: Program) -> None:
    fil = program.mappe / "logg-innsyn.sqlite"
    fil.unlink()
    fil.mkdir()
    assert program.ugyldig("reads").splitlines()[1:] == [
        "the read log cannot be read: the database does not answer: unable to open database file"
    ]


def test_a_day_that_is_none_is_one_sentence(program: Program) -> None:
    assert "«i-gar» is neither a date" in program.ugyldig("reads", "--from", "i-gar")


def test_where_it_is_can_be_said(tmp_path: Path) -> None:
    ved = Innstillinger("sqlite:////x/logg.sqlite")
    assert ved.innsynsbase() == "sqlite:////x/logg-innsyn.sqlite"
    sagt = Innstillinger.fra_miljo({"INNFORING_INNSYN_DB": f"sqlite:///{tmp_path}/annet.sqlite"})
    assert sagt.innsynsbase() == f"sqlite:///{tmp_path}/annet.sqlite"
    server = Innstillinger("postgresql+psycopg://app@h/d", eier="postgresql+psycopg://eier@h/d")
    assert server.innsynsbase() == "postgresql+psycopg://app@h/d?options=-csearch_path%3Dinnsyn"
    assert "eier@h/d" in server.innsynsbase(eier=True)
    eget = Innstillinger("postgresql+psycopg://app@h/d?options=-csearch_path%3Dvest")
    assert eget.innsynsbase().endswith("search_path%3Dvest_innsyn")


def test_another_logs_read_log_is_not_taken(program: Program, tmp_path: Path) -> None:
    annen = f"sqlite:///{tmp_path / 'annen.sqlite'}"
    with Hus(innstillinger(program.mappe)) as hus:
        fremmed = Innsynslogg(annen, Logg(id="en-annen", fro="x"), na=hus.na)
        with closing(fremmed):
            fremmed.noter(Innsyn(side="/", slag=Folsomt.KONTAKT, grunn=Innsynsgrunn.DRIFT), None)
    svar = program("reads", INNFORING_INNSYN_DB=annen)
    assert svar.exit_code == 2
    assert "belongs to another log" in svar.stderr
