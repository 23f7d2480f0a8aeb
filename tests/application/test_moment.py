"""The moments that a question can be asked for, and what is said of all others."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from innforing.application.kommando import UgyldigKommando
from innforing.application.moment import Moment, les_moment
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import (
    UgyldigTidspunkt,
    dag_i_norge,
    dagens_slutt,
    fra_mikrosekunder,
)
from innforing.bootstrap import Hus
from tests.application.demohus import PROSESS, fortalt, innstillinger

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def hus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hus]:
    with Hus(innstillinger(fortalt(tmp_path_factory.mktemp("moment"), PROSESS))) as apnet:
        yield apnet


def na(hus: Hus) -> datetime:
    return fra_mikrosekunder(hus.reader.last()[1])


def forste_og_siste(hus: Hus) -> tuple[date, date]:
    [fodt] = hus.reader.span(1, 1)
    return dag_i_norge(fodt.recorded_us), dag_i_norge(hus.reader.last()[1])


def test_nothing_said_is_now_and_all_of_the_log(hus: Hus) -> None:
    assert les_moment(hus, na(hus)) == Moment(hus.reader.last()[1], None)


def test_the_first_and_the_last_day_can_be_asked_for(hus: Hus) -> None:
    forste, siste = forste_og_siste(hus)
    for dag in (forste, siste):
        visst = les_moment(hus, na(hus), kjent=str(dag))
        assert visst.per == mikrosekunder(dagens_slutt(dag)), "as it was then, when known then"
        assert visst.kjent is not None
    assert les_moment(hus, na(hus), kjent=str(siste)).kjent == hus.reader.last()[0]
    begynner = hus.kommuner.begynner
    assert les_moment(hus, na(hus), per=str(begynner)).dag == begynner


@pytest.mark.parametrize("dager", [-1, -4000, 1, 4000])
def test_a_moment_before_the_log_or_in_the_future_is_told_what_can_be_asked(
    hus: Hus, dager: int
) -> None:
    forste, siste = forste_og_siste(hus)
    fra = forste if dager < 0 else siste
    utenfor = str(fra + timedelta(days=dager))
    with pytest.raises(UgyldigKommando, match=f"«{utenfor}»: .* can answer for .* to {siste}"):
        les_moment(hus, na(hus), kjent=utenfor)
    begynner = hus.kommuner.begynner
    utenfor = str((begynner if dager < 0 else siste) + timedelta(days=dager))
    with pytest.raises(UgyldigKommando, match=f"can answer for {begynner} to {siste}"):
        les_moment(hus, na(hus), per=utenfor)


def test_what_is_no_moment_is_refused(hus: Hus) -> None:
    with pytest.raises(UgyldigTidspunkt):
        les_moment(hus, na(hus), per="igår")
