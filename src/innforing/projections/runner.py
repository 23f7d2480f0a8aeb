"""Following the log for one edition of one projection: rows and position in one transaction."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from innforing.domain.lesemodell.steg.gi_opp import HendelseGittOpp
from innforing.domain.lesemodell.steg.prov_pa_nytt import HendelseProvdPaNytt
from innforing.eventlog.errors import LogClosed, LogError, StorageFault
from innforing.eventlog.readstore import BROKEN
from innforing.projections import books
from innforing.projections.books import LostLead, Parked
from innforing.projections.projection import Streams
from innforing.projections.table import Fact, Fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from innforing.eventlog.follow import Follower
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.readstore import Rows, StoreConnection
    from innforing.eventlog.rows import StoredRow
    from innforing.projections.books import Edition
    from innforing.projections.projection import Projection

PAGE = 10_000
LEASE_US = 10_000_000
FAILPOINTS = ("begun", "rows", "history", "parked", "position", "committed")
"""Where a test may kill a runner, in the order they are passed."""
OUTSIDE = (*BROKEN, StorageFault, LogClosed, OSError, MemoryError)
"""Faults that say nothing of the event at hand."""
_log = structlog.get_logger()


class TwoFacts(Exception):
    """A projection gave two facts for one key from one event."""


def _pass_by(_point: str) -> None:
    """Nobody waits at the failpoints."""


@dataclass(frozen=True, kw_only=True)
class Who:
    """Who follows, and by which clock a lease runs out."""

    holder: str
    clock: Callable[[], int]
    lease_us: int = LEASE_US
    at: Callable[[str], None] = _pass_by


class Runner:
    """Pages of the log into the tables of one edition."""

    def __init__(
        self,
        projection: Projection,
        edition: Edition,
        *,
        connection: StoreConnection,
        follower: Follower,
        mapper: Mapper,
        who: Who,
    ) -> None:
        """Nothing is followed until `take_lead`."""
        self.projection = projection
        self.edition = edition
        self._connection = connection
        self._follower = follower
        self._mapper = mapper
        self._who = who
        self._streams = Streams(follower.reader, mapper)

    def take_lead(self) -> None:
        """Become the only one who follows for this edition; `LostLead` while another does."""
        if not self._connection.try_lock(f"{self.edition.name}:{self.edition.number}"):
            raise LostLead(f"{self.edition.name} is followed by another process")
        now = self._who.clock()
        with self._connection.transaction() as rows:
            self.edition = books.lead(
                rows,
                self.edition,
                holder=self._who.holder,
                now_us=now,
                until_us=now + self._who.lease_us,
            )
        self._streams.forget()

    def step(self, *, limit: int = PAGE, upto: int | None = None) -> int:
        """Take in one page, and what somebody asked for; how far the position moved."""
        page = self._follower.page(self.edition.position, limit)
        if upto is not None:
            page = [row for row in page if row.position <= upto]
        before = self.edition.position
        with self._connection.transaction() as rows:
            new = self.apply(rows, page)
        self._who.at("committed")
        self.edition = new
        return new.position - before

    def apply(self, rows: Rows, page: Sequence[StoredRow]) -> Edition:
        """Write a page inside the caller's transaction; the edition as it then is."""
        try:
            return self._apply(rows, page)
        except BaseException:
            # what was folded ahead of rows that are now undone is not true
            self._streams.forget()
            raise

    def _apply(self, rows: Rows, page: Sequence[StoredRow]) -> Edition:
        books.keep(rows, self.edition, until_us=self._who.clock() + self._who.lease_us)
        self._who.at("begun")
        waiting = {one.position: one for one in books.parked(rows, self.edition)}
        if not page:
            return self.edition
        self._write(rows, waiting, page)
        for row in page:
            if row.stream_id == f"lesemodell:{self.projection.navn}":
                self._decided(rows, waiting, row, upto=page[-1].position)
        moved = books.advance(rows, self.edition, page[-1].position, seal=page[-1].commitment.hex())
        self._who.at("position")
        return moved

    def _decided(
        self, rows: Rows, waiting: dict[int, Parked], row: StoredRow, *, upto: int
    ) -> None:
        """Take a parked event, or give it up, and then what waited for it."""
        decision = self._mapper.decode(row).hendelse
        if not isinstance(decision, HendelseProvdPaNytt | HendelseGittOpp):
            return
        one = waiting.pop(decision.posisjon, None)
        if one is None or one.given_up:
            if one is not None:
                waiting[one.position] = one
            return
        books.unpark(rows, self.edition, one.position)
        if isinstance(decision, HendelseGittOpp):
            waiting[one.position] = one._replace(given_up=1)
            books.park(rows, self.edition, [waiting[one.position]])
        self._streams.forget(one.stream_id)
        held = [
            held
            for held in self._follower.reader.stream(one.stream_id)
            if one.position <= held.position <= upto
        ]
        self._write(rows, waiting, held)

    def _write(self, rows: Rows, waiting: dict[int, Parked], page: Sequence[StoredRow]) -> None:
        """Fold events into the tables; what cannot be taken is parked."""
        taken = _Taken(self.projection, self._streams, waiting)
        taken.take(page)
        for name, facts in taken.facts.items():
            stored = self.edition.stored(self.projection.table(name))
            fold = Fold(stored.table, stored.load(rows, list({fact.key for fact, *_ in facts})))
            for fact, position, gyldig_fra in facts:
                fold.add(fact, position=position, gyldig_fra=gyldig_fra)
            self._who.at("rows")
            stored.save(rows, fold)
            self._who.at("history")
        books.park(rows, self.edition, taken.parked)
        if taken.parked:
            self._who.at("parked")


