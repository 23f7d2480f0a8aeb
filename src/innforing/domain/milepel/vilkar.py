"""Guards that entering and correcting share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.milepel.milepel import Milepel


class Grunnlagsfakta(Verdi):
    """What is known of the facts that a milepæl rests on."""

    ukjent_grunnlag: tuple[str, ...] = ()
    """Ids that are neither a milepæl nor an agreement."""
    senere_grunnlag: tuple[str, ...] = ()
    """Those that came after the milepæl."""


@vilkar(
    "K-373",
    "Milepælen har skjedd",
    "Milepælen har skjedd",
    "The milestone has happened",
    rettes_av="ks",
    slik=("Vent, eller rett datoen", "Vent, eller rett datoen", "Wait, or correct the date"),
)
def milepelen_har_skjedd(g: Grunnlag[Milepel, Any]) -> bool:
    return bool(g.steg.innhold.dato <= g.dag)


@vilkar(
    "K-375",
    "Det milepælen bygger på, er registrert",
    "Det milepælen byggjer på, er registrert",
    "What the milestone rests on is registered",
    rettes_av="ks",
    slik=("Registrer grunnlaget først", "Registrer grunnlaget først", "Register that first"),
)
def grunnlaget_er_registrert(g: Grunnlag[Milepel, Grunnlagsfakta]) -> tuple[str, ...]:
    return g.fakta.ukjent_grunnlag


@vilkar(
    "K-375",
    "Det milepælen bygger på, kom først",
    "Det milepælen byggjer på, kom først",
    "What the milestone rests on came first",
    rettes_av="ks",
    slik=(
        "Rett datoene, eller ta bort det som kom etter",
        "Rett datoane, eller ta bort det som kom etter",
        "Correct the dates, or remove what came after",
    ),
)
def grunnlaget_kom_forst(g: Grunnlag[Milepel, Grunnlagsfakta]) -> tuple[str, ...]:
    return g.fakta.senere_grunnlag
