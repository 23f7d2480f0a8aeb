"""What every field of every step is called on a form, and a hint where one helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.verdi import Tekst
from innforing.web.skjema.feltnavn import (
    behov,
    deltakelse,
    evaluering,
    felles,
    grupper,
    koordineringsgruppe,
    lop,
    losning,
    modell,
    organ,
    personvern,
    plan,
    rapport,
    styring,
    tilskudd,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOKENE: Final = (
    felles,
    lop,
    plan,
    deltakelse,
    losning,
    organ,
    evaluering,
    modell,
    styring,
    behov,
    koordineringsgruppe,
    grupper,
    tilskudd,
    rapport,
    personvern,
)


def _samlet(navn: str) -> Mapping[str, Tekst]:
    return {n: Tekst(*tekst) for bok in _BOKENE for n, tekst in getattr(bok, navn).items()}


NAVN: Final[Mapping[str, Tekst]] = _samlet("NAVN")
"""Field name, or `owner.field` where the same name means something else there."""

HINT: Final[Mapping[str, Tekst]] = _samlet("HINT")
"""One sentence under the label; the same keys."""


def feltnavn(eier: str, felt: str) -> Tekst:
    """The label of a field; the owner is a step's trigger or the name of a nested value."""
    return NAVN.get(f"{eier}.{felt}") or NAVN[felt]


def felthint(eier: str, felt: str) -> Tekst | None:
    """The hint of a field, where there is one for its label."""
    if f"{eier}.{felt}" in NAVN:
        return HINT.get(f"{eier}.{felt}")
    return HINT.get(f"{eier}.{felt}") or HINT.get(felt)
