"""Following the log: whole pages in order, and a wake-up when it has grown (eventsourcing.md §3.6).

Positions are dense and become visible in order, for every writer holds one lock until it has
committed; a page is checked all the same, for a follower that skips an event never learns of it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Self

import psycopg
import structlog
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from innforing.eventlog.bell import Bell, bell_for, channel
from innforing.eventlog.database import open_reader
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogGap

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import PoolProxiedConnection

    from innforing.eventlog.rows import StoredRow

POLL_S = 0.05
"""How long a follower of a SQLite log sleeps at most: another process cannot ring its bell."""
_log = structlog.get_logger()


class Follower:
    """Pages of one log, for one thread."""

    def __init__(self, url: str) -> None:
        """Open the log for reading; the listening connection comes with the first wait."""
        self.reader = open_reader(url)
        parsed = make_url(url)
        sqlite = parsed.get_backend_name() == "sqlite"
        self._ear: _BellEar | _NotifyEar = (
            _BellEar(bell_for(str(parsed.database))) if sqlite else _NotifyEar(url)
        )

    def end(self) -> int:
        """The last position there is."""
        return self.reader.last()[0]

    def page(self, after: int, limit: int) -> list[StoredRow]:
        """The next events, at most `limit`; raises `LogGap` rather than pass over one."""
        rows = self.reader.tail(after, limit)
        if rows and (rows[0].position != after + 1 or rows[-1].position != after + len(rows)):
            raise LogGap(f"an event after position {after} is missing")
        return rows

    def wait(
        self, after: int, timeout: float, stopping: Callable[[], bool] = lambda: False
    ) -> bool:
        """Sleep until the log has grown past a position; False when time, or patience, is out."""
        deadline = time.monotonic() + timeout
        while True:
            self._ear.attend()
            if self.end() > after:
                return True
            left = deadline - time.monotonic()
            if left <= 0 or stopping():
                return False
            self._ear.sleep(left, stopping)

    def close(self) -> None:
        """Give up the connections."""
        self._ear.close()
        self.reader.close()

    def __enter__(self) -> Self:
        """Use the follower in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the block."""
        self.close()


class _BellEar:
    """Hears the writer of this process at once, and others by looking again soon."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._heard = bell.rung

    def attend(self) -> None:
        """From now on a ring counts."""
        self._heard = self._bell.rung

    def sleep(self, timeout: float, _stopping: Callable[[], bool]) -> None:
        """Sleep until the bell rings, or it is time to look again: that is soon."""
        self._bell.wait(self._heard, min(timeout, POLL_S))

    def close(self) -> None:
        """Nothing to give up."""


class _NotifyEar:
    """LISTEN on a connection of its own; where it breaks, the next wait makes another."""

    LOOK_AGAIN_S = 5.0
    BROKEN_S = 0.2

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url, "listener")
        self._pooled: PoolProxiedConnection | None = None
        self._driver: psycopg.Connection[Any] | None = None

    def attend(self) -> None:
        """LISTEN, if we do not already: before looking, so that nothing falls in between."""
        if self._driver is not None and not self._driver.closed:
            return
        self.close()
        try:
            self._pooled = self._engine.raw_connection()
            driver: psycopg.Connection[Any] = self._pooled.driver_connection  # type: ignore[assignment]
            driver.autocommit = True
            schema = driver.execute("SELECT current_schema()").fetchall()[0][0]
            driver.execute(f"LISTEN {channel(schema)}".encode())
            self._driver = driver
        except (psycopg.Error, SQLAlchemyError):
            _log.warning("listener_lost")

    def sleep(self, timeout: float, stopping: Callable[[], bool]) -> None:
        """Sleep until somebody has written or wants us to stop; or a while without connection."""
        if self._driver is None:
            time.sleep(min(timeout, self.BROKEN_S))
            return
        deadline = time.monotonic() + min(timeout, self.LOOK_AGAIN_S)
        try:
            while not stopping() and (left := deadline - time.monotonic()) > 0:
                if list(self._driver.notifies(timeout=min(left, POLL_S), stop_after=1)):
                    return
        except psycopg.Error:
            _log.warning("listener_lost")
            self.close()

    def close(self) -> None:
        """Give up the connection; it is made again by the next wait."""
        self._driver = None
        if self._pooled is not None:
            self._pooled.invalidate()
            self._pooled = None
        self._engine.dispose()
