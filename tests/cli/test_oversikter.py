"""Overviews from the command line: utbredelse, as of any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def spurt(program: Program, *ord_: str) -> dict[str, Any]:
    return program.json("overview", "utbredelse", "dho", *ord_)


def tall(svar: dict[str, Any]) -> dict[str, int]:
    return {navn: figur["antall"] for navn, figur in svar["landet"]["trinn"].items()}


def test_it_catches_up_and_answers_like_the_question_of_the_stories(dho: Program) -> None:
    for per in ("2024-04-21", "2024-04-22", "2024-06-01", "2024-10-01", "2024-11-18"):
        svar = spurt(dho, "--per", per)
        om = ("ask", "bruksstatus", "--about", '{"losning": "dho"}', "--per", per)
        ventet = dho.json(*om)["svar"]
        assert isinstance(ventet, dict)
        assert tall(svar) == {navn: ventet[navn] for navn in tall(svar)}
        assert (svar["per"], svar["landet"]["nevner"], svar["bak"]) == (per, ventet["nevner"], 0)
        assert svar["posisjon"] == dho.siste[0]
        assert svar["landet"]["tatt_i_bruk_av_innforte"]["prosent"] in (
            ventet["aktiv_av_innfort"],
            None,
        )


def test_what_was_entered_late_differs_under_per_and_kjent(dho: Program) -> None:
    """Taken into use on 20 May, and entered on the 21st."""
    dagen = spurt(dho, "--per", "2024-05-20")
    visst_da = spurt(dho, "--per", "2024-05-20", "--kjent", "2024-05-20")
    assert tall(dagen)["tatt_i_bruk"] == tall(visst_da)["tatt_i_bruk"] + 2
    assert visst_da["posisjon"] < dagen["posisjon"]
    assert tall(spurt(dho, "--kjent", "2024-05-20")) == tall(visst_da)
    assert tall(spurt(dho, "--kjent", "2024-05-21")) == tall(dagen)


def test_people_see_every_rung_beside_unknown_and_both_shares(dho: Program) -> None:
    svar = dho("overview", "utbredelse", "dho", "--per", "2024-06-01")
    assert svar.exit_code == 0, svar.stderr
    for ord_ in (
        "Utbredelse: dho 2024-06-01",
        "Ikke innført",
        "Teknisk innført",
        "Nyttiggjort",
        "Ukjent",
        "Tatt i bruk av innførte",
        "2/3 (66.7 %)",
        "2/357 (0.6 %)",
        "Innlandet",
        f"posisjon {dho.siste[0]}",
    ):
        assert ord_ in svar.stdout
    finnmark = next(linje for linje in svar.stdout.splitlines() if " 56 Finnmark" in linje)
    assert finnmark.split()[2:] == ["0", "0", "0", "0", "18", "18", "–", "0/18", "(0.0", "%)"]


def test_a_day_before_the_log_has_the_denominator_of_that_day(dho: Program) -> None:
    svar = spurt(dho, "--per", "2023-12-31")
    assert (svar["landet"]["nevner"], len(svar["fylker"])) == (356, 11)
    assert tall(svar)["ukjent"] == 356


def test_bad_input_says_what_can_be_asked(dho: Program) -> None:
    kommando = ("overview", "utbredelse")
    assert "Nearest: dho" in dho.ugyldig(*kommando, "dhoo")
    for valg in ("--per", "--kjent"):
        for dag in ("2017-12-31", "2031-01-01"):
            setning = dho.ugyldig(*kommando, "dho", valg, dag)
            assert f"«{dag}»: this log can answer for 20" in setning
        assert "neither a date" in dho.ugyldig(*kommando, "dho", valg, "igår")
