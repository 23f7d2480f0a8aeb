"""The one writer of a process: jobs run one at a time, and several share one commit.

There is no writer thread. A caller who finds the writer free leads: it runs its own job and those
that queue up meanwhile, commits once, and answers them all. A lone caller thus pays no thread
switch, and nobody ever waits for others to come. A job must be a function of what the transaction
tells it: when the connection breaks, it is run again.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import structlog

from innforing.eventlog.errors import (
    CommitUnknown,
    LogBusy,
    LogClosed,
    LogError,
    LogFull,
    StorageFault,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.eventlog.session import Session
    from innforing.eventlog.transaction import Transaction, Witness

T = TypeVar("T")
BATCH = 64
# a broken connection is tried again at once, a server that restarts after a moment
PAUSES_S = (0.0, 0.0, 0.2, 0.8)
HANDED_OVER = -1
_log = structlog.get_logger()


class _Ticket:
    """One caller's job and its answer."""

    __slots__ = ("answered", "command_id", "error", "job", "result", "turn")

    def __init__(self, job: Callable[[Transaction], Any], command_id: str | None) -> None:
        self.job = job
        self.command_id = command_id
        self.turn: threading.Lock | None = None
        self.answered = False
        self.result: Any = None
        self.error: BaseException | None = None

    def wait(self) -> None:
        """Sleep until somebody has answered, or it is this caller's turn to lead."""
        cast("threading.Lock", self.turn).acquire()

    def wake(self) -> None:
        if self.turn is not None:
            self.turn.release()


