"""What a job may do while it holds the writer lock, and what both databases share of it."""

from __future__ import annotations

import hashlib
import json
import re
from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import structlog

from innforing.eventlog.errors import (
    ClockDeviation,
    CommandKnown,
    CommandReused,
    InvalidRow,
    RecordedTimeRefused,
    StorageFault,
    VersionConflict,
)
from innforing.eventlog.reading import Reads
from innforing.eventlog.rows import StoredRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.eventlog.rows import Erasable, NewRow, Outcome, RefusedRow, TextRow
    from innforing.eventlog.statements import Statements

DEMO_TOPIC = "DemoLoggOpprettet"
"""The birth event of a log that may take its recorded time from a scenario."""
COMMITMENT_PREFIX = b"innforing.state/v1\n"
CLOCK_LIMIT_US = 60_000_000
# an append of many rows runs some µs ahead of the clock by itself, which is no deviation
CLOCK_WARNING_US = 1_000_000
SALT_BYTES = 32

Witness = tuple[str, Any, Any]
"""The first thing a batch wrote: table, key, and what must stand there."""

_stream_id = re.compile(r"[A-Za-z0-9._:-]{1,100}").fullmatch
_topic = re.compile(r"[A-Za-z][A-Za-z0-9_.:]{0,199}").fullmatch
_log = structlog.get_logger()


class Transaction(Protocol):
    """The log inside a job: the writer lock is held, and nobody else can append."""

    def last(self) -> tuple[int, int]:
        """Position and recorded time of the last event; (0, 0) when the log is empty."""

    def tail(self, after: int, limit: int | None = None) -> list[StoredRow]:
        """Events with a higher position, by position."""

    def span(self, first: int, last: int) -> list[StoredRow]:
        """Events at the positions from first to last, both included."""

    def stream(self, stream_id: str, *, after: int = 0) -> list[StoredRow]:
        """Events of one stream with a higher version, by version."""

    def version(self, stream_id: str) -> int:
        """The version of the last event of one stream; 0 when it has not begun."""

    def under(self, prefix: str) -> list[StoredRow]:
        """All events of the streams whose id begins with the prefix, by position."""

    def begun(self, prefix: str) -> list[str]:
        """The ids of the streams that begin with the prefix."""

    def outcome(self, command_id: str) -> Outcome | None:
        """What the command gave the first time, if it is known."""

    def refused(self, stream_id: str) -> list[RefusedRow]:
        """The refused steps of one stream, in order."""

    def process(self, name: str) -> int:
        """How far a process manager has come; 0 when it has not begun."""

    def append(
        self,
        rows: Sequence[NewRow],
        *,
        command_id: str | None,
        body_hash: bytes | None,
        texts: Sequence[TextRow] = (),
        recorded_us: int | None = None,
    ) -> list[StoredRow]:
        """Append events, outcome and free texts: all of it or nothing (tillit.md §3)."""

    def refuse(self, row: RefusedRow) -> None:
        """Note a refused step outside the log itself; it uses up no command id."""

    def erase(self, what: Erasable, key: str | int) -> bool:
        """Blank what the log says is erased; False where there never was such a thing."""

    def advance(self, name: str, position: int) -> None:
        """Note how far a process manager has come; never backwards."""


