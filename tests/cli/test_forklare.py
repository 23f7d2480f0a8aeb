"""explain and diff from the command line: the events behind a figure, and what was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program

TATT_I_BRUK = ("utbredelse", "dho", "norge", "tatt_i_bruk")
DAGEN = "2024-05-20"
"""Two kommuner took it into use on that day, and it was entered on the next."""


def test_explain_names_the_events_and_people_see_them_in_words(dho: Program) -> None:
    svar: dict[str, Any] = dho.json("explain", *TATT_I_BRUK, "--per", "2024-06-01")
    [celle] = svar["celler"]
    assert celle["sti"] == list(TATT_I_BRUK[1:])
    assert celle["verdi"] == len(celle["posisjoner"]) == len(svar["hendelser"]) > 0
    assert {h["hendelse"] for h in svar["hendelser"]} == {"BruksstatusMeldt"}
    assert [h["posisjon"] for h in svar["hendelser"]] == celle["posisjoner"]
    tekst = dho("explain", *TATT_I_BRUK, "--per", "2024-06-01").stdout
    assert f"dho norge tatt_i_bruk: {celle['verdi']}" in tekst
    for posisjon in celle["posisjoner"]:
        assert f"{posisjon}  2024-05-20 00:00  Bruksstatus er meldt" in tekst


def test_a_part_of_a_path_gives_the_figures_below_it(dho: Program) -> None:
    alle = dho.json("explain", "lopsoversikt")["celler"]
    under: Any = dho.json("explain", "lopsoversikt", "s11", "svar")["celler"]
    assert [c for c in alle if c["sti"][:2] == ["s11", "svar"]] == under != []  # type: ignore[attr-defined]
    assert "s11 tilstand" in dho("explain", "lopsoversikt", "s11").stdout


@pytest.mark.krav("K-378")
def test_diff_shows_exactly_the_fact_that_was_entered_late(dho: Program) -> None:
    visst = ("--til", DAGEN, "--fra-kjent", DAGEN, "--til-kjent", "2024-05-21")
    svar: dict[str, Any] = dho.json("diff", "utbredelse", "dho", *visst)
    endret = {tuple(e["sti"][1:]): e for e in svar["endringer"]}
    nasjonalt = endret["norge", "tatt_i_bruk"]
    var = (nasjonalt["var"] or {"verdi": 0})["verdi"]
    assert nasjonalt["ble"]["verdi"] == var + 2
    kommuner = {sti[1] for sti in endret if sti[0] == "kommune"}
    assert len(kommuner) == 2
    nye = nasjonalt["hendelser"]
    rader: Any = [dho.json("explain", *TATT_I_BRUK, "--per", DAGEN)["hendelser"]]
    sent = [h for h in rader[0] if h["posisjon"] in nye]
    assert {h["gjelder"][:10] for h in sent} == {"2024-05-19"}, "midnight in Norway"
    assert {h["registrert"][:10] for h in sent} == {"2024-05-21"}
    assert "ringsaker" in str(kommuner) or len(kommuner) == 2
    assert (
        "Ingen forskjell."
        in dho("diff", "utbredelse", "dho", "--fra", DAGEN, "--til", DAGEN).stdout
    )


def test_diff_between_two_days_is_what_happened_in_between(dho: Program) -> None:
    svar: dict[str, Any] = dho.json(
        "diff", "lopsoversikt", "s11", "--fra", "2024-04-01", "--til", "2024-06-01"
    )
    endret = {tuple(e["sti"]) for e in svar["endringer"]}
    assert ("s11", "dager") in endret
    for_, etter = (
        {tuple(c["sti"]): c["verdi"] for c in _celler(dho, dag)}
        for dag in ("2024-04-01", "2024-06-01")
    )
    assert endret == {s for s in for_.keys() | etter.keys() if for_.get(s) != etter.get(s)}


def _celler(program: Program, dag: str) -> Any:
    return program.json("explain", "lopsoversikt", "s11", "--per", dag)["celler"]


def test_bad_input_names_what_is_near(dho: Program) -> None:
    assert "Nearest: utbredelse" in dho.ugyldig("explain", "utbredels", "dho")
    assert "Nearest: dho" in dho.ugyldig("explain", "utbredelse", "dhoo")
    assert "Nearest: norge" in dho.ugyldig("explain", "utbredelse", "dho", "norg", "ukjent")
    assert "Nearest: tatt_i_bruk" in dho.ugyldig("explain", "utbredelse", "dho", "norge", "tatt")
    assert "say from when" in dho.ugyldig("diff", "utbredelse")
    assert "Nearest: s11" in dho.ugyldig("diff", "lopsoversikt", "s1", "--fra", DAGEN)
    for valg in ("--fra", "--til-kjent"):
        assert "can answer for" in dho.ugyldig(
            "diff", "utbredelse", "--fra", DAGEN, valg, "2031-01-01"
        )
