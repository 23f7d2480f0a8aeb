"""What a bare date means: the beginning of a day, its end, or nine in the morning."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import (
    UgyldigTidspunkt,
    arbeidsdagens_begynnelse,
    dag_i_norge,
    dagens_begynnelse,
    dagens_slutt,
    fra_mikrosekunder,
    les_tidspunkt,
)


def test_a_bare_date_of_a_question_is_the_end_of_that_day_in_norway() -> None:
    assert dagens_slutt(date(2024, 1, 31)) == datetime(2024, 1, 31, 22, 59, 59, 999999, tzinfo=UTC)


def test_a_bare_date_of_a_fact_is_its_beginning_also_in_summer_time() -> None:
    assert dagens_begynnelse(date(2024, 7, 1)) == datetime(2024, 6, 30, 22, 0, tzinfo=UTC)


def test_a_bare_date_of_a_story_is_nine_in_the_morning() -> None:
    assert arbeidsdagens_begynnelse(date(2024, 1, 2)) == datetime(2024, 1, 2, 8, 0, tzinfo=UTC)


def test_a_time_without_offset_is_norways_and_one_with_an_offset_is_kept() -> None:
    uten, med = les_tidspunkt("2024-01-02T14:00"), les_tidspunkt("2024-01-02T14:00+00:00")
    assert isinstance(uten, datetime)
    assert isinstance(med, datetime)
    assert dagens_slutt(uten) == datetime(2024, 1, 2, 13, 0, tzinfo=UTC)
    assert dagens_begynnelse(med) == arbeidsdagens_begynnelse(med) == med


@pytest.mark.parametrize("tekst", ["2024-13-01", "i går", "2024-01-02T25:00", ""])
def test_anything_else_is_answered_with_the_two_forms(tekst: str) -> None:
    with pytest.raises(UgyldigTidspunkt, match=r"2024-05-01.*2024-05-01T14:00"):
        les_tidspunkt(tekst)


def test_microseconds_come_back_exactly() -> None:
    tid = datetime(2024, 5, 1, 12, 0, 0, 123457, tzinfo=UTC)
    assert fra_mikrosekunder(mikrosekunder(tid)) == tid
    assert dag_i_norge(mikrosekunder(datetime(2024, 5, 1, 22, 30, tzinfo=UTC))) == date(2024, 5, 2)
