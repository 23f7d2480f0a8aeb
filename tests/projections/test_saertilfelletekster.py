"""What the codes of særtilfeller are called: each in three languages, and none left out."""

from __future__ import annotations

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.projections.saertilfeller.tekster import OM_SLAGET, SLAG, detalj, utfall
from innforing.projections.saertilfeller.tilfeller import SLAG as KODER
from tests.house.test_languages import BARE_BOKMAL, BARE_NYNORSK, feil_form


def test_every_kind_has_a_name_and_an_explanation_in_three_languages() -> None:
    assert set(SLAG) == set(OM_SLAGET) == set(KODER)
    tekster = [*SLAG.values(), *OM_SLAGET.values()]
    assert all(form.strip() for tekst in tekster for form in tekst)
    feil = [
        tekst
        for tekst in tekster
        if feil_form(tekst.nn, BARE_BOKMAL) | feil_form(tekst.nb, BARE_NYNORSK)
    ]
    assert feil == []


def test_what_was_changed_is_told_part_by_part() -> None:
    assert detalj("plan pulje.2 svarfrist.3").nb == "planen, pulje 2, svarfristen for pulje 3"
    assert detalj("avlyst.1").en == "pulje 1 cancelled"
    assert detalj("sammen_med_andre").nn == "saman med andre"


def test_an_outcome_is_the_answer_that_came_or_what_ended_the_dispute() -> None:
    assert utfall("takket_nei") == Svarstatus.TAKKET_NEI.tekst
    assert utfall("lop_avsluttet").nb == "løpet ble avsluttet"


def test_a_code_of_another_version_is_shown_as_it_is() -> None:
    assert utfall("noe_annet").nb == "noe_annet"
    assert detalj("noe.7").nb == "noe.7"
