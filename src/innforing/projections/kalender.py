"""Days in Norway of moments in µs, for the rows of read models (livslop.md §5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from innforing.domain.grunnmur.aggregat import OSLO

_EPOKEN = datetime(1970, 1, 1, tzinfo=UTC)


def dag_i_norge(us: int) -> date:
    """The day in Norway of a number of µs since 1970 UTC."""
    return (_EPOKEN + timedelta(microseconds=us)).astimezone(OSLO).date()