class LogTransaction(Reads):
    """The part of a transaction that does not depend on the database."""

    __slots__ = (
        "_demo",
        "_last",
        "_nested",
        "_saved",
        "_saved_witness",
        "_writing",
        "_wrote",
        "witness",
    )

    def __init__(self, sql: Statements) -> None:
        """Begin without knowing anything of the log."""
        super().__init__(sql)
        self._last = (0, 0)
        self._saved = (0, 0)
        self._nested = False
        self._wrote = False
        self._demo = False
        self.witness: Witness | None = None
        self._saved_witness: Witness | None = None
        self._writing = False

    def last(self) -> tuple[int, int]:
        """Position and recorded time of the last event; (0, 0) when the log is empty."""
        return self._last

    def tail(self, after: int, limit: int | None = None) -> list[StoredRow]:
        """Events with a higher position, by position; none is known without asking."""
        if after >= self._last[0]:
            return []
        return super().tail(after, limit)

    def append(
        self,
        rows: Sequence[NewRow],
        *,
        command_id: str | None,
        body_hash: bytes | None,
        texts: Sequence[TextRow] = (),
        recorded_us: int | None = None,
    ) -> list[StoredRow]:
        """Append events, outcome and free texts: all of it or nothing (tillit.md §3)."""
        for row in rows:
            _check(row)
        return self.write(rows, command_id, body_hash, texts, recorded_us)

    def append_unchecked(self, rows: Sequence[NewRow]) -> list[StoredRow]:
        """Append events of the library's own shape: version 0 and any topic are allowed."""
        return self.write(rows, None, None, (), None, first_versions=(0, 1))

    @abstractmethod
    def write(
        self,
        rows: Sequence[NewRow],
        command_id: str | None,
        body_hash: bytes | None,
        texts: Sequence[TextRow],
        recorded_us: int | None,
        *,
        first_versions: tuple[int, ...] = (1,),
    ) -> list[StoredRow]:
        """Check and write in the way of the database."""

    def placed(
        self,
        rows: Sequence[NewRow],
        first_us: int,
        command_id: str | None,
    ) -> list[tuple[Any, ...]]:
        """Give the rows their position, time and commitment, as tuples in table order."""
        position = self._last[0]
        sha256 = hashlib.sha256
        return [
            (
                position + number,
                row.stream_id,
                row.stream_version,
                row.topic,
                row.state,
                first_us + number - 1,
                row.salt,
                sha256(COMMITMENT_PREFIX + row.salt + row.state).digest(),
                command_id,
                row.person,
                row.role,
                row.body,
                row.effective_us,
                row.step,
                row.tilstand,
                row.definition,
                row.correlation_id,
                row.causation,
            )
            for number, row in enumerate(rows, 1)
        ]

    def conflict(self, row: NewRow, expected: int) -> VersionConflict:
        """Name the stream, the version it must continue from, and what came between."""
        between = self.stream(row.stream_id, after=row.stream_version - 1)
        return VersionConflict(row.stream_id, expected=expected, between=tuple(between))

    def is_demo(self, rows: Sequence[NewRow]) -> bool:
        """Tell whether the log was born as a demo log, or is being so now."""
        if not self._demo:
            born = self.span(1, 1)
            first = born[0].topic if born else next((row.topic for row in rows), "")
            # only a stored birth is remembered: this one may yet be rolled back
            self._demo = bool(born) and first == DEMO_TOPIC
            return first == DEMO_TOPIC
        return True

    def completed(self, row: RefusedRow, clock_us: int) -> RefusedRow:
        """Fill in the position and time that the caller left to the log."""
        position, recorded_us = self._last
        return replace(
            row,
            after_position=position if row.after_position is None else row.after_position,
            recorded_us=max(recorded_us, clock_us) if row.recorded_us is None else row.recorded_us,
        )

    def note(self, stored: Sequence[tuple[Any, ...]], command_id: str | None) -> None:
        """Remember the end of the log, and the batch's first event as its witness."""
        if not stored:
            return
        self._last = (stored[-1][0], stored[-1][5])
        if self.witness is None and command_id is not None:
            self.witness = ("outcome", command_id, stored[0][0])
        elif self.witness is None:
            self.witness = ("event", stored[0][0], stored[0][7])

    def happened(self, witness: Witness) -> bool:
        """Tell whether a transaction whose COMMIT was never answered is in the log."""
        kind, key, proof = witness
        if kind == "outcome":
            rows = self.fetch(self._sql.outcome, (key,))
            return any(row[2] == proof for row in rows)
        if kind == "event":
            return any(row.commitment == proof for row in self.span(key, key))
        return self.fetch(self._sql.refused_as, (key,)) == [proof]

    def start(self, *, nested: bool) -> None:
        """Begin one job of the batch."""
        self._nested = nested
        self._wrote = False
        self._writing = False
        self._saved = self._last
        self._saved_witness = self.witness

    def check_whole(self) -> None:
        """Refuse to keep a write that stopped half-way, though the job hid the error."""
        if self._writing:
            msg = "a write of this job failed"
            raise StorageFault(msg)


def known(outcome: Outcome, body_hash: bytes | None) -> CommandKnown | CommandReused:
    """Tell a repeated command from a command id used for something else."""
    same = outcome.body_hash == body_hash
    return CommandKnown(outcome) if same else CommandReused(outcome)


def check_clock(last_us: int, clock_us: int) -> None:
    """Warn of a clock that has jumped back; stop the appends when it is more than a minute."""
    behind = last_us - clock_us
    if behind > CLOCK_LIMIT_US:
        raise ClockDeviation(last_us=last_us, clock_us=clock_us)
    if behind > CLOCK_WARNING_US:
        _log.warning("klokkeavvik", behind_us=behind)


def refused_values(row: RefusedRow) -> tuple[Any, ...]:
    """One row for `avviste_steg`, without its number."""
    unmet = json.dumps(row.unmet, ensure_ascii=True, separators=(",", ":"))
    who = (row.person, row.role, row.body)
    return (row.after_position, row.recorded_us, *who, row.stream_id, row.step, unmet)


def refuse_recorded_time() -> RecordedTimeRefused:
    """The answer to a caller who brings a recorded time to a log that is not a demo."""
    return RecordedTimeRefused("only a demo log takes its recorded time from outside")


def _check(row: NewRow) -> None:
    if _stream_id(row.stream_id) is None:
        msg = "a stream id is 1 to 100 characters of A-Z a-z 0-9 . _ : -"
        raise InvalidRow(msg)
    if _topic(row.topic) is None:
        msg = f"the topic of stream {row.stream_id} is not a name of the registry's form"
        raise InvalidRow(msg)
    if len(row.salt) != SALT_BYTES:
        raise InvalidRow(f"a salt is {SALT_BYTES} bytes")
    if type(row.state) is not bytes:
        raise InvalidRow("the state is bytes")
    if row.stream_version < 1:
        raise InvalidRow("the first version of a stream is 1")