class Writer:
    """Runs jobs on the log: one writer per process and log (tillit.md §3)."""

    def __init__(self, session: Session, *, on_close: Callable[[], None] = lambda: None) -> None:
        """Take the connection that only this writer uses."""
        self._session = session
        self._on_close = on_close
        self._mutex = threading.Lock()
        self._queue: deque[_Ticket] = deque()
        self._leader: int | None = None
        self._idle = threading.Condition(self._mutex)
        self._closed = False

    def run(self, job: Callable[[Transaction], T], *, command_id: str | None = None) -> T:
        """Run the job under the writer lock; give its result once it is durable.

        The command id is only a hint that lets PostgreSQL look it up on the way.
        """
        ticket = _Ticket(job, command_id)
        if not self._lead_at_once(ticket):
            ticket.wait()
        if not ticket.answered:
            self._lead(ticket)
        if ticket.error is not None:
            raise ticket.error
        return cast("T", ticket.result)

    def close(self) -> None:
        """Let the jobs that are queued finish, then give up the connection."""
        with self._mutex:
            self._closed = True
            while self._leader is not None:
                self._idle.wait()
        self._session.close()
        self._on_close()

    def __enter__(self) -> Self:
        """Use the writer in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the block."""
        self.close()

    def _lead_at_once(self, ticket: _Ticket) -> bool:
        me = threading.get_ident()
        with self._mutex:
            if self._leader == me:
                msg = "a job cannot run another job on the same writer"
                raise LogError(msg)
            if self._closed:
                msg = "the log is closed"
                raise LogClosed(msg)
            if self._leader is None:
                self._leader = me
                return True
            ticket.turn = threading.Lock()
            ticket.turn.acquire()
            self._queue.append(ticket)
            return False

    def _lead(self, ticket: _Ticket) -> None:
        self._leader = threading.get_ident()
        batch = [ticket]
        try:
            self._settle(batch)
        except BaseException:
            # an interrupt in the leader's own thread must not leave the others waiting
            _answer_all(batch, CommitUnknown("the writer was interrupted: ask for the command"))
            self._session.close()
            raise
        finally:
            self._pass_on(batch)

    def _pass_on(self, batch: list[_Ticket]) -> None:
        with self._mutex:
            following = self._queue.popleft() if self._queue else None
            self._leader = None if following is None else HANDED_OVER
            if following is None:
                self._idle.notify_all()
        for done in batch[1:]:
            done.answered = True
            done.wake()
        if following is not None:
            following.wake()

    def _settle(self, batch: list[_Ticket], *, alone: bool = False) -> None:
        """Run the batch to an answer for each, over a new connection where one broke."""
        trouble = _Trouble()
        for pause in PAUSES_S:
            if pause:  # a sleep of nothing takes longer than a whole job
                time.sleep(pause)
            try:
                if self._attempt(batch, trouble, alone=alone):
                    return
            except _SplitError:
                self._session.rollback()
                for ticket in batch:
                    self._settle([ticket], alone=True)
                return
            if isinstance(trouble.fault, LogBusy | LogFull):
                break
            _log.warning("writer_retried", jobs=len(batch), fault=str(trouble.fault))
        if trouble.at_commit and self._recorded_after_all(trouble):
            return
        self._session.close()
        _answer_all(batch, trouble.verdict())

    def _attempt(self, batch: list[_Ticket], trouble: _Trouble, *, alone: bool) -> bool:
        session = self._session
        trouble.at_commit = False
        try:
            if trouble.fault is not None or not session.connected():
                session.open()
            # none may join before it is known whether the batch as it was is in the log
            self._begin(batch, alone=alone or trouble.lost is not None)
            if trouble.lost is not None and session.happened(trouble.lost):
                session.rollback()
                return True
            trouble.lost = None
            self._run_all(batch, alone=alone)
            trouble.lost = session.witness
            trouble.at_commit = True
            session.commit()
        except session.errors as error:
            trouble.fault = session.translated(error)
            return False
        except _BrokenError as broken:
            trouble.fault = broken.fault
            return False
        return True

    def _recorded_after_all(self, trouble: _Trouble) -> bool:
        """Ask, before anything is said, whether the last COMMIT did what it did not answer."""
        session = self._session
        try:
            session.open()
            session.begin()
            recorded = trouble.lost is not None and session.happened(trouble.lost)
            session.rollback()
        except session.errors:
            return False
        trouble.lost = None
        return recorded

    def _begin(self, batch: list[_Ticket], *, alone: bool) -> None:
        if not alone:
            self._fill(batch, BATCH)
        self._session.begin([one.command_id for one in batch if one.command_id is not None])

    def _run_all(self, batch: list[_Ticket], *, alone: bool) -> None:
        """Run every job of the batch, and those that queue up meanwhile, in one transaction."""
        number = 0
        while number < len(batch):
            self._run_one(batch[number], nested=number > 0)
            number += 1
            if not alone:
                self._fill(batch, min(number + 1, BATCH))

    def _fill(self, batch: list[_Ticket], size: int) -> None:
        while self._queue and len(batch) < size:
            batch.append(self._queue.popleft())

    def _run_one(self, ticket: _Ticket, *, nested: bool) -> None:
        session = self._session
        session.start(nested=nested)
        try:
            ticket.result = ticket.job(cast("Transaction", session))
            session.keep()
        except Exception as error:  # noqa: BLE001, whatever a job raises is its caller's answer
            if isinstance(error, session.errors):
                error = session.translated(error)
            if not session.alive():
                raise _BrokenError(error) from None
            if not session.undo():
                raise _SplitError from None
            ticket.error = error
        else:
            ticket.error = None


class _Trouble:
    """What has gone wrong so far: the last fault, and the witness of an unanswered COMMIT."""

    def __init__(self) -> None:
        self.fault: LogError | None = None
        self.lost: Witness | None = None
        self.at_commit = False

    def verdict(self) -> LogError:
        if self.lost is not None:
            return CommitUnknown("the answer to COMMIT was lost: ask for the command")
        return self.fault or StorageFault("the log was lost")


class _SplitError(Exception):
    """A job failed after writing, and cannot be undone without the rest of its batch."""


class _BrokenError(Exception):
    """The transaction was lost under a job."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.fault = error if isinstance(error, LogError) else StorageFault("the log was lost")


def _answer_all(batch: list[_Ticket], fault: LogError) -> None:
    for ticket in batch:
        ticket.result = None
        ticket.error = fault
