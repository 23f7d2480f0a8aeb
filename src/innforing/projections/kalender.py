"""Days in Norway of moments in µs, for the rows of read models (livslop.md §5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from innforing.domain.grunnmur.aggregat import OSLO

_EPOKEN = datetime(1970, 1, 1, tzinfo=UTC)


def dag_i_norge(us: int) -> date:
    """The day in Norway of a number of µs since 1970 UTC."""
    return (_EPOKEN + timedelta(microseconds=us)).astimezone(OSLO).date()


def dagens_begynnelse(dag: date) -> int:
    """The µs at which a day begins in Norway."""
    return (datetime.combine(dag, time(), OSLO) - _EPOKEN) // timedelta(microseconds=1)
