"""The writer's own connection, as both databases offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.eventlog.errors import LogError
    from innforing.eventlog.transaction import Witness


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
