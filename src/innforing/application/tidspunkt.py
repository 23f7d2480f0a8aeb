"""Dates and moments as people write them: a bare date means a moment in Norway (livslop.md §5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from innforing.domain.grunnmur.aggregat import OSLO

ARBEIDSDAGEN_BEGYNNER = time(9)
"""When a step of a story is taken, where the story gives only the day."""

_EPOKEN = datetime(1970, 1, 1, tzinfo=UTC)


class UgyldigTidspunkt(ValueError):
    """The text is neither a date nor a moment."""


def les_tidspunkt(tekst: str) -> date | datetime:
    """`2024-05-01`, `2024-05-01T14:00` (Norway) or with an offset; else one sentence."""
    try:
        return date.fromisoformat(tekst) if len(tekst) <= 10 else datetime.fromisoformat(tekst)  # noqa: PLR2004 - 2024-05-01
    except ValueError:
        raise UgyldigTidspunkt(
            f"«{tekst}» is neither a date (2024-05-01) nor a time (2024-05-01T14:00)."
        ) from None


def dagens_slutt(tid: date | datetime) -> datetime:
    """The moment that `per` and `kjent` mean: a bare date is the end of that day."""
    if isinstance(tid, datetime):
        return i_utc(tid)
    return i_utc(datetime.combine(tid + timedelta(days=1), time())) - timedelta(microseconds=1)


def dagens_begynnelse(tid: date | datetime) -> datetime:
    """The moment that a bare date in a fact means: 00:00 that day."""
    return i_utc(tid if isinstance(tid, datetime) else datetime.combine(tid, time()))


def arbeidsdagens_begynnelse(tid: date | datetime) -> datetime:
    """The moment that a bare `dato` in a story means: 09:00 that day."""
    if isinstance(tid, datetime):
        return i_utc(tid)
    return i_utc(datetime.combine(tid, ARBEIDSDAGEN_BEGYNNER))


def i_utc(tid: datetime) -> datetime:
    """The same moment in UTC; a moment without offset is Norway's."""
    return (tid if tid.tzinfo is not None else tid.replace(tzinfo=OSLO)).astimezone(UTC)


def fra_mikrosekunder(us: int) -> datetime:
    """The moment of a number of µs since 1970 UTC, exactly."""
    return _EPOKEN + timedelta(microseconds=us)


def dag_i_norge(us: int) -> date:
    """The day in Norway of a number of µs since 1970 UTC."""
    return fra_mikrosekunder(us).astimezone(OSLO).date()
