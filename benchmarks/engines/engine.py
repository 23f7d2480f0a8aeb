"""What is asked of each engine: a løp is put on hold and resumed, and each time leaves a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

HOLD, RESUME = "sett_pa_vent", "gjenoppta"
WHO = "p-leder"
WHY = "Venter på leverandøren"


class Engine(Protocol):
    """One of those that are compared."""

    name: str
    lacks: str
    """What it does less than the house for the same step."""

    def enter(self) -> None:
        """A thread begins: open what it needs of its own."""

    def leave(self) -> None:
        """The thread ends."""

    def begin(self, case: str) -> None:
        """A new løp; not timed."""

    def drive(self, cases: Sequence[str], transitions: int) -> None:
        """So many transitions for each løp, each durable with its trace before the next."""

    def stored(self) -> int:
        """How many transitions the history holds, read back from the database."""

    def durability(self) -> str:
        """What its connection says of journal mode and synchronous."""

    def close(self) -> None:
        """Let go of the database."""


def named(number: int) -> str:
    """Which transition has that number, from 0."""
    return RESUME if number % 2 else HOLD
