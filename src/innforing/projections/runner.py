"""Following the log for one edition of one projection: rows and position in one transaction."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from innforing.domain.lesemodell.steg.gi_opp import HendelseGittOpp
from innforing.domain.lesemodell.steg.prov_pa_nytt import HendelseProvdPaNytt
from innforing.eventlog.errors import LogError
from innforing.projections import books
from innforing.projections.books import LostLead, Parked
from innforing.projections.pages import OUTSIDE, Page
from innforing.projections.table import Fact, Fold, Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from innforing.eventlog.readstore import Rows, StoreConnection
    from innforing.eventlog.rows import StoredRow
    from innforing.projections.books import Edition
    from innforing.projections.pages import Pages
    from innforing.projections.projection import Happened, Projection, Streams

PAGE = 10_000
LEASE_US = 10_000_000
DECISIONS = frozenset({"lesemodell"})
"""The kind of stream in which somebody decides on parked events."""
FAILPOINTS = ("begun", "rows", "history", "parked", "position", "committed")
"""Where a test may kill a runner, in the order they are passed."""
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
        pages: Pages,
        who: Who,
    ) -> None:
        """Nothing is followed until `take_lead`."""
        self.projection = projection
        self.edition = edition
        self._connection = connection
        self._pages = pages
        self._who = who
        self._known: dict[str, Known] = {}

    def take_lead(self) -> None:
        """Become the only one who follows for this edition; `LostLead` while another does."""
        name = f"{self.edition.name}:{self.edition.number}"
        if not self._connection.try_lock(name, idle_ms=self._who.lease_us // 1000):
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

    def step(self, *, limit: int = PAGE, upto: int | None = None) -> int:
        """Take in one page, and what somebody asked for; how far the position moved."""
        before = self.edition.position
        last = before + limit if upto is None else min(upto, before + limit)
        page = self._pages.page(before, limit).upto(last)
        with self._connection.transaction() as rows:
            new = self._apply(rows, page)
        self._who.at("committed")
        self.edition = new
        return new.position - before

    def apply(self, rows: Rows, given: Sequence[StoredRow]) -> Edition:
        """Write rows of the log inside the caller's transaction; the edition as it then is."""
        return self._apply(rows, Page(given, self._pages.streams()))

    def _apply(self, rows: Rows, page: Page) -> Edition:
        try:
            return self._applied(rows, page)
        except BaseException:
            # rows that are now undone were never there
            self._known.clear()
            raise

    def _applied(self, rows: Rows, page: Page) -> Edition:
        books.keep(rows, self.edition, until_us=self._who.clock() + self._who.lease_us)
        self._who.at("begun")
        if not page.rows:
            return self.edition
        waiting = {one.position: one for one in books.parked(rows, self.edition)}
        self._write(rows, waiting, page)
        for row, _ in page.of(DECISIONS):
            if row.stream_id == f"lesemodell:{self.projection.navn}":
                self._decided(rows, waiting, row, upto=page.last)
        seal = page.rows[-1].commitment.hex()
        moved = books.advance(rows, self.edition, page.last, seal=seal)
        self._who.at("position")
        return moved

    def _decided(
        self, rows: Rows, waiting: dict[int, Parked], row: StoredRow, *, upto: int
    ) -> None:
        """Take a parked event, or give it up, and then what waited for it."""
        decision = self._pages.mapper.decode(row).hendelse
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
        held = [
            held
            for held in self._pages.follower.reader.stream(one.stream_id)
            if one.position <= held.position <= upto
        ]
        self._write(rows, waiting, Page(held, self._pages.streams()))

    def _write(self, rows: Rows, waiting: dict[int, Parked], page: Page) -> None:
        """Fold events into the tables; what cannot be taken is parked."""
        taken = _Taken(self.projection, page, self._pages.streams(), waiting)
        taken.take()
        for name, facts in taken.facts.items():
            stored = self.edition.stored(self.projection.table(name))
            known = self._known.setdefault(name, Known(stored, empty=not self.edition.position))
            fold = Fold(stored.table, known.of(rows, {fact.key for fact, *_ in facts}))
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
        self, projection: Projection, page: Page, alone: Streams, waiting: dict[int, Parked]
    ) -> None:
        """`alone` folds the streams that have lost an event here, and only here."""
        self._projection = projection
        self._page = page
        self._alone = alone
        self._waiting = waiting
        self._held = {one.stream_id for one in waiting.values() if not one.given_up}
        self._lost = {one.stream_id for one in waiting.values() if one.given_up}
        self._without = frozenset(p for p, one in waiting.items() if one.given_up)
        self._widths = {t.name: (len(t.key), len(t.values)) for t in projection.tabeller}
        self.facts: dict[str, list[tuple[Fact, int, int]]] = {}
        self.parked: list[Parked] = []

    def take(self) -> None:
        """Ask the projection what each event says."""
        for row, found in self._page.of(self._projection.prefikser):
            if row.stream_id in self._held or row.position in self._without:
                continue
            try:
                happened = self._alone_or(row, found)
                facts = self._checked(self._projection.handle(happened))
            except OUTSIDE:
                raise
            except Exception as error:  # noqa: BLE001, whatever it is, others must go on
                self._park(row, error)
                continue
            for fact in facts:
                since = happened.virker_us if fact.gyldig_fra is None else fact.gyldig_fra
                self.facts.setdefault(fact.table, []).append((fact, row.position, since))

    def _alone_or(self, row: StoredRow, found: Happened | Exception) -> Happened:
        """What happened: as found by all, or alone in a stream that has lost an event here."""
        if row.stream_id in self._lost:
            return self._alone.happened(row, without=self._without)
        if isinstance(found, Exception):
            raise found
        return found

    def _checked(self, given: Iterable[Fact]) -> list[Fact]:
        facts = list(given)
        if len(facts) > 1 and len({(fact.table, fact.key) for fact in facts}) < len(facts):
            raise TwoFacts
        for fact in facts:
            if (len(fact.key), len(fact.values)) != self._widths[fact.table]:
                raise TwoFacts
        return facts

    def _park(self, row: StoredRow, error: Exception) -> None:
        one = Parked(row.position, row.stream_id, row.topic, reason(error))
        self.parked.append(one)
        self._waiting[one.position] = one
        self._held.add(row.stream_id)
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
