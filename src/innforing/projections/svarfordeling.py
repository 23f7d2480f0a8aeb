"""Svarfordeling: how many kommuner stand where to a løp? Asked by its leaders, and by each region.

A no is a complete answer and silence is shown as silence (K-161, K-164, K-365).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure, count
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight

AKTUELLE = "aktuelle"
"""The row that all the statuses sum to."""

STANDPUNKT = Table(
    name="svarfordeling_standpunkt",
    key=("lop", "kommune"),
    values=("aktuell", "status", "pulje", "inviterte", "fort_av_andre", "omtvistet", "avsluttet"),
    numbers=frozenset({"aktuell", "pulje", "fort_av_andre", "omtvistet", "avsluttet"}),
)
"""Where a kommune stands to a løp."""


class Svarfordeling(Projection):
    """Answers of kommuner, by løp and pulje."""

    navn: ClassVar[str] = "svarfordeling"
    prefikser: ClassVar[frozenset[str]] = frozenset({"deltakelse"})
    tabeller: ClassVar[tuple[Table, ...]] = (STANDPUNKT,)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Where the kommune stands after the event, when that is somewhere else."""
        if not isinstance(happened.etter, Deltakelse):
            return
        star = standpunkt(happened.etter)
        if star != standpunkt(happened.for_):
            lop, kommune = happened.nokkel
            yield Fact(STANDPUNKT.name, (lop, kommune), star)


def standpunkt(deltakelse: object) -> tuple[Cell, ...]:
    """What a row of the table says of a deltakelse; nothing before it began."""
    if not isinstance(deltakelse, Deltakelse):
        return ()
    d = deltakelse
    return (
        int(d.aktuell),
        None if d.status is None else str(d.status.value),
        d.pulje,
        json.dumps(d.invitasjoner),
        int(d.svar_fort_av_andre),
        int(d.omtvistet),
        int(d.lop_avsluttet),
    )


def svarfordeling(sight: Sight, lop: str, *, pulje: int | None = None) -> dict[str, Figure]:
    """Status → how many aktuelle kommuner have it; `aktuelle` is all of them."""
    valgt = [
        rad
        for rad in sight.rows(STANDPUNKT, lop=lop)
        if rad.number("aktuell") and (pulje is None or _gjelder(rad, pulje))
    ]
    etter_status: dict[str, list[Found]] = defaultdict(list)
    for rad in valgt:
        etter_status[rad.text("status")].append(rad)
    return {AKTUELLE: count(valgt)} | {
        str(s.value): count(etter_status[str(s.value)]) for s in Svarstatus
    }


def svar_av(sight: Sight, lop: str, kommune: str) -> tuple[str | None, int] | None:
    """Where one kommune stands, and the position it rests on; None before it was aktuell."""
    for rad in sight.rows(STANDPUNKT, lop=lop, kommune=kommune):
        status = rad.cells["status"]
        return None if status is None else str(status), rad.fra_pos
    return None


def forklar(
    sight: Sight, lop: str, status: str = AKTUELLE, *, pulje: int | None = None
) -> tuple[int, ...]:
    """The positions of the events that one figure rests on."""
    return svarfordeling(sight, lop, pulje=pulje)[status].posisjoner


def _gjelder(rad: Found, pulje: int) -> bool:
    return pulje in (rad.cells["pulje"], *json.loads(rad.text("inviterte")))
