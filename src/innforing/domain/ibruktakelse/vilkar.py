"""A guard that every step on an ibruktakelse has: its stream begins without being made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse


@vilkar(
    "K-191",
    "Løsningen er registrert, og kommunen finnes den dagen",
    "Løysinga er registrert, og kommunen finst den dagen",
    "The løsning is registered, and the kommune exists that day",
    rettes_av=("ks", "nhn"),
    slik=(
        "Rett koden, eller registrer løsningen først",
        "Rett koden, eller registrer løysinga først",
        "Correct the id, or register the løsning first",
    ),
)
def losningen_og_kommunen_finnes(g: Grunnlag[Ibruktakelse, Any]) -> tuple[str, ...]:
    return tuple(g.fakta.ukjente_koder)
