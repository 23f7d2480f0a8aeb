"""F13: each deadline is recorded once, at its own midnight in Norway, however the clock goes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest

from innforing.application.scenario import kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.bootstrap import Hus
from tests.application.demohus import PROSESS, nytt
from tests.application.frister.forfallshus import forte, planlegg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

UTLOPER: Final[Mapping[date, datetime]] = {
    date(2024, 10, 26): datetime(2024, 10, 26, 22, tzinfo=UTC),
    date(2024, 10, 27): datetime(2024, 10, 27, 23, tzinfo=UTC),  # summer time ended: 25 hours
    date(2024, 10, 28): datetime(2024, 10, 28, 23, tzinfo=UTC),
    date(2024, 12, 31): datetime(2024, 12, 31, 23, tzinfo=UTC),
    date(2025, 1, 1): datetime(2025, 1, 1, 23, tzinfo=UTC),  # a leap second may come an hour after
    date(2025, 3, 29): datetime(2025, 3, 29, 23, tzinfo=UTC),
    date(2025, 3, 30): datetime(2025, 3, 30, 22, tzinfo=UTC),  # summer time began: 23 hours
    date(2025, 3, 31): datetime(2025, 3, 31, 22, tzinfo=UTC),
}
"""The day of a deadline, and the moment it is over, counted by hand."""
SKIFTER: Final = (
    datetime(2024, 10, 27, 1, tzinfo=UTC),
    datetime(2025, 1, 1, tzinfo=UTC),
    datetime(2025, 3, 30, 1, tzinfo=UTC),
)
HOPP: Final = (
    *(timedelta(seconds=1), timedelta(seconds=-1), timedelta(hours=1), timedelta(hours=-1)),
    *(timedelta(days=1), timedelta(days=-1)),
)


def jevnt() -> Iterator[datetime]:
    """Every half hour around each change."""
    for skifte in SKIFTER:
        for nr in range(-80, 100):
            yield skifte + timedelta(minutes=30 * nr)


def med_hopp() -> Iterator[datetime]:
    """Around each change and each midnight, with every jump of the clock and back again."""
    for skifte in sorted({*SKIFTER, *UTLOPER.values()}):
        for hopp in HOPP:
            yield from (skifte - timedelta(seconds=2), skifte + hopp, skifte)


@pytest.mark.feil("F13")
@pytest.mark.krav("K-372")
@pytest.mark.parametrize("klokka", [jevnt, med_hopp])
def test_over_leap_second_and_summer_time_no_deadline_comes_twice_early_or_never(
    klokka: Callable[[], Iterator[datetime]], log_url: str, tmp_path: Path
) -> None:
    folg(klokka(), log_url, tmp_path)


def test_deadlines_counted_in_another_zone_are_found_out(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above must be able to fail: here the days are those of UTC."""
    monkeypatch.setattr("innforing.application.frister.fristbok.OSLO", UTC)
    with pytest.raises(AssertionError):
        folg(jevnt(), sqlite_url, tmp_path)


def folg(klokka: Iterator[datetime], db: str, mappe: Path) -> None:
    """Ask for what is due each time, in one house and another, and look at what is recorded."""
    with nytt(mappe, PROSESS, db=db) as hus:
        kjor(hus, les_fortellinger([PROSESS]))
        for nr, dag in enumerate(UTLOPER):
            planlegg(hus, f"o{nr}", dag)
        with Hus(hus.innstillinger) as andre:
            kommet = datetime.min.replace(tzinfo=UTC)
            for nr, na in enumerate(klokka):
                kommet = max(kommet, na)
                (andre if nr % 2 else hus).kjor_frister(na)
                ventet = [slutt for slutt in UTLOPER.values() if slutt <= kommet]
                assert [tid for _, _, tid in forte(hus)] == ventet, na
        assert len(forte(hus)) == len(UTLOPER)