class _Taken:
    """What a page gives: facts by table, and the events that could not be taken."""

    def __init__(
        self, projection: Projection, streams: Streams, waiting: dict[int, Parked]
    ) -> None:
        self._projection = projection
        self._streams = streams
        self._waiting = waiting
        self._held = {one.stream_id for one in waiting.values() if not one.given_up}
        self.facts: dict[str, list[tuple[Fact, int, int]]] = {}
        self.parked: list[Parked] = []

    def take(self, page: Iterable[StoredRow]) -> None:
        """Ask the projection what each event says."""
        without = frozenset(p for p, one in self._waiting.items() if one.given_up)
        for row in page:
            if row.stream_id in self._held or row.position in without:
                continue
            if not self._projection.listens_to(row.stream_id):
                continue
            try:
                happened = self._streams.happened(row, without=without)
                facts = self._checked(self._projection.handle(happened))
            except OUTSIDE:
                raise
            except Exception as error:  # noqa: BLE001, whatever it is, others must go on
                self._park(row, error)
                continue
            for fact in facts:
                since = happened.virker_us if fact.gyldig_fra is None else fact.gyldig_fra
                self.facts.setdefault(fact.table, []).append((fact, row.position, since))

    def _checked(self, given: Iterable[Fact]) -> list[Fact]:
        facts = list(given)
        if len({(fact.table, fact.key) for fact in facts}) < len(facts):
            raise TwoFacts
        for fact in facts:
            table = self._projection.table(fact.table)
            if len(fact.key) != len(table.key) or len(fact.values) != len(table.values):
                raise TwoFacts
        return facts

    def _park(self, row: StoredRow, error: Exception) -> None:
        one = Parked(row.position, row.stream_id, row.topic, reason(error))
        self.parked.append(one)
        self._waiting[one.position] = one
        self._held.add(row.stream_id)
        self._streams.forget(row.stream_id)
        _log.warning(
            "event_parked", projection=self._projection.navn, position=row.position, why=one.reason
        )


def reason(error: Exception) -> str:
    """Why an event was parked: the kind of error and where, never what the event holds."""
    if isinstance(error, LogError):
        return f"{type(error).__name__}: {error}"
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
