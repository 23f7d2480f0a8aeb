"""Svarfordeling: how many kommuner stand where to a løp? Asked by its leaders, and by each region.

A no is a complete answer and silence is shown as silence (K-161, K-164, K-365).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.projections.felt import kode, liste
from innforing.projections.gitt_svar import SENT_FORT, er_nytt
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure, count
from innforing.projections.statement import Statement
from innforing.projections.table import Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

AKTUELLE = "aktuelle"
"""The row that all the statuses sum to."""

STANDPUNKT = Table(
    name="svarfordeling_standpunkt",
    key=("lop", "kommune"),
    values=("aktuell", "status", "pulje", "inviterte", "fort_av_andre", "omtvistet", "avsluttet"),
    numbers=frozenset({"aktuell", "pulje", "fort_av_andre", "omtvistet", "avsluttet"}),
    repeats=False,
    overrules=True,
)
"""Where a kommune stands to a løp."""


class Svarfordeling(Projection):
    """Answers of kommuner, by løp and pulje."""

    navn: ClassVar[str] = "svarfordeling"
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"deltakelse"})
    tabeller: ClassVar[tuple[Table, ...]] = (STANDPUNKT,)
    endrer: ClassVar[Mapping[str, str]] = {f"{STANDPUNKT.name}.*": SENT_FORT}

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Where the kommune stands after the event, when that is somewhere else."""
        for_, etter = happened.for_, happened.etter
        if not (isinstance(for_, Deltakelse) and isinstance(etter, Deltakelse)):
            return
        if er_nytt(happened, _standpunkt(for_), _standpunkt(etter)):
            lop, kommune = happened.nokkel
            aktuell, status, pulje, inviterte, *merker = _standpunkt(etter)
            rad = (int(aktuell), kode(status), pulje, liste(inviterte), *map(int, merker))
            yield Fact(STANDPUNKT.name, (lop, kommune), rad)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The figures of each løp, and where each kommune stands."""
        lop = sorted(str(id_) for (id_,) in sight.tally(STANDPUNKT, "lop"))
        for id_ in (one for one in lop if about in {None, one}):
            for status, figur in svarfordeling(sight, id_).items():
                yield Statement((id_, "antall", status), figur.antall, figur.posisjoner)
        yield from super().statements(sight, register, about)


def _standpunkt(
    d: Deltakelse,
) -> tuple[bool, Svarstatus | None, int | None, tuple[int, ...], bool, bool, bool]:
    return (
        d.aktuell,
        d.status,
        d.pulje,
        d.invitasjoner,
        d.svar_fort_av_andre,
        d.omtvistet,
        d.lop_avsluttet,
    )


def svarfordeling(sight: Sight, lop: str, *, pulje: int | None = None) -> dict[str, Figure]:
    """Status → how many aktuelle kommuner have it; `aktuelle` is all of them."""
    rader = sight.rows(STANDPUNKT, lop=lop)
    return _fordelt(rad for rad in rader if pulje is None or _gjelder(rad, pulje))


def alle_lop(sight: Sight) -> dict[str, dict[str, Figure]]:
    """Løp → the same, in one question (K-365)."""
    etter_lop: dict[str, list[Found]] = defaultdict(list)
    for rad in sight.rows(STANDPUNKT):
        etter_lop[rad.text("lop")].append(rad)
    return {lop: _fordelt(rader) for lop, rader in etter_lop.items()}


def _fordelt(rader: Iterable[Found]) -> dict[str, Figure]:
    valgt = [rad for rad in rader if rad.number("aktuell")]
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
