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
    "K-019",
    "Typen er valgt",
    "Typen er vald",
    "The type is chosen",
    rettes_av="eier",
    slik=(
        "Besvar vurderingskriteriene og velg type",
        "Svar på vurderingskriteria og vel type",
        "Answer the questions and choose the type",
    ),
)
def type_er_valgt(g: Grunnlag[Innforingslop, Any]) -> bool:
    """A felles prosess has no type (K-041)."""
    return g.aggregat.art == "F" or g.aggregat.type_valgt


@vilkar(
    "K-131",
    "Den som skal lede, er utpekt",
    "Den som skal leie, er peikt ut",
    "Those who shall lead are appointed",
    rettes_av="eier",
    slik=(
        "Utpek innføringsleder: i type C én for hver pulje, og én for helheten",
        "Peik ut innføringsleiar: i type C éin for kvar pulje, og éin for heilskapen",
        "Appoint a leader: in type C one per pulje, and one for the whole",
    ),
)
def ledere_er_utpekt(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...] | bool:
    """Type C: the list names the puljer that lack one, and `helheten`."""
    ledere = [leder for leder in g.aggregat.ledere_pa(g.dag) if not leder.stedfortreder]
    if g.aggregat.art != "C":
        return any(leder.pulje is None for leder in ledere)
    ledet = {leder.pulje for leder in ledere}
    uten = tuple(f"pulje.{p.nr}" for p in g.aggregat.puljer if p.nr not in ledet)
    helheten = any(leder.helheten for leder in ledere)
    return uten if helheten else (*uten, "helheten")


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
    "K-212",
    "Læringspunkter fra tidligere løp er besvart",
    "Læringspunkt frå tidlegare løp er svara på",
    "Lessons of earlier løp are answered",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Si i planen hva dere gjør med hvert læringspunkt",
        "Sei i planen kva de gjer med kvart læringspunkt",
        "Say in the plan what you do with each lesson",
    ),
)
def laeringspunkter_besvart(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    besvart = {svar.laeringspunkt for svar in g.aggregat.plan.laeringspunkter}
    return tuple(p for p in g.fakta.apne_laeringspunkter if p not in besvart)
