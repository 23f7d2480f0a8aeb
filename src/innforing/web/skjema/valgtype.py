"""One thing that can be chosen for a field, and what a source of them is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from innforing.web.alfabet import nokkel as sorteringsnokkel

if TYPE_CHECKING:
    from innforing.web.kall import Kall


@dataclass(frozen=True, slots=True)
class Valg:
    """One thing that can be chosen."""

    verdi: str
    etikett: str
    gruppe: str = ""
    """What it stands under, where the list is parted: the name of a fylke."""


Kilde: TypeAlias = Callable[["Kall", str], tuple[Valg, ...]]
"""The reader and the stream of the step → what can be chosen."""


def ordnet(valg: Iterator[Valg]) -> tuple[Valg, ...]:
    """By what they are called."""
    return tuple(sorted(valg, key=lambda v: sorteringsnokkel(v.etikett)))


def nokkel(strom: str) -> str:
    """The stream id after its first colon."""
    return strom.partition(":")[2]
