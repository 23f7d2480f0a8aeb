"""Facts behind a spørreskjema, and what it tells the one who evaluates (K-208, K-215)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import deltakelser

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.sporreskjema.sporreskjema import Sporreskjema


def sporreskjemaet(s: Sporring, lop: str, pulje: int | None) -> Sporreskjema:
    """The spørreskjema of a pulje, or of the løp; the empty state when none was sent."""
    nokkel = lop if pulje is None else f"{lop}:{pulje}"
    return cast("Sporreskjema", s.leser.aggregat(f"sporreskjema:{nokkel}"))


@faktum
def skjemaets_deltakere(s: Sporring) -> tuple[str, ...]:
    """Kommuner that have had a seat, in the pulje that is asked about or in the løp."""
    lop, _, pulje = s.nokkel.partition(":")
    return tuple(
        kommune
        for kommune, d in deltakelser(s, lop).items()
        if d.deltatt and (not pulje or d.siste_pulje == int(pulje))
    )


@faktum
def skjemaets_spurte(s: Sporring) -> tuple[str, ...]:
    """Whom the spørreskjema of the pulje or løp was sent to."""
    return _mitt(s).spurte


@faktum
def skjemaets_svarte(s: Sporring) -> tuple[str, ...]:
    """Of these, the ones that have answered."""
    return _mitt(s).svarte


def _mitt(s: Sporring) -> Sporreskjema:
    return sporreskjemaet(s, s.nokkel, getattr(s.steg, "pulje", None))
