"""Cells that every list has: a text or a day, and a dash where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from innforing.web.lister.tabell import Celle

if TYPE_CHECKING:
    from datetime import date

INGEN: Final = Celle(None, "–")


class Dagskriver(Protocol):
    """What can put a day in words: a `Kall`, or the part of one that a chart has."""

    def dato(self, dag: date, /) -> str:
        """The day, as people read it."""


def tekstcelle(tekst: str | None) -> Celle:
    """A text; an empty one is not known."""
    return Celle(tekst, tekst) if tekst else INGEN


def dagcelle(kall: Dagskriver, dag: date | None) -> Celle:
    """A day, in the words of the page."""
    return INGEN if dag is None else Celle(dag, kall.dato(dag))
