"""The timeline from the command line: bars and tables for people, all of it as JSON."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.application.demohus import fortalt
from tests.cli.conftest import Program, program_i
from tests.scenarios.verdener import FORTELLINGER

if TYPE_CHECKING:
    from pathlib import Path

LOP = ("s01_kjernejournal_type_a.toml", "s03_digihelsestasjon_type_b.toml")
JUNI = ("--per", "2024-06-01")


@pytest.fixture(scope="session")
def todemo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stories whose løp meet in two kommuner; not to be written to."""
    stier = [FORTELLINGER / navn for navn in LOP]
    return fortalt(tmp_path_factory.mktemp("to"), *stier)


@pytest.fixture
def to(todemo: Path, tmp_path: Path) -> Program:
    """The program on a copy of that log; nobody follows it."""
    return program_i(shutil.copytree(todemo, tmp_path, dirs_exist_ok=True))


def spurt(program: Program, *ord_: str) -> dict[str, Any]:
    return program.json("timeline", *ord_)


def rader(svar: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [(x["lop"], x["pulje"]) for x in svar["linjer"]]


def test_people_see_bars_lines_overlaps_seats_and_load(to: Program) -> None:
    svar = to("timeline", *JUNI, "--fra", "2024-05-01", "--til", "2025-03-31")
    assert svar.exit_code == 0, svar.stderr
    linjer = svar.stdout.splitlines()
    assert "Tidslinje 2024-05-01 – 2025-03-31" in linjer
    [forste] = [linje for linje in linjer if linje.startswith("  pulje 2 ")]
    assert forste.split() == ["pulje", "2", *["░░"] * 3]
    [hele] = [linje for linje in linjer if linje.startswith("s03 ")]
    assert hele.split() == ["s03", "██", "██", *["░░"] * 5]
    [ar] = [linje for linje in linjer if linje.split() == ["2024", "2025"]]
    [maned] = [linje for linje in linjer if linje.split()[:2] == ["05", "06"]]
    assert maned[ar.index("2025")] + maned[ar.index("2025") + 1] == "01"
    assert maned.split()[-1] == "03"
    [i_dag] = [linje for linje in linjer if "▼" in linje and "░" not in linje]
    assert maned[i_dag.index("▼") :].startswith("06")
    for ord_ in (
        "DigiHelsestasjon i Vestland",
        "s01 – s03",
        "2 kommuner",
        "Besvart",
        "Kommuner med flere løp samtidig",
        "uten grense",
        "grense 2",
        "Norsk helsenett: nhn",
        f"posisjon {to.siste[0]}",
    ):
        assert ord_ in svar.stdout


def test_everything_is_in_the_json_with_its_positions(to: Program) -> None:
    svar = spurt(to, *JUNI)
    assert rader(svar)[:3] == [("s01", None), ("s01", 1), ("s01", 2)]
    assert (svar["posisjon"], svar["bak"]) == (to.siste[0], 0)
    [mote] = [o for o in svar["overlapp"] if {o["lop"], o["annet"]} == {"s01", "s03"}]
    assert (sorted(mote["kommuner"]), mote["status"]) == (["fitjar", "tysnes"], "besvart")
    [en] = mote["svar"]
    with to.hus() as hus:
        [hendelsen] = hus.reader.span(en["posisjon"], en["posisjon"])
    assert (hendelsen.stream_id, hendelsen.topic) == ("innforingslop:s03", "PlanGodkjent")
    assert en["posisjon"] in mote["posisjoner"]
    vaar = next(p for p in svar["plasser"] if (p["lop"], p["pulje"]) == ("s01", 1))
    assert (vaar["kapasitet"], vaar["tatt"]["antall"], vaar["over"]) == (30, 28, 0)
    nhn = next(x for x in svar["last"] if (x["slag"], x["maned"]) == ("nhn", "2024-10"))
    assert (nhn["oppgitt"]["nok"], nhn["grense"], nhn["over"]) == (1, None, False)
    assert {k["kvartal"] for k in svar["invitasjoner"]} == {"2024-2"}


def test_it_is_filtered_and_does_not_stop_at_the_end_of_the_year(to: Program) -> None:
    bare = spurt(to, *JUNI, "--losning", "digihelsestasjon")
    assert {lop for lop, _ in rader(bare)} == {"s03"}
    assert {p["lop"] for p in bare["plasser"]} == {"s03"}
    assert {lop for lop, _ in rader(spurt(to, *JUNI, "--organ", "regional-46"))} == {"s03"}
    fitjar = spurt(to, *JUNI, "--kommune", "fitjar")
    assert {lop for lop, _ in rader(fitjar)} == {"s01", "s03"}
    assert [s["antall"] for s in fitjar["samtidige"]] == [2]
    assert {lop for lop, _ in rader(spurt(to, *JUNI, "--kommune", "modalen"))} == {"s01"}
    over = spurt(to, *JUNI, "--fra", "2024-12-15", "--til", "2025-02-01")
    assert "s01-nabo" in {lop for lop, _ in rader(over)}
    assert "Ingen planlagte løp" in to("timeline", *JUNI, "--fra", "2030-01-01").stdout


def test_what_was_known_then_is_another_answer(to: Program) -> None:
    da = spurt(to, "--kjent", "2024-03-31")
    assert (da["per"], da["posisjon"] < to.siste[0]) == ("2024-03-31", True)
    status = {o["status"] for o in da["overlapp"] if o["lop"] == "s01" and o["annet"] == "s03"}
    assert status == {"ubesvart"}


def test_bad_input_says_what_can_be_asked(to: Program) -> None:
    assert "Nearest: fitjar" in to.ugyldig("timeline", "--kommune", "fitjarr")
    assert "there is no losning" in to.ugyldig("timeline", "--losning", "xyz")
    assert "Nearest: regional-46" in to.ugyldig("timeline", "--organ", "regional-466")
    periode = ("--fra", "2024-05-01", "--til", "2024-04-01")
    assert "ends before it begins" in to.ugyldig("timeline", *periode)
    for valg in ("--per", "--kjent"):
        assert "can answer for" in to.ugyldig("timeline", valg, "2040-01-01")
    assert "neither a date" in to.ugyldig("timeline", "--til", "igår")
