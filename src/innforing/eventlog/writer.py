"""The one writer of a process: jobs run one at a time, and several share one commit.

There is no writer thread. A caller who finds the writer free leads: it runs its own job and those
that queue up meanwhile, commits once, and answers them all. A lone caller thus pays no thread
switch, and nobody ever waits for others to come. A job must be a function of what the transaction
tells it: when the connection breaks, it is run again.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

import structlog

from innforing.eventlog.errors import CommitUnknown, LogBusy, LogClosed, LogError, StorageFault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innforing.eventlog.transaction import Transaction, Witness

T = TypeVar("T")
BATCH = 64
ATTEMPTS = 3
HANDED_OVER = -1
_log = structlog.get_logger()


class Session(Protocol):
    """The writer's own connection, as the two databases offer it."""

    errors: tuple[type[Exception], ...]
    witness: Witness | None

    def open(self) -> Any:
        """Get a connection of our own, giving up the one we had."""

    def connected(self) -> bool:
        """Tell whether there is a connection that is not known to be broken."""

    def close(self) -> None:
        """Give up the connection; an open transaction is lost with it."""

    def begin(self, command_ids: Sequence[str] = ()) -> None:
        """Take the writer lock and learn where the log ends."""

    def commit(self) -> None:
        """Make everything durable; only after this may anybody be answered."""

    def rollback(self) -> None:
        """Undo everything since `begin`, if anything is open."""

    def alive(self) -> bool:
        """Tell whether the transaction can go on after an error."""

    def start(self, *, nested: bool) -> None:
        """Begin one job of the batch."""

    def keep(self) -> None:
        """End a job whose writes are to stand."""

    def undo(self) -> bool:
        """Undo the writes of a failed job; False where that takes the whole batch with it."""

    def happened(self, witness: Witness) -> bool:
        """Tell whether a transaction whose COMMIT was never answered is in the log."""

    def translated(self, error: Exception) -> LogError:
        """The error in our words, without any bound value."""


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

    def __enter__(self) -> Writer:
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
        session = self._session
        fault: LogError | None = None
        lost: Witness | None = None
        for _ in range(ATTEMPTS):
            try:
                if fault is not None or not session.connected():
                    session.open()
                self._begin(batch, alone=alone)
                if lost is not None and session.happened(lost):
                    session.rollback()
                    return
                lost = None
                self._run_all(batch, alone=alone)
                lost = session.witness
                session.commit()
            except session.errors as error:
                fault = session.translated(error)
            except _BrokenError as broken:
                fault = broken.fault
            except _SplitError:
                session.rollback()
                for ticket in batch:
                    self._settle([ticket], alone=True)
                return
            else:
                return
            if isinstance(fault, LogBusy):
                break
            _log.warning("writer_retried", jobs=len(batch), fault=type(fault).__name__)
        session.close()
        if lost is not None:
            fault = CommitUnknown("the answer to COMMIT was lost: ask for the command")
        _answer_all(batch, fault or StorageFault("the log was lost"))

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
        except Exception as error:
            if isinstance(error, session.errors):
                error = session.translated(error)
            if not session.alive():
                raise _BrokenError(error) from None
            if not session.undo():
                raise _SplitError from None
            ticket.error = error
        else:
            ticket.error = None


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
