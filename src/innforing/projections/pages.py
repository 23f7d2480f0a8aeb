"""Pages of the log, read and folded once for all projections that stand at the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.eventlog.errors import LogClosed, StorageFault
from innforing.eventlog.readstore import BROKEN
from innforing.projections.projection import Streams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.eventlog.follow import Follower
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.rows import StoredRow
    from innforing.projections.projection import Happened

OUTSIDE = (*BROKEN, StorageFault, LogClosed, OSError, MemoryError)
"""Faults that say nothing of the event at hand."""
LANES = 3
"""Places in the log that are remembered at once: the end, and of those who come behind."""


class Page:
    """Rows that follow each other, and what happened in each."""

    def __init__(self, rows: Sequence[StoredRow], streams: Streams) -> None:
        """Nothing is decoded before somebody asks."""
        self.rows = rows
        self._streams = streams
        self._known: dict[int, Happened | Exception] = {}
        self._of: dict[frozenset[str], list[tuple[StoredRow, Happened | Exception]]] = {}

    @property
    def last(self) -> int:
        """The position of the last row; 0 of an empty page."""
        return self.rows[-1].position if self.rows else 0

    def upto(self, position: int) -> Page:
        """The part of the page that ends there."""
        if position >= self.last:
            return self
        return Page([row for row in self.rows if row.position <= position], self._streams)

    def of(self, kinds: frozenset[str]) -> list[tuple[StoredRow, Happened | Exception]]:
        """The rows of some kinds of stream with what happened, or why nobody can tell."""
        if kinds not in self._of:
            mine = [row for row in self.rows if row.stream_id.partition(":")[0] in kinds]
            self._of[kinds] = [(row, self._happened(row)) for row in mine]
        return self._of[kinds]

    def _happened(self, row: StoredRow) -> Happened | Exception:
        if row.position not in self._known:
            self._known[row.position] = self._find(row)
        return self._known[row.position]

    def _find(self, row: StoredRow) -> Happened | Exception:
        try:
            return self._streams.happened(row)
        except OUTSIDE:
            raise
        except Exception as error:  # noqa: BLE001, each who asks hears of it
            self._streams.forget(row.stream_id)
            return error


class Pages:
    """The log as runners read it; those at one place share the page."""

    def __init__(self, follower: Follower, mapper: Mapper) -> None:
        """Read nothing yet."""
        self.follower = follower
        self.mapper = mapper
        self._lanes: list[_Lane] = []

    def forget(self) -> None:
        """Read everything anew from now on."""
        self._lanes.clear()

    def streams(self) -> Streams:
        """The states of streams, for one who reads alone."""
        return Streams(self.follower.reader, self.mapper)

    def page(self, after: int, limit: int) -> Page:
        """What follows a position; empty at the end of the log."""
        lane = self._lane(after)
        if lane.page is None or lane.after != after:
            rows = self.follower.page(after, limit)
            if not rows:
                return Page(rows, lane.streams)
            lane.after, lane.page = after, Page(rows, lane.streams)
        return lane.page

    def _lane(self, after: int) -> _Lane:
        """The lane whose page begins, or ends, there; else a new one in place of the oldest."""
        for lane in self._lanes:
            if after in (lane.after, lane.end):
                self._lanes.remove(lane)
                break
        else:
            lane = _Lane(after, self.streams())
        self._lanes = [*self._lanes[1 - LANES :], lane]
        return lane


class _Lane:
    """One pass over the log."""

    def __init__(self, after: int, streams: Streams) -> None:
        self.after = after
        self.streams = streams
        self.page: Page | None = None

    @property
    def end(self) -> int:
        """The position of the last row that was read."""
        return self.page.last if self.page else self.after
