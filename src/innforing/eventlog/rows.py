"""The rows that go into the log and come out of it (tillit.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class NewRow:
    """One event to be appended; the log gives position, recorded time and commitment."""

    stream_id: str
    stream_version: int
    topic: str
    state: bytes
    salt: bytes
    person: str | None = None
    role: str | None = None
    body: str | None = None
    effective_us: int | None = None
    step: str | None = None
    tilstand: str | None = None
    definition: str | None = None
    correlation_id: str | None = None
    causation: int | None = None


class StoredRow(NamedTuple):
    """One event as it stands in the log; state and salt are gone only where it was sladdet.

    A tuple, for a løp is read by the hundred rows.
    """

    position: int
    stream_id: str
    stream_version: int
    topic: str
    state: bytes | None
    recorded_us: int
    salt: bytes | None
    commitment: bytes
    command_id: str | None = None
    person: str | None = None
    role: str | None = None
    body: str | None = None
    effective_us: int | None = None
    step: str | None = None
    tilstand: str | None = None
    definition: str | None = None
    correlation_id: str | None = None
    causation: int | None = None


Erasable = Literal["person", "text", "event"]
"""What can be blanked, each in its own table, when the log says that it is erased."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One free text for the erasable table `fritekst`."""

    id: str
    ciphertext: bytes
    commitment: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """One refused step; the log fills in position and time where they are not given."""

    stream_id: str | None
    step: str
    unmet: tuple[str, ...]
    person: str | None = None
    role: str | None = None
    body: str | None = None
    after_position: int | None = None
    recorded_us: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command gave: the positions of its events, or none when it changed nothing."""

    command_id: str
    body_hash: bytes | None
    first_position: int | None
    last_position: int | None
