"""One thread that keeps every projection up to date, whatever breaks (eventsourcing.md §3.6)."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from innforing.eventlog.errors import StorageFault
from innforing.projections import books
from innforing.projections.books import SERVING, Discarded, LostLead
from innforing.projections.garbage import put_off, settle
from innforing.projections.pages import OUTSIDE, Pages
from innforing.projections.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innforing.eventlog.follow import Follower
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.readstore import ReadStore, StoreConnection
    from innforing.projections.projection import Projection
    from innforing.projections.runner import Who

IDLE_S = 0.5
MUCH = 1_000
"""Positions in one round from which it is catching up, and not following along."""
LOST_S = 0.5
LONGEST_S = 30.0
FIRST_S = 0.1
TRIES = 3
"""Faults of the database in a row after which nobody should wait for it to come back."""
_log = structlog.get_logger()


@dataclass(slots=True)
class _Seat:
    """One projection's place in the round."""

    projection: Projection
    runner: Runner | None = None
    not_before: float = 0.0
    pause: float = FIRST_S
    stuck: int = 0
    """How many times in a row it could not go on, and no other follows in its place."""


class Supervisor:
    """Follows the log for several projections in turn; where one fails the others go on."""

    def __init__(
        self,
        store: ReadStore,
        follower: Callable[[], Follower],
        *,
        mapper: Mapper,
        projections: Sequence[Projection],
        who: Who,
    ) -> None:
        """Open nothing yet."""
        self._store = store
        self._open_follower = follower
        self._mapper = mapper
        self._who = who
        self._seats = [_Seat(projection) for projection in projections]
        self._stopping = threading.Event()
        self._moved = threading.Condition()
        self._thread: threading.Thread | None = None
        self._connection: StoreConnection | None = None
        self._level = False
        self._much = 0
        self._pages: Pages | None = None

    def start(self) -> None:
        """Follow in a thread of its own until `stop`."""
        self._thread = threading.Thread(target=self.run, name="projections", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let the page at hand be finished, then let go."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def moved(self, timeout: float) -> None:
        """Sleep until some projection has moved on, or the time is out."""
        with self._moved:
            self._moved.wait(timeout)

    def stuck(self) -> frozenset[str]:
        """The read models that cannot go on as things are: nobody should wait for them."""
        return frozenset(seat.projection.navn for seat in self._seats if seat.stuck >= TRIES)

    def run(self) -> None:
        """Follow in this thread."""
        try:
            while not self._stopping.is_set():
                if not self.round():
                    self._rest()
        finally:
            self._let_go()

    def round(self) -> int:
        """Give every projection one page; how many positions they moved together."""
        moved = self._take_turns() if self._level else self._catch_up()
        if moved:
            with self._moved:
                self._moved.notify_all()
        return moved

    def _take_turns(self) -> int:
        now = time.monotonic()
        moved = sum(self._work(seat) for seat in self._seats if now >= seat.not_before)
        self._much += moved
        self._level = moved < MUCH
        return moved

    def _catch_up(self) -> int:
        """Page upon page; when that is over, what is remembered is here to stay."""
        with put_off():
            moved = self._take_turns()
        if self._level:
            settle(collect=self._much >= MUCH)
        return moved

    def _work(self, seat: _Seat) -> int:
        try:
            if seat.runner is None:
                seat.runner = self._sit(seat.projection)
            moved = 0 if seat.runner is None else seat.runner.step()
        except LostLead as lost:
            if isinstance(lost, Discarded) and self._pages is not None:
                self._pages.forget()
            seat.stuck = 0
            self._stand_up(seat, LOST_S)
            return 0
        except Exception as error:  # noqa: BLE001, a thread that dies would leave nobody to follow
            _log.warning("projection_failed", name=seat.projection.navn, error=type(error).__name__)
            seat.stuck += 1 if isinstance(error, OUTSIDE) else TRIES
            if isinstance(error, OUTSIDE):
                self._drop_connections()
            self._stand_up(seat, seat.pause)
            seat.pause = min(seat.pause * 2, LONGEST_S)
            return 0
        seat.pause, seat.stuck = FIRST_S, 0
        if seat.runner is None:
            seat.stuck = TRIES
            seat.not_before = time.monotonic() + LOST_S
        return moved

    def _sit(self, projection: Projection) -> Runner | None:
        """Take the lead of the edition that answers, made now if it is the first.

        None where that edition is of another version: then «innforing rebuild» is wanted.
        """
        connection = self._connected()
        with connection.transaction() as rows:
            books.open_books(rows)
            edition = books.serving(rows, projection.navn)
            if edition is None:
                edition = books.begin(rows, projection, SERVING)
        if edition.version != projection.versjon:
            return None
        runner = Runner(
            projection,
            edition,
            connection=connection,
            pages=self._read(),
            who=self._who,
        )
        runner.take_lead()
        return runner

    def _stand_up(self, seat: _Seat, pause: float) -> None:
        seat.runner = None
        seat.not_before = time.monotonic() + pause

    def _drop_connections(self) -> None:
        """Drop the connections, and with them every lead: what is broken is made anew."""
        for seat in self._seats:
            self._stand_up(seat, 0.0)
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._pages is not None:
            self._pages.follower.close()
            self._pages = None

    def _rest(self) -> None:
        """Sleep until the log grows, or it is time to look after leases and requests."""
        at = [s.runner.edition.position for s in self._seats if s.runner is not None]
        try:
            if at:
                self._read().follower.wait(min(at), IDLE_S, self._stopping.is_set)
                return
        except Exception as error:  # noqa: BLE001, the next round connects anew
            _log.warning("follower_failed", error=type(error).__name__)
        self._stopping.wait(FIRST_S)

    def _connected(self) -> StoreConnection:
        if self._connection is None:
            self._connection = self._store.connect()
        return self._connection

    def _read(self) -> Pages:
        if self._pages is None:
            self._pages = Pages(self._open_follower(), self._mapper)
        return self._pages

    def _let_go(self) -> None:
        try:
            self._leave()
        except StorageFault:
            _log.warning("lead_not_given_back")  # it runs out, or went with the connection
        if self._connection is not None:
            self._connection.close()
        if self._pages is not None:
            self._pages.follower.close()

    def _leave(self) -> None:
        """Let others follow at once, instead of when the lease runs out."""
        for seat in self._seats:
            if seat.runner is not None and self._connection is not None:
                with self._connection.transaction() as rows:
                    books.leave(rows, seat.runner.edition)
