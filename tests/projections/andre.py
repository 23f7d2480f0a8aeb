"""The stories of read models that those of løp do not tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.verdener import FILER, LOPENE

if TYPE_CHECKING:
    from pathlib import Path

ANDRE_FORTELLINGER = {
    "regioner": ("s19", "s20", "s21"),
    "behov": ("s22",),
    "samlinger": ("s22",),
    "beslutningsspor": ("s23", "s24"),
    "moter": ("s27",),
    "rapporter": ("s17",),
    "tilskudd": ("s14", "s15"),
    "sporreskjemaer": ("s10",),
}
"""Read model → the stories that tell of it, where those of løp do not."""


def fortellinger_om(navn: str) -> tuple[Path, ...]:
    """What to tell for a read model: the løp, or what it needs instead."""
    andre = ANDRE_FORTELLINGER.get(navn)
    if andre is None:
        return LOPENE
    return tuple(f for f in FILER if f.stem.startswith(andre))
