"""`erase` and `redact`: shown first, asked for by one, approved by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.application.slettefolk import SVEN, sven

if TYPE_CHECKING:
    from tests.cli.conftest import Program

NAVN = "Kanari Fugl"


@pytest.fixture
def med_sven(program: Program) -> Program:
    """The small log with two of KS, and one who holds no role."""
    with program.hus() as hus:
        sven(hus)
        hus.personer.registrer(NAVN, epost="kanari@eksempel.no")
    return program


@pytest.mark.krav("K-377")
def test_what_goes_and_what_stays_is_shown_and_nothing_is_done(med_sven: Program) -> None:
    for_ = med_sven.siste
    svar = med_sven("erase", "person", NAVN)
    assert svar.exit_code == 0
    assert "E-postadresse" in svar.stdout
    assert "Beslutninger du tok, består med rolle og dato, uten navn." in svar.stdout
    assert "utan namn" in med_sven("erase", "person", NAVN, "--lang", "nn").stdout
    assert "without your name" in med_sven("erase", "person", NAVN, "--lang", "en").stdout
    assert med_sven.siste == for_


@pytest.mark.krav("K-377")
def test_two_of_ks_erase_a_person_and_the_name_is_found_no_more(med_sven: Program) -> None:
    bedt = med_sven.json("erase", "person", NAVN, "--be-om", "--som", "siri")
    sak, person = str(bedt["sak"]), str(bedt["id"])
    alene = med_sven("erase", "person", NAVN, "--godkjenn", sak, "--som", "siri")
    assert alene.exit_code == 1
    assert "Slettingen godkjennes av en annen enn den som ba om den" in alene.stdout
    svar = med_sven("erase", "person", NAVN, "--godkjenn", sak, "--som", SVEN)
    assert svar.exit_code == 0, svar.stderr
    assert "PersonSlettet" in svar.stdout
    assert "there is no person" in med_sven.ugyldig("erase", "person", NAVN)
    igjen = med_sven("erase", "person", person)
    assert "Person fjernet" in igjen.stdout
    assert "ingenting: det er alt slettet" in igjen.stdout
    assert med_sven("verify").exit_code == 0


@pytest.mark.krav("K-377")
def test_an_event_and_a_text_of_it_are_erased_and_verify_counts_them(med_sven: Program) -> None:
    with med_sven.hus() as hus:
        rad = hus.reader.stream("innforingslop:htm")[0]
        tekst = str(hus.mapper.decode(rad).hode["begrunnelse"]["id"])
    vist = med_sven("erase", "text", tekst).stdout
    assert f"  {rad.position}: Løpet er foreslått" in vist
    for ord_ in (("erase", "text", tekst), ("redact", str(rad.position))):
        sak = str(med_sven.json(*ord_, "--be-om", "--som", "siri")["sak"])
        svar = med_sven(*ord_, "--godkjenn", f"sletting:{sak}", "--som", SVEN)
        assert svar.exit_code == 0, svar.stderr
        assert "ingenting: det er alt slettet" in med_sven(*ord_).stdout
    sett = med_sven.json("verify")
    assert (sett["holder"], sett["slettede"], sett["sladdede"]) == (True, 1, 1)
    assert "sladdet" in med_sven("lop", "htm").stdout


def test_the_overview_tells_periods_laws_and_what_is_due(med_sven: Program) -> None:
    oversikt = med_sven.json("erase", "oversikt")
    assert oversikt["bestemmes_av"] == "personvernombudet"
    tider = oversikt["lagringstider"]
    assert isinstance(tider, list)
    assert [(en["art"], en["dager"], en["forfalt"]) for en in tider] == [
        ("personer", 730, []),
        ("tekster", 3650, []),
        ("hendelser", None, []),
    ]
    assert "art. 17 nr. 3 bokstav b og d" in med_sven("erase", "oversikt").stdout


@pytest.mark.parametrize(
    ("ord_", "sier"),
    [
        (("erase", "person", "ingen"), "there is no person «ingen»"),
        (("erase", "text", "ingen"), "there is no text «ingen»"),
        (("redact", "99999"), "there is no event «99999»"),
        (("redact", "5", "--be-om"), "say who"),
        (("redact", "5", "--be-om", "--som", "siri", "--hjemmel", "art_71"), "no hjemmel «art_71»"),
        (("redact", "5", "--godkjenn", "x", "--som", "siri"), "there is no case «x»"),
        (("redact", "5", "--be-om", "--godkjenn", "x"), "not both"),
    ],
)
def test_bad_input_is_one_sentence(med_sven: Program, ord_: tuple[str, ...], sier: str) -> None:
    assert sier in med_sven.ugyldig(*ord_)


def test_a_case_is_approved_for_what_it_is_about(med_sven: Program) -> None:
    sak = str(med_sven.json("redact", "5", "--be-om", "--som", "siri")["sak"])
    annet = med_sven.ugyldig("redact", "6", "--godkjenn", sak, "--som", SVEN)
    assert f"the case «{sak}» is about another: hendelse 5" in annet


def test_the_birth_of_the_log_is_refused_in_words(med_sven: Program) -> None:
    svar = med_sven("redact", "1", "--be-om", "--som", "siri")
    assert svar.exit_code == 1
    assert "er ikke selv en del av loggens egen historie" in svar.stdout
