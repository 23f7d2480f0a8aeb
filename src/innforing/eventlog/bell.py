"""How followers are woken: a bell inside the process on SQLite, a channel on PostgreSQL."""

from __future__ import annotations

import hashlib
import threading


class Bell:
    """Rung after each commit; who waits says which ring was heard last, so none is missed."""

    def __init__(self) -> None:
        """Begin unrung."""
        self._condition = threading.Condition()
        self._rung = 0

    @property
    def rung(self) -> int:
        """How many times it has rung."""
        return self._rung

    def ring(self) -> None:
        """Wake everybody who waits."""
        with self._condition:
            self._rung += 1
            self._condition.notify_all()

    def wait(self, heard: int, timeout: float) -> None:
        """Sleep until it has rung since `heard`, or the time is out."""
        with self._condition:
            self._condition.wait_for(lambda: self._rung > heard, timeout)


_bells: dict[str, Bell] = {}
_mutex = threading.Lock()


def bell_for(address: str) -> Bell:
    """The one bell of a log in this process."""
    with _mutex:
        return _bells.setdefault(address, Bell())


def channel(schema: str) -> str:
    """The NOTIFY channel of the log in a schema; logs in other schemas do not wake its readers."""
    return f"innforing_{hashlib.sha256(schema.encode()).hexdigest()[:16]}"
