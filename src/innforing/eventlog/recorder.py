"""Our own `ApplicationRecorder` for the eventsourcing library, on the log's tables."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    ListenNotifySubscription,
    Notification,
    OperationalError,
    StoredEvent,
)

from innforing.eventlog.errors import (
    CommandKnown,
    CommandReused,
    InvalidRow,
    StorageFault,
    VersionConflict,
)
from innforing.eventlog.rows import NewRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from eventsourcing.persistence import Subscription

    from innforing.eventlog.reader import Reader
    from innforing.eventlog.rows import StoredRow
    from innforing.eventlog.transaction import LogTransaction, Transaction
    from innforing.eventlog.writer import Writer

SALT_BYTES = 32
HEX_DIGITS = 32
POLL_S = 0.05


class LogRecorder(ApplicationRecorder):
    """Stores the library's events in the one log, with dense positions as notification ids.

    A UUID is stored as 32 lower-case hexadecimal digits. Notifications give it back as a UUID
    unless the log holds text ids.
    """

    def __init__(
        self,
        writer: Writer,
        reader: Reader,
        *,
        text_ids: bool = False,
        salts: Callable[[int], bytes] = os.urandom,
    ) -> None:
        """Take the log's writer and reader, and where salts come from."""
        super().__init__()
        self._writer = writer
        self._reader = reader
        self._text_ids = text_ids
        self._salts = salts

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Append the events, with or without a `command_id` and its `body_hash`."""
        rows = [self._row(event) for event in stored_events]
        command_id: str | None = kwargs.get("command_id")
        body_hash: bytes | None = kwargs.get("body_hash")

        def job(log: Transaction) -> Sequence[int]:
            if command_id is None:
                stored = _unchecked(log, rows)
            else:
                stored = log.append(rows, command_id=command_id, body_hash=body_hash)
            return [row.position for row in stored]

        try:
            return self._writer.run(job, command_id=command_id)
        except CommandKnown as known:
            first, last = known.outcome.first_position, known.outcome.last_position
            return [] if first is None or last is None else range(first, last + 1)
        except (VersionConflict, CommandReused, InvalidRow) as error:
            raise IntegrityError(str(error)) from error
        except StorageFault as error:
            raise OperationalError(str(error)) from error

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Give the events of one aggregate, by version."""
        rows = self._reader.stream(_text(originator_id), after=-1 if gt is None else gt)
        chosen = [row for row in rows if lte is None or row.stream_version <= lte]
        if desc:
            chosen.reverse()
        return [
            StoredEvent(originator_id, row.stream_version, row.topic, row.state or b"")
            for row in chosen[:limit]
        ]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Give the events of the whole log from a position on, at most `limit` of them."""
        after = 0 if start is None else start - inclusive_of_start
        found: list[Notification] = []
        while len(found) < limit:
            page = self._reader.tail(after, limit)
            for row in page:
                if stop is not None and row.position > stop:
                    return found[:limit]
                if not topics or row.topic in topics:
                    found.append(self._notification(row))
            if len(page) < limit:
                break
            after = page[-1].position
        return found[:limit]

    def max_notification_id(self) -> int | None:
        """Give the last position, or None where the log is empty."""
        return self._reader.last()[0] or None

    def subscribe(
        self,
        gt: int | None = None,
        topics: Sequence[str] = (),
    ) -> Subscription[ApplicationRecorder]:
        """Follow the log by asking for its end; works the same on both databases."""
        return PollingSubscription(self, gt=gt, topics=topics)

    def close(self) -> None:
        """Give up writer and reader."""
        self._writer.close()
        self._reader.close()

    def _row(self, event: StoredEvent) -> NewRow:
        return NewRow(
            _text(event.originator_id),
            event.originator_version,
            event.topic,
            bytes(event.state),
            self._salts(SALT_BYTES),
        )

    def _notification(self, row: StoredRow) -> Notification:
        return Notification(
            originator_id=self._originator(row.stream_id),
            originator_version=row.stream_version,
            topic=row.topic,
            state=row.state or b"",
            id=row.position,
        )

    def _originator(self, stream_id: str) -> UUID | str:
        if self._text_ids or len(stream_id) != HEX_DIGITS:
            return stream_id
        try:
            return UUID(hex=stream_id)
        except ValueError:
            return stream_id


class PollingSubscription(ListenNotifySubscription[LogRecorder]):
    """Looks for a new last position a few times a second, and wakes the library's puller."""

    def __init__(
        self,
        recorder: LogRecorder,
        gt: int | None = None,
        topics: Sequence[str] = (),
    ) -> None:
        """Begin after the given position, or at the beginning of the log."""
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._stopping = threading.Event()
        self._seen = recorder.max_notification_id()
        self._poller = threading.Thread(target=self._poll, daemon=True)
        self._poller.start()

    def stop(self) -> None:
        """Stop the subscription."""
        super().stop()
        self._stopping.set()

    def __exit__(self, *args: object, **kwargs: Any) -> None:
        """Wait for both threads."""
        super().__exit__(*args, **kwargs)
        self._poller.join()

    def _poll(self) -> None:
        while not self._stopping.wait(POLL_S):
            end = self._recorder.max_notification_id()
            if end != self._seen:
                self._seen = end
                self._has_been_notified.set()


def _text(originator_id: UUID | str) -> str:
    return originator_id.hex if isinstance(originator_id, UUID) else originator_id


def _unchecked(log: Transaction, rows: Sequence[NewRow]) -> list[StoredRow]:
    transaction: LogTransaction = log  # type: ignore[assignment]
    return transaction.append_unchecked(rows)
