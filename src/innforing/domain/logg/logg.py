"""The log's own stream: ekte or demo, for ever, from its first event (issue A, tillit.md §3)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from innforing.domain.grunnmur.aggregat import Aggregat

STROM = "logg"

Loggnokkel = Annotated[
    str, StringConstraints(pattern=r"^[!-*,-~]{1,255}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$")
]
"""The public half of a key that signs for the log: its name, its id and itself (tillit.md §2)."""


class Logg(Aggregat):
    """What the log is: its id, and the seed that a demo log draws all chance from."""

    prefiks: ClassVar[str] = "logg"
    nokkelform: ClassVar[str] = ""

    id: str | None = None
    fro: str | None = None
    loggnokler: tuple[str, ...] = ()
    """Every key that was named when keys were changed, the newest last."""

    @property
    def demo(self) -> bool:
        """Whether everything in the log is example data."""
        return self.fro is not None
