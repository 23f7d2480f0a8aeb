"""From event to checkpoint: entries, tiles, a signature, files that prove it (tillit.md §4).

It reads the proof columns only: whoever publishes sees no state and no salt.
"""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import structlog
from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from innforing.eventlog.bevis import PAGE, TooFewLeaves, entry
from innforing.eventlog.errors import LogError, StorageFault
from innforing.eventlog.notes import Checkpoint, Note, Signature
from innforing.eventlog.rows import StoredRow
from innforing.eventlog.schema import checkpoints, events
from innforing.eventlog.signing import SignerConflict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Engine

    from innforing.eventlog.tiles import Tiles

LOCK = ".utgis"
_log = structlog.get_logger()
_PROOF = (
    events.c.position,
    events.c.stream_id,
    events.c.stream_version,
    events.c.topic,
    events.c.recorded_us,
    events.c.commitment,
)


class Signs(Protocol):
    """Whoever holds the key; see `signing.Signer`."""

    def sign(self, checkpoint_text: bytes, old: int, proof: Sequence[bytes]) -> bytes:
        """The signatures of a checkpoint that continues one of the old size, one a line."""


class Confirms(Protocol):
    """Those outside who are asked to confirm what was published; see `witnesses.Witnesses`."""

    def round(self, tiles: Tiles) -> object:
        """Ask about the newest checkpoint, and publish it again with what they say."""


class LogShorter(LogError):
    """The log ends before what was signed: something is gone, and nothing is published."""

    def __init__(self, *, signed: int, size: int) -> None:
        """Carry both sizes."""
        super().__init__(
            f"the log has {size} events, but {signed} were signed: nothing is published"
        )
        self.signed = signed
        self.size = size


class LogRewritten(LogError):
    """The last event that was published is another now: nothing is published."""


class BeingPublished(LogError):
    """Another process publishes this log."""


class ProofColumns:
    """What the tree is made of, and where its checkpoints are kept; the role `logg` may no more."""

    def __init__(self, engine: Engine) -> None:
        """Take an engine of the log's database; the caller disposes of it."""
        self._engine = engine

    def last(self) -> int:
        """The position of the last event; 0 in an empty log."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.max(events.c.position))) or 0

    def after(self, position: int, stop: int) -> Iterator[StoredRow]:
        """The events after a position, up to another; a hole is refused."""
        page = select(*_PROOF).where(
            events.c.position > bindparam("after"), events.c.position <= bindparam("stop")
        )
        while position < stop:
            at = {"after": position, "stop": min(position + PAGE, stop)}
            with self._engine.connect() as connection:
                rows = connection.execute(page.order_by(events.c.position), at).all()
            for row in rows:
                if row.position != position + 1:
                    break
                position = row.position
                yield StoredRow(*row[:4], None, row.recorded_us, None, row.commitment)
            if position != at["stop"]:
                raise TooFewLeaves(f"position {position + 1} is missing from the log")

    def check_edge(self, tiles: Tiles, size: int) -> int:
        """Refuse a log whose end is not what was published; `verify` looks at all of it."""
        last = self.last()
        if last < size:
            raise LogShorter(signed=size, size=last)
        if size:
            (row,) = self.after(size - 1, size)
            if entry(row) != tiles.entry(size - 1, size):
                raise LogRewritten(
                    f"the event at position {size} is not the one that was published"
                )
        return last

    def keep(self, checkpoint: Checkpoint, note: Note, *, signed_us: int) -> None:
        """Keep a checkpoint; the same once more changes nothing."""
        row = {"root": checkpoint.root, "note": note.bytes(), "signed_us": signed_us}
        try:
            with self._engine.begin() as connection:
                last = connection.scalar(select(func.max(checkpoints.c.size)))
                if last is None or last < checkpoint.size:
                    connection.execute(insert(checkpoints).values(size=checkpoint.size, **row))
        except SQLAlchemyError as error:
            msg = f"the checkpoint was not kept: {type(error).__name__}"
            raise StorageFault(msg) from None

    def signed_us(self, size: int) -> int | None:
        """When a checkpoint was signed, by the clock of the one who published."""
        with self._engine.connect() as connection:
            asked = select(checkpoints.c.signed_us).where(checkpoints.c.size == size)
            return connection.scalar(asked)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Publishes one log: `round` whenever there may be more, by one that is `alone`."""

    columns: ProofColumns
    tiles: Tiles
    signer: Signs
    origin: str
    clock_us: Callable[[], int]
    witnesses: Confirms | None = None

    def round(self) -> Checkpoint | None:
        """Publish what has come since last time, none where nothing has; then ask the witnesses."""
        checkpoint = self._published()
        if self.witnesses is not None:
            self.witnesses.round(self.tiles)
        return checkpoint

    def _published(self) -> Checkpoint | None:
        size = self.tiles.size()
        last = self.columns.check_edge(self.tiles, size)
        if last == size:
            return None
        self.tiles.extend(size, map(entry, self.columns.after(size, last)))
        checkpoint = Checkpoint(self.origin, last, self.tiles.root(last))
        note = self._signed(checkpoint, size)
        self.columns.keep(checkpoint, note, signed_us=self.clock_us())
        self.tiles.publish(note)
        _log.info("sjekkpunkt_utgitt", origin=self.origin, size=last)
        return checkpoint

    def _signed(self, checkpoint: Checkpoint, old: int) -> Note:
        try:
            lines = self._sign(checkpoint, old)
        except SignerConflict as conflict:
            # it signed once more than we know of, or less than a folder brought from elsewhere says
            if conflict.size > checkpoint.size:
                raise LogShorter(signed=conflict.size, size=checkpoint.size) from None
            lines = self._sign(checkpoint, conflict.size)
        signatures = (Signature.read(line + b"\n") for line in lines.split(b"\n"))
        return Note(checkpoint.text()).with_(*signatures)

    def _sign(self, checkpoint: Checkpoint, old: int) -> bytes:
        proof = self.tiles.consistency_proof(old, checkpoint.size)
        return self.signer.sign(checkpoint.text(), old, proof)


@contextmanager
def alone(folder: Path, lock_name: str = LOCK) -> Iterator[None]:
    """Be the only one who publishes to a folder, or does what the lock is for; or be refused."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / lock_name).open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BeingPublished("another process publishes this log already") from None
        yield
