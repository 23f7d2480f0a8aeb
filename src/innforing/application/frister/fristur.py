"""A thread that records what has passed, and stops with the one who started it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable

HVER_S = 30.0
"""Seconds between two looks; a deadline is a whole day, so nobody waits for a minute."""
log = structlog.get_logger()


class Fristur:
    """Asks at once and then now and again; what goes wrong is told, and tried anew next time."""

    def __init__(
        self, kjor: Callable[[], object], *, hver_s: float = HVER_S, navn: str = "frister"
    ) -> None:
        """`kjor` does what is due by its own clock; every deadline that has passed, as a rule."""
        self._kjor = kjor
        self._hver_s = hver_s
        self._feilet = f"{navn}_feilet"
        self._stopp = threading.Event()
        self._trad = threading.Thread(target=self._ga, name=navn, daemon=True)

    def _ga(self) -> None:
        while not self._stopp.is_set():
            try:
                self._kjor()
            except Exception as feil:  # noqa: BLE001, a thread that dies would let every deadline pass unseen
                log.warning(self._feilet, error=type(feil).__name__)
            self._stopp.wait(self._hver_s)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._trad.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Finish the deadline at hand, then stop."""
        self._stopp.set()
        self._trad.join()
