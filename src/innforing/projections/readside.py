"""The read side of one log: questions, what follows it, and how far behind it is."""

from __future__ import annotations

import time
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple, Self

import structlog

from innforing.eventlog.follow import Follower
from innforing.eventlog.readstore import ReadStore
from innforing.projections import books
from innforing.projections.books import PREVIOUS, SERVING, Edition, Parked
from innforing.projections.kalender import dag_i_norge
from innforing.projections.pages import Pages
from innforing.projections.rebuild import Builder, Built
from innforing.projections.sight import Sight
from innforing.projections.supervisor import Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from innforing.eventlog.mapper import Mapper
    from innforing.projections.parity import Parity
    from innforing.projections.projection import Projection
    from innforing.projections.runner import Who
    from innforing.projections.statement import Statement
    from innforing.registers.kommuner import Kommuneregister

LOOK_AGAIN_S = 0.02
"""How often a waiting reader looks when another process follows."""
_log = structlog.get_logger()


class UnknownProjection(Exception):
    """There is no read model of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Say the nearest names."""
        near = get_close_matches(name, known) or sorted(known)
        super().__init__(f"there is no read model «{name}»; nearest: {', '.join(near)}")


class NotBuilt(Exception):
    """The read model has not been begun: nobody has followed this log yet."""


class Lag(NamedTuple):
    """How far a read model has come, and how many events it is behind what was asked for."""

    position: int
    behind: int


class Status(NamedTuple):
    """How one read model stands."""

    name: str
    version: int
    """The version of the program."""
    edition: Edition | None
    """The edition that answers; of an older version until it has been built anew."""
    behind: int
    behind_us: int
    """From the recorded time of the last event taken in to that of the log's last."""
    rows: dict[str, int]
    parked: tuple[Parked, ...]


