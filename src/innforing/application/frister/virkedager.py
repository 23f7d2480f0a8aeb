"""Working days in Norway. A deadline is never moved: what follows a day off is only shown."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

import holidays

if TYPE_CHECKING:
    from datetime import date

LORDAG = 5


@cache
def helligdager() -> holidays.HolidayBase:
    """The public holidays of Norway, by day; a year is worked out when it is asked for."""
    return holidays.country_holidays("NO", language="no")


def helligdag(dag: date) -> str | None:
    """The name of the public holiday, in Norwegian; None on any other day."""
    return helligdager().get(dag)


def er_virkedag(dag: date) -> bool:
    """Whether the day is from Monday to Friday and no public holiday."""
    return dag.weekday() < LORDAG and helligdag(dag) is None


def neste_virkedag(dag: date) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not er_virkedag(dag):
        dag += timedelta(days=1)
    return dag
