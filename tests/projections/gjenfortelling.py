"""Events with a header of our own, and what some events alone say to a read model."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_begynnelse, dagens_slutt
from innforing.domain.grunnmur.aggregat import bygg
from innforing.domain.katalog import aggregattype
from innforing.eventlog.mapper import header_copies
from innforing.eventlog.rows import NewRow
from innforing.projections.projection import Happened
from tests.projections.lesehus import MAPPER, skriv, versjon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.projection import Projection
    from innforing.projections.readside import ReadSide
    from innforing.projections.table import Fact

DAG_US = 86_400_000_000


def start(dag: date) -> int:
    """The µs at which a day begins."""
    return mikrosekunder(dagens_begynnelse(dag))


def slutt(dag: date) -> int:
    """The last µs of a day."""
    return mikrosekunder(dagens_slutt(dag))


def hendt(db: str, strom: str, innhold: Any, dag: date | None = None, **hode: Any) -> int:
    """An event that takes effect on a day, beside all rules, with its header; its position."""
    if dag is not None:
        hode["gjelder_us"] = start(dag)
    rad = NewRow(
        stream_id=strom,
        stream_version=versjon(db, strom),
        topic=type(innhold).__name__,
        state=MAPPER.encode(innhold, hode),
        salt=bytes(32),
        **header_copies(hode),
    )
    return skriv(db, rad)


def fakta_fra(side: ReadSide, projeksjon: Projection, posisjoner: Iterable[int]) -> list[Fact]:
    """What those events alone say, in their order."""
    return [fakta for p in posisjoner for fakta in projeksjon.handle(hendelsen(side, p))]


def hendelsen(side: ReadSide, posisjon: int) -> Happened:
    """One event with the state of its stream on both sides, folded anew."""
    [rad] = side.follower.reader.span(posisjon, posisjon)
    strom = [r for r in side.follower.reader.stream(rad.stream_id) if r.position < posisjon]
    for_ = bygg(aggregattype(rad.stream_id)(), map(MAPPER.decode, strom))
    hendelse = MAPPER.decode(rad)
    virker = rad.recorded_us if rad.effective_us is None else rad.effective_us
    return Happened(hendelse, for_, bygg(for_, [hendelse]), virker)


def utvalgte(side: ReadSide, *, dager: int = 100) -> list[tuple[int, int]]:
    """Positions and moments, early and late: as it was known then, and some days on."""
    ende = side.follower.end()
    tatt_opp = [(p, side.follower.reader.span(p, p)[0].recorded_us) for p in (ende // 2, ende)]
    return [*tatt_opp, *((p, us + dager * DAG_US) for p, us in tatt_opp)]
