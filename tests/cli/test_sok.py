"""Searching in all events from the command line, and the history that rests on the same trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.replay import utsnitt
from innforing.application.revisjonsspor import spor_av
from innforing.eventlog.readstore import ReadStore
from innforing.projections.revisjonsspor.revisjonsspor import Revisjonsspor

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def rader(svar: dict[str, Any]) -> list[dict[str, Any]]:
    funnet: list[dict[str, Any]] = svar["rader"]
    return funnet


@pytest.mark.krav("K-373")
def test_a_search_shows_who_when_in_which_role_and_on_what_grounds(leser: Program) -> None:
    vist = leser("search", "løp:pll hendelse:LopForeslatt").stdout
    for ord_ in (
        "(LopForeslatt)",
        "innforingslop:pll",
        "Kari (eksempel), Medlem,",
        "koordineringsgruppen",
        "gjelder fra",
        "2024-01-20 00:00",
        "Vi vil følge utprøvingen.",
        "1 hendelser passer søket",
    ):
        assert ord_ in vist
    [rad] = rader(leser.json("search", "lop:pll hendelse:LopForeslatt"))
    assert (rad["begrunnelse"], rad["lop"]) == ("Vi vil følge utprøvingen.", "pll")
    assert rad["avklaringer"] == ["i_portefoljen"]
    assert rad["gjelder"] < rad["registrert"]
    assert "1 events match the search" in leser("search", "posisjon:3", "--lang", "en").stdout


def test_pages_and_facets(leser: Program) -> None:
    slutt = leser.siste[0]
    svar = leser.json("search", "--limit", "4")
    assert [rad["posisjon"] for rad in rader(svar)] == list(range(slutt, slutt - 4, -1))
    assert (svar["antall"], svar["eldre"], svar["nyere"], svar["bak"]) == (
        slutt,
        slutt - 3,
        None,
        0,
    )
    assert f"Eldre: --before {slutt - 3}" in leser("search", "--limit", "4").stdout
    neste = leser.json("search", "--limit", "4", "--before", str(slutt - 3))
    assert rader(neste)[0]["posisjon"] == slutt - 4
    fasetter = leser.json("search", "lop:htm", "--facets")["fasetter"]
    assert isinstance(fasetter, dict)
    antall = leser.json("search", "lop:htm")["antall"]
    assert {sum(tall.values()) for tall in fasetter.values()} == {antall}
    vist = leser("search", "lop:htm", "--facets").stdout
    assert f"År: 2024 {antall}" in vist
    assert leser.json("search")["fasetter"] is None


def test_a_query_may_begin_by_taking_away(leser: Program) -> None:
    hele = leser.json("search", "lop:pll")["antall"]
    uten = leser.json("search", "-hendelse:LopForeslatt lop:pll")["antall"]
    assert isinstance(hele, int)
    assert uten == hele - 1


def test_both_clocks(leser: Program) -> None:
    [foreslatt] = rader(leser.json("search", "lop:pll hendelse:LopForeslatt"))
    dagen_for = ("search", "lop:pll", "--per", "2024-01-19")
    assert leser.json(*dagen_for)["antall"] == 0
    assert leser.json("search", "lop:pll", "--per", "2024-01-20")["antall"] == 1
    registrert = str(foreslatt["registrert"])[:10]
    assert leser.json("search", "lop:pll", "--kjent", registrert)["antall"] == 1
    for_ = leser.json("search", "--kjent", "2024-01-20")
    assert all(rad["registrert"] < registrert for rad in rader(for_))


def test_no_match_tells_what_to_do(leser: Program) -> None:
    svar = leser("search", "lop:pll hendelse:PlanGodkjent")
    assert svar.exit_code == 0
    assert "Ingen hendelser passer søket. Vis de siste 50: innforing search" in svar.stdout


def test_bad_input_is_said_all_at_once(leser: Program) -> None:
    setning = leser.ugyldig("search", "rollle:leder hendelse:PlanGodkjnt lop:plll")
    for ord_ in ("Nearest: rolle", "Nearest: PlanGodkjent", "Nearest: pll"):
        assert ord_ in setning
    assert "this log can answer for" in leser.ugyldig("search", "--per", "2099-01-01")
    assert "this log can answer for" in leser.ugyldig("search", "--kjent", "2001-01-01")
    assert "no qualifier" in leser.ugyldig("search", "--limmit")
    assert leser.json("search", "--before", "9" * 30)["antall"] == leser.siste[0]
    assert leser.json("search", "etter:0001-01-01 før:9999-12-31")["antall"] == leser.siste[0]
    assert leser.json("search", "gjelder-etter:9999-12-31")["antall"] == 0
    for valg in (("--limit", "0"), ("--limit", "1001"), ("--before", "0")):
        assert leser("search", *valg).exit_code == 2


def test_history_is_that_of_the_log_alone(program: Program) -> None:
    for strom in ("innforingslop:htm", "organ:ks", "pulje:htm:1", "deltakelse:htm:alver"):
        vist = program.json("history", strom)["linjer"]
        assert isinstance(vist, list)
        with program.hus() as hus:
            ventet = spor_av(hus, strom, utsnitt(hus.reader))
        assert [linje["posisjon"] for linje in vist] == [linje.posisjon for linje in ventet] != []


def test_history_rests_on_the_read_model_and_on_the_log_for_what_that_has_not(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("project", "--once")
    hele = program.json("history", "pll")["linjer"]
    assert isinstance(hele, list)
    base = ReadStore(f"sqlite:///{program.mappe / 'logg-lesing.sqlite'}")
    with base.transaction() as rows:
        navn = "revisjonsspor_hendelse_v1_1"
        rows.run(f"DELETE FROM {navn} WHERE posisjon = ?", (hele[0]["posisjon"],))  # noqa: S608, our own name
    assert program.json("history", "pll")["linjer"] == hele[1:]
    # as if it had not come to the last event
    siste = hele[-1]["posisjon"]
    with program.hus() as hus:
        segl = hus.reader.span(siste - 1, siste - 1)[0].commitment.hex()
    with base.transaction() as rows:
        rows.run(f"DELETE FROM {navn} WHERE posisjon >= ?", (siste,))  # noqa: S608, our own name
        rows.run("UPDATE read_models SET position = ?, seal = ?", (siste - 1, segl))
    base.close()
    monkeypatch.setattr("innforing.projections.readside.ReadSide.catch_up", lambda _side: None)
    assert program.json("history", "pll")["linjer"] == hele[1:]


def test_what_the_read_model_could_not_take_is_still_in_the_history(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    hele = program.json("history", "pll")["linjer"]
    (program.mappe / "logg-lesing.sqlite").unlink()
    ordentlig = Revisjonsspor.handle

    def brister(self: Revisjonsspor, happened: Any) -> Any:
        if happened.hendelse.strom == "innforingslop:pll" and happened.hendelse.versjon == 2:
            raise ValueError
        return ordentlig(self, happened)

    monkeypatch.setattr(Revisjonsspor, "handle", brister)
    svar = program("search", "lop:pll")
    assert "Ikke talt med: KriteriumVurdert" in svar.stderr
    assert "1 hendelser passer søket" in svar.stdout
    assert program.json("history", "pll")["linjer"] == hele
