"""Guards that several rows share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.verdier import Omrade

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.innforingslop.innforingslop import Innforingslop


@vilkar(
    "K-032",
    "Den nye eieren har sagt ja til å eie løpet",
    "Den nye eigaren har sagt ja til å eige løpet",
    "The new owner has accepted the løp",
    rettes_av="foreslatt_eier",
    slik=(
        "Be den nye eieren godta eierskapet",
        "Be den nye eigaren godta eigarskapen",
        "Ask the new owner to accept",
    ),
)
def eierskap_godtatt(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.aggregat.ny_eier is None


@vilkar(
    "K-027",
    "Området er ett fylke eller én helseregion som finnes",
    "Området er eitt fylke eller éin helseregion som finst",
    "The area is one fylke or one helseregion that exists",
    rettes_av="eier",
    slik=(
        "Oppgi fylkesnummer eller helseregion slik registeret skriver det",
        "Oppgi fylkesnummer eller helseregion slik registeret skriv det",
        "State the fylkesnummer or helseregion as the register spells it",
    ),
)
def omradet_finnes(g: Grunnlag[Innforingslop, Any]) -> bool | tuple[str, ...]:
    omrade = g.steg.omrade
    if not isinstance(omrade, Omrade) or omrade.region in g.fakta.kjente_regioner:
        return True
    return (omrade.region,)


@vilkar(
    "K-375",
    "Beslutningen det vises til, står i gruppens møtebok og gjelder dette",
    "Avgjerda det blir vist til, står i møteboka til gruppa og gjeld dette",
    "The decision that is cited stands in the group's record, and is about this",
    rettes_av="koordineringsgruppen",
    slik=(
        "Få saken besluttet, og vis til den med saksnummer og dato",
        "Få saka avgjord, og vis til ho med saksnummer og dato",
        "Have the item decided, and cite it by number and date",
    ),
)
def sitert_beslutning_gjelder(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    """The truth of the record: what a step rests on was decided, in time, by others."""
    return tuple(g.fakta.mangler_ved_beslutningen)