class ReadSide:
    """The read models of one log."""

    def __init__(
        self,
        log_url: str,
        store_url: str,
        *,
        mapper: Mapper,
        projections: Sequence[Projection],
        who: Who,
    ) -> None:
        """Open for questions; `start`, `catch_up` or another process does the following."""
        self._log_url = log_url
        self._mapper = mapper
        self._who = who
        self.projections = {one.navn: one for one in projections}
        self.store = ReadStore(store_url)
        self.follower = Follower(log_url)
        self._supervisor: Supervisor | None = None
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        with self.store.transaction() as rows:
            books.open_books(rows)
            for gone in books.discard_foreign(rows, self.follower.reader):
                _log.warning("read_model_of_another_log_discarded", name=gone)

    def projection(self, name: str) -> Projection:
        """The projection of that name."""
        if name not in self.projections:
            raise UnknownProjection(name, self.projections)
        return self.projections[name]

    def start(self) -> None:
        """Follow the log in a thread of this process."""
        self._supervisor = self.supervisor()
        self._supervisor.start()

    def supervisor(self) -> Supervisor:
        """One that follows with connections of its own."""
        return Supervisor(
            self.store,
            lambda: Follower(self._log_url),
            mapper=self._mapper,
            projections=list(self.projections.values()),
            who=self._who,
        )

    def catch_up(self, *, timeout: float = 60.0) -> Lag:
        """Bring every read model to the end of the log as it is now, by our own hand if need be.

        Those that cannot go on are not waited for; they are behind.
        """
        end = self.follower.end()
        if self._supervisor is not None:
            return self._wait(end, self._supervisor, timeout, patient=False)
        supervisor = self.supervisor()
        supervisor.start()
        try:
            return self._wait(end, supervisor, timeout, patient=False)
        finally:
            supervisor.stop()

    def wait_for(self, position: int, *, timeout: float, name: str | None = None) -> Lag:
        """Read your own write: wait for a position, and say how far behind we still are.

        With a name that read model is waited for, else all of them.
        """
        return self._wait(position, self._supervisor, timeout, name)

    def _wait(
        self,
        position: int,
        supervisor: Supervisor | None,
        timeout: float,
        name: str | None = None,
        *,
        patient: bool = True,
    ) -> Lag:
        deadline = time.monotonic() + timeout
        while True:
            stuck = frozenset() if patient or supervisor is None else supervisor.stuck()
            at = self._positions(name)
            left = deadline - time.monotonic()
            if left <= 0 or all(p >= position for one, p in at.items() if one not in stuck):
                slowest = min(at.values(), default=0)
                return Lag(slowest, max(0, position - slowest))
            pause = min(left, LOOK_AGAIN_S)
            if supervisor is None:
                time.sleep(pause)
            else:
                supervisor.moved(pause)

    def position(self, name: str | None = None) -> int:
        """How far the read model of that name, or the slowest of all, has come."""
        return min(self._positions(name).values(), default=0)

    def _positions(self, name: str | None) -> dict[str, int]:
        names = self.projections if name is None else (self.projection(name).navn,)
        with self.store.snapshot() as rows:
            found = books.all_serving(rows)
        return {one: found[one].position if one in found else 0 for one in names}

    @contextmanager
    def sight(self, name: str, *, per: int, kjent: int | None = None) -> Iterator[Sight]:
        """One read model at one moment; every question in the block sees the same rows."""
        self.projection(name)
        with self.store.snapshot() as rows:
            edition = books.serving(rows, name)
            if edition is None:
                raise NotBuilt(name)
            yield Sight(rows, edition, per=per, kjent=kjent, kjent_dag=self._day(kjent))

    def statements(
        self,
        name: str,
        register: Kommuneregister,
        *,
        per: int,
        kjent: int | None = None,
        about: str | None = None,
    ) -> list[Statement]:
        """Every cell of one read model at one moment, or those about one thing."""
        with self.sight(name, per=per, kjent=kjent) as sight:
            return list(self.projection(name).statements(sight, register, about))

    def _day(self, kjent: int | None) -> date | None:
        """The day in Norway on which a position was recorded."""
        found = [] if kjent is None else self.follower.reader.span(kjent, kjent)
        return dag_i_norge(found[0].recorded_us) if found else None

    def rebuild(
        self,
        name: str,
        *,
        approve: str | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Built:
        """Build one read model beside itself, compare, and switch."""
        with self._builder() as builder:
            return builder.rebuild(self.projection(name), approve=approve, progress=progress)

    def prove(
        self, name: str, *, progress: Callable[[int, int], None] = lambda _done, _all: None
    ) -> Parity | None:
        """Whether one read model equals a rebuild, row by row; None where none answers."""
        with self._builder() as builder:
            return builder.prove(self.projection(name), progress=progress)

    @contextmanager
    def _builder(self) -> Iterator[Builder]:
        connection = self.store.connect()
        try:
            with Follower(self._log_url) as follower:
                pages = Pages(follower, self._mapper)
                yield Builder(connection=connection, pages=pages, who=self._who)
        finally:
            # the lock of the edition that was built goes with the connection
            connection.close()

    def switch_back(self, name: str) -> Edition:
        """Let the edition before this one answer again; it is followed on from where it was."""
        self.projection(name)
        with self.store.transaction() as rows:
            by_status = {one.status: one for one in books.editions(rows, name)}
            if PREVIOUS not in by_status:
                raise NotBuilt(name)
            books.set_status(rows, by_status[SERVING], PREVIOUS)
            books.set_status(rows, by_status[PREVIOUS], SERVING)
        return by_status[PREVIOUS]

    def status(self) -> list[Status]:
        """How every read model stands."""
        end, end_us = self.follower.reader.last()
        with self.store.snapshot() as rows:
            return [
                self._status(
                    Sight(rows, edition, per=0, kjent=None) if edition else None, one, end, end_us
                )
                for one in self.projections.values()
                for edition in [books.serving(rows, one.navn)]
            ]

    def _status(self, sight: Sight | None, one: Projection, end: int, end_us: int) -> Status:
        if sight is None:
            return Status(one.navn, one.versjon, None, end, end_us, {}, ())
        edition = sight.edition
        taken = self.follower.reader.span(edition.position, edition.position)
        behind_us = max(0, end_us - taken[0].recorded_us) if taken else end_us
        sizes = sight.sizes()
        return Status(
            one.navn,
            one.versjon,
            edition,
            max(0, end - edition.position),
            behind_us,
            sizes,
            tuple(sight.parked()),
        )

    def close(self) -> None:
        """Stop following, and give up the connections."""
        if self._supervisor is not None:
            self._supervisor.stop()
        self.follower.close()
        self.store.close()

    def __enter__(self) -> Self:
        """Use the read side in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the block."""
        self.close()


def discard_all(store_url: str) -> None:
    """Take the read models away, tables and all: they are made anew from the log (tillit.md §6)."""
    with ReadStore(store_url) as store:
        with store.transaction() as rows:
            books.open_books(rows)
            books.discard_all(rows)
        store.scrub()
