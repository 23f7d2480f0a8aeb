"""Building an edition beside the one that answers, proving the two equal, and switching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from innforing.eventlog.errors import StorageFault
from innforing.projections import books
from innforing.projections.books import BUILDING, PREVIOUS, SERVING, LostLead
from innforing.projections.garbage import put_off
from innforing.projections.parity import Parity, compare
from innforing.projections.runner import PAGE, Runner

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.eventlog.readstore import Rows, StoreConnection
    from innforing.projections.books import Edition
    from innforing.projections.pages import Pages
    from innforing.projections.projection import Projection
    from innforing.projections.runner import Who

_log = structlog.get_logger()


class RebuildRunning(Exception):
    """Somebody is already building this projection: who, and since when."""

    def __init__(self, edition: Edition) -> None:
        """Carry the edition under construction."""
        super().__init__(f"{edition.name} is being built by {edition.holder}")
        self.edition = edition


class ParityRefused(Exception):
    """The new edition is not equal to the one that answers, which goes on answering."""

    def __init__(self, name: str, parity: Parity) -> None:
        """Carry what differs."""
        if parity.unequal:
            what = f"{parity.counted} differences, some that the version does not name"
        else:
            what = f"{parity.counted} differences to approve: --godta {parity.digest}"
        super().__init__(f"{name} was not switched: {what}.")
        self.parity = parity


@dataclass(frozen=True, slots=True)
class Built:
    """What a rebuild came to."""

    name: str
    edition: int
    version: int
    position: int
    parity: Parity | None
    """None when there was nothing to compare with."""


@dataclass(frozen=True, kw_only=True)
class Builder:
    """What a rebuild works with."""

    connection: StoreConnection
    pages: Pages
    who: Who

    def rebuild(
        self,
        projection: Projection,
        *,
        approve: str | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        page: int = PAGE,
    ) -> Built:
        """Build beside, compare at one position, and switch in one transaction."""
        old, runner = self._begin(projection)
        try:
            self._catch_up(runner, old, progress, page)
            with self.connection.transaction() as rows:
                parity = self._switch(rows, runner, old, approve)
        except BaseException:
            self._give_up(runner.edition)
            raise
        built = runner.edition
        return Built(built.name, built.number, built.version, built.position, parity)

    def prove(
        self,
        projection: Projection,
        *,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        page: int = PAGE,
    ) -> Parity | None:
        """Build beside and compare, and let the edition that answers go on; None without one."""
        old, runner = self._begin(projection)
        try:
            self._catch_up(runner, old, progress, page)
            with self.connection.transaction() as rows:
                return None if old is None else self._compared(rows, runner, old, None)[1]
        finally:
            self._give_up(runner.edition)

    def _catch_up(
        self,
        runner: Runner,
        old: Edition | None,
        progress: Callable[[int, int], None],
        page: int,
    ) -> None:
        """Build up to where the edition that answers stands."""
        runner.take_lead()
        goal = old.position if old else self.pages.follower.end()
        while runner.edition.position < goal and _step(runner, limit=page, upto=goal):
            progress(runner.edition.position, goal)

    def _give_up(self, edition: Edition) -> None:
        """Leave nothing behind that takes room, or that keeps the next one waiting."""
        try:
            with self.connection.transaction() as rows:
                books.discard(rows, edition)
        except StorageFault:
            _log.warning("rebuild_left_behind", name=edition.name)  # the next one clears it away

    def _begin(self, projection: Projection) -> tuple[Edition | None, Runner]:
        with self.connection.transaction() as rows:
            books.open_books(rows)
            self._clear(rows, projection)
            old = books.serving(rows, projection.navn)
            new = books.begin(rows, projection, BUILDING)
            if old is not None:
                # what was given up stays given up
                books.park(rows, new, [p for p in books.parked(rows, old) if p.given_up])
        runner = Runner(
            projection,
            new,
            connection=self.connection,
            pages=self.pages,
            who=self.who,
        )
        return old, runner

    def _clear(self, rows: Rows, projection: Projection) -> None:
        """Take away what an interrupted rebuild left; refuse while it goes on."""
        for one in books.editions(rows, projection.navn):
            if one.status != BUILDING:
                continue
            alive = one.until_us > self.who.clock() or not rows.sqlite
            free = not alive or self.connection.try_lock(
                f"{one.name}:{one.number}", idle_ms=self.who.lease_us // 1000
            )
            if (alive and rows.sqlite) or not free:
                raise RebuildRunning(one)
            books.discard(rows, one)

    def _switch(
        self, rows: Rows, runner: Runner, old: Edition | None, approve: str | None
    ) -> Parity | None:
        """Compare with the old edition, and change places."""
        parity = None
        name = runner.edition.name
        if old is not None:
            still, parity = self._compared(rows, runner, old, approve)
            if parity.unequal or (parity.counted and not parity.is_approved):
                raise ParityRefused(name, parity)
            for earlier in books.editions(rows, name):
                if earlier.status == PREVIOUS:
                    books.discard(rows, earlier)
            books.set_status(rows, still, PREVIOUS)
        books.set_status(rows, runner.edition, SERVING)
        return parity

    def _compared(
        self, rows: Rows, runner: Runner, old: Edition, approve: str | None
    ) -> tuple[Edition, Parity]:
        """Hold the old edition still, come level with it, and compare."""
        name = runner.edition.name
        rows.run(
            "UPDATE read_models SET position = position WHERE name = ? AND edition = ?",
            (name, old.number),
        )
        still = books.one(rows, old)
        if still.status != SERVING:
            raise LostLead(f"{name} was switched by somebody else")
        gap = self.pages.follower.reader.span(runner.edition.position + 1, still.position)
        runner.edition = runner.apply(rows, gap)
        return still, compare(
            rows,
            runner.projection,
            still,
            runner.edition,
            approved=approve,
            # the same version built anew is right by definition: there any difference may be
            anything=runner.edition.version == old.version,
        )


def _step(runner: Runner, *, limit: int, upto: int) -> int:
    with put_off():
        return runner.step(limit=limit, upto=upto)
