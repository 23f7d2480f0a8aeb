"""Everything the event log can answer with instead of doing what was asked (tillit.md §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from innforing.eventlog.rows import Outcome, StoredRow


class LogError(Exception):
    """The event log refused or could not do what was asked."""


class VersionConflict(LogError):
    """Somebody else has written to the stream since it was read."""

    def __init__(self, stream_id: str, *, expected: int, between: tuple[StoredRow, ...]) -> None:
        """Carry the stream, the version it must now continue from, and the rows in between."""
        super().__init__(f"stream {stream_id}: the next version is {expected}")
        self.stream_id = stream_id
        self.expected = expected
        self.between = between


class CommandKnown(LogError):
    """The command id has its outcome already: the same body, so the first answer holds."""

    def __init__(self, outcome: Outcome) -> None:
        """Carry the first outcome, which is the answer to the repeated command."""
        super().__init__(f"command {outcome.command_id} is already recorded")
        self.outcome = outcome


class CommandReused(LogError):
    """The command id was used before with another body."""

    def __init__(self, outcome: Outcome) -> None:
        """Carry the outcome that the id belongs to."""
        super().__init__(f"command id {outcome.command_id} was used before with another content")
        self.outcome = outcome


class ClockDeviation(LogError):
    """The database clock is more than 60 s behind the last event: a human must act."""

    def __init__(self, *, last_us: int, clock_us: int) -> None:
        """Carry both times, in microseconds since 1970 UTC."""
        behind = (last_us - clock_us) / 1_000_000
        super().__init__(f"klokkeavvik: the clock is {behind:.0f} s behind the last event")
        self.last_us = last_us
        self.clock_us = clock_us


class RecordedTimeRefused(LogError):
    """Only a demo log may take its recorded time from the caller."""


class InvalidRow(LogError):
    """A row to be appended does not have the shape of tillit.md §2."""


class StorageFault(LogError):
    """The database refused or failed; the message holds no bound values."""


class LogBusy(StorageFault):
    """Another process held the writer lock for longer than the timeout."""


class LogFull(StorageFault):
    """There is no room where the log is kept; reading goes on."""

    def __init__(self) -> None:
        """Say it the same way on both databases."""
        super().__init__("there is no room left where the log is kept: nothing was recorded")


class CommitUnknown(StorageFault):
    """The answer to COMMIT was lost and the log could not be asked again."""


class LogGap(StorageFault):
    """A follower was given a page with a hole in it."""


class LogClosed(LogError):
    """The writer is closed."""


class UnsafeSettings(LogError):
    """The database is set up so that acknowledged events could be lost or skipped."""


class LogMissing(LogError):
    """There is no log in the database: run «innforing db upgrade»."""


class SchemaOutdated(LogError):
    """The tables are older than the program: run «innforing db upgrade»."""


class SchemaNewer(LogError):
    """The tables are newer than the program: install the version that made them."""


class UnknownTopic(LogError):
    """An event's topic stands in no registry."""


class NewerVersion(LogError):
    """An event was written by a newer program than this one."""


class UpcasterMissing(LogError):
    """An older shape of an event cannot be read: a link in the chain of upcasters is missing."""


class Redacted(LogError):
    """The state of the event was taken out (sladding); only its commitment is left."""
