"""Guards on the plan to be approved: what it must hold, and what a region must have done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.livslop.grenser import VARSEL_FOR_PLAN

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.innforingslop.innforingslop import Innforingslop


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
def ledere_er_utpekt(g: Grunnlag[Innforingslop, Any]) -> bool | tuple[str, ...]:
    """Type C: the list names the puljer that lack one, and the whole."""
    ledere = [leder for leder in g.aggregat.ledere_pa(g.dag) if not leder.stedfortreder]
    if g.aggregat.art != "C":
        return any(leder.pulje is None for leder in ledere)
    ledet = {leder.pulje for leder in ledere}
    uten = tuple(f"pulje.{p.nr}" for p in g.aggregat.puljer if p.nr not in ledet)
    helheten = any(leder.helheten for leder in ledere)
    return uten if helheten else (*uten, "helheten")


@vilkar(
    "K-125",
    "Planen har periode, aktivitet og pulje",
    "Planen har periode, aktivitet og pulje",
    "The plan has a period, an activity and a pulje",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Legg det som mangler, inn i planen",
        "Legg det som manglar, inn i planen",
        "Put what is missing into the plan",
    ),
)
def planen_er_hel(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    """Where nobody made a pulje, approval makes the one there is.

    The two ends of the period may have been laid in two steps, and must fit together.
    """
    plan = g.aggregat.plan
    deler = {
        "oppstart": plan.oppstart is not None,
        "slutt": plan.slutt is not None and plan.slutt >= (plan.oppstart or plan.slutt),
        "aktivitet": bool(plan.aktiviteter),
    }
    return tuple(navn for navn, finnes in deler.items() if not finnes)


@vilkar(
    "K-109, K-126",
    "Koordineringsgruppen har sett planen slik den er",
    "Koordineringsgruppa har sett planen slik han er",
    "The coordination group has seen the plan as it stands",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=("Del planen", "Del planen", "Share the plan"),
)
def planen_er_delt(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.aggregat.delt is not None and g.aggregat.delt.gjelder_planen


@vilkar(
    "K-129, K-141",
    "Hver pulje har trekk som kommunene har felles",
    "Kvar pulje har trekk som kommunane har felles",
    "Each pulje has traits that its kommuner share",
    rettes_av=("arbeidsgruppen", "puljens_leder"),
    slik=(
        "Oppgi felles trekk for puljene som mangler det",
        "Oppgi felles trekk for puljene som manglar det",
        "State common traits for the puljer that lack them",
    ),
)
def puljene_har_felles_trekk(g: Grunnlag[Innforingslop, Any]) -> bool | tuple[str, ...]:
    if not g.aggregat.puljer:
        return False
    return tuple(f"pulje.{p.nr}" for p in g.aggregat.puljer if not p.trekk)


@vilkar(
    "K-038",
    "Det er navngitt hvem som utvikler løsningen til alle kan få den",
    "Det er oppgitt kven som utviklar løysinga til alle kan få ho",
    "The party that develops the løsning for all is named",
    rettes_av=("arbeidsgruppen", "den_som_leder_helheten"),
    slik=(
        "Oppgi den utviklingsansvarlige i planen",
        "Oppgi den utviklingsansvarlege i planen",
        "Name the party in the plan",
    ),
)
def utviklingsansvarlig_er_navngitt(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.aggregat.plan.utviklingsansvarlig is not None


@vilkar(
    "K-110",
    "Koordineringsgruppen er varslet",
    "Koordineringsgruppa er varsla",
    "The coordination group has been told",
    rettes_av=("regionens_kontaktperson", "innforingsleder"),
    slik=(
        "Del planen; svaret behøver dere ikke vente på",
        "Del planen; svaret treng de ikkje vente på",
        "Share the plan; there is no need to wait for an answer",
    ),
)
def gruppen_er_varslet(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.aggregat.delt is not None


@vilkar(
    "K-109",
    "Flere enn den som la planen, har sett den",
    "Fleire enn den som la planen, har sett han",
    "Others than the one who laid the plan have seen it",
    rettes_av="eier",
    slik=(
        "La en annen godkjenne, eller si hvem som har sett planen",
        "La ein annan godkjenne, eller sei kven som har sett planen",
        "Let another approve, or say who has seen the plan",
    ),
)
def sett_av_flere(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.aggregat.plan_av != (g.aktor.person,)


@vilkar(
    "K-110",
    "Koordineringsgruppen ble varslet minst 14 dager før",
    "Koordineringsgruppa vart varsla minst 14 dagar før",
    "The coordination group was told at least 14 days before",
    rettes_av="eier",
    slik=(
        "Vent til fristen er gått, eller si hvorfor det haster",
        "Vent til fristen er gått, eller sei kvifor det hastar",
        "Wait out the time, or say why it is urgent",
    ),
)
def varslet_i_god_tid(g: Grunnlag[Innforingslop, Any]) -> bool:
    """Not asked before anybody was told: that is a block of its own."""
    delt = g.aggregat.delt
    return delt is None or delt.forst + VARSEL_FOR_PLAN <= g.gjelder_dag


@vilkar(
    "K-111, K-116",
    "Merknader fra koordineringsgruppen er besvart",
    "Merknader frå koordineringsgruppa er svara på",
    "Remarks of the coordination group are answered",
    rettes_av=("eier", "innforingsleder"),
    slik=(
        "Svar på merknadene, eller si hvorfor de ikke besvares",
        "Svar på merknadene, eller sei kvifor dei ikkje blir svara på",
        "Answer the remarks, or say why not",
    ),
)
def merknader_besvart(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    return tuple(f"merknad.{m.nr}" for m in g.aggregat.merknader if not m.besvart)


@vilkar(
    "K-155, K-188",
    "Løpet er forankret hos lederne i regionen",
    "Løpet er forankra hos leiarane i regionen",
    "The løp is anchored with the leaders of the region",
    rettes_av=("regionens_kontaktperson", "innforingsleder"),
    slik=(
        "Registrer i planen hvor og når det ble forankret",
        "Registrer i planen kvar og når det vart forankra",
        "Register in the plan where and when it was anchored",
    ),
)
def regional_forankring(g: Grunnlag[Innforingslop, Any]) -> tuple[str, ...]:
    """Helse, and oppvekst where the løp concerns it; not asked of a national process.

    A meeting that is still to come has anchored nothing yet.
    """
    if g.aggregat.omrade is None:
        return ()
    forankret = {f.sektor for f in g.aggregat.plan.forankring if f.dato <= g.gjelder_dag}
    return tuple(str(s.value) for s in g.aggregat.sektorer if s not in forankret)


@vilkar(
    "K-030",
    "Løpet har støtteressurser",
    "Løpet har støtteressursar",
    "The løp has people in support",
    rettes_av=("regionens_kontaktperson", "innforingsleder"),
    slik=(
        "Oppgi støtteressurser i planen, eller si hvorfor det går uten",
        "Oppgi støtteressursar i planen, eller sei kvifor det går utan",
        "Name them in the plan, or say why it works without",
    ),
)
def har_stotteressurser(g: Grunnlag[Innforingslop, Any]) -> bool:
    return g.aggregat.art == "F" or bool(g.aggregat.plan.stotteressurser)
