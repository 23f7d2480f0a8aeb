"""Authorities that need only the actor's office, and the guards that hold for every step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, myndighet, vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


@myndighet("Koordineringsgruppen", "Koordineringsgruppa", "The coordination group")
def koordineringsgruppen(g: Grunnlag[Any, Any]) -> bool:
    """A member acts in the group's name (K-103, K-104); who writes for it, does not decide."""
    medlem = g.aktor.rolle in (Rolle.MEDLEM, Rolle.LEDER)
    return medlem and g.verv.organtype is Organtype.KOORDINERINGSGRUPPE


@myndighet("KS", "KS", "KS")
def ks(g: Grunnlag[Any, Any]) -> bool:
    """KS owns the model and the register of bodies."""
    return g.verv.organtype is Organtype.KS


@myndighet("Norsk helsenett", "Norsk helsenett", "Norsk helsenett")
def nhn(g: Grunnlag[Any, Any]) -> bool:
    """The national tjenesteleverandør."""
    return g.verv.organtype is Organtype.NHN


@myndighet("Avgivende program eller prosjekt", "Avgjevande program eller prosjekt", "Programme")
def program(g: Grunnlag[Any, Any]) -> bool:
    """The program or prosjekt that hands the løsning over (K-006)."""
    return g.verv.organtype is Organtype.PROGRAM


@myndighet("Kontaktperson e-helse", "Kontaktperson e-helse", "E-health contact person")
def kontaktperson(g: Grunnlag[Any, Any]) -> bool:
    """Kontaktperson of a regional gruppe (K-220)."""
    return g.aktor.rolle is Rolle.KONTAKTPERSON_EHELSE


@myndighet("Nettverksressurs", "Nettverksressurs", "Network resource person")
def nettverksressurs(g: Grunnlag[Any, Any]) -> bool:
    """Nettverksressurs of a regional gruppe (K-223)."""
    return g.aktor.rolle is Rolle.NETTVERKSRESSURS


@myndighet("Systemet selv", "Systemet sjølv", "The system itself")
def prosess(g: Grunnlag[Any, Any]) -> bool:
    """What time brings; no row accepts it unless it says so."""
    return g.aktor.rolle is Rolle.PROSESS


@myndighet("Oppsett av loggen", "Oppsett av loggen", "Set-up of the log")
def oppsett(g: Grunnlag[Any, Any]) -> bool:
    """Bootstrap, at the birth of the log only."""
    return g.aktor.rolle is Rolle.OPPSETT


@vilkar(
    "K-373",
    "Du har rollen du oppgir, for det organet, nå",
    "Du har rolla du oppgir, for det organet, no",
    "You hold the role you state, for that body, now",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Be organet eller KS om å gi rollen",
        "Be organet eller KS om å gi rolla",
        "Ask the body or KS to grant the role",
    ),
)
def har_vervet(g: Grunnlag[Any, Any]) -> bool:
    """What the register of bodies says; the system itself holds its role without a person."""
    return g.verv.innehar


@vilkar(
    "K-138",
    "Steget tas av den som har myndighet til det",
    "Steget blir teke av den som har myndigheit til det",
    "The step is taken by somebody with authority for it",
    rettes_av="koordineringsgruppen",
    slik=(
        "La en av disse ta steget",
        "La ein av desse ta steget",
        "Let one of these take the step",
    ),
)
def rett_myndighet(g: Grunnlag[Any, Any]) -> bool | tuple[str, ...]:
    """One of the authorities in the row; when none is, the list names them all.

    A revisor reads what others did, and takes no step for any body.
    """
    regel = g.aggregat.regel_for(g.steg)
    hvem = () if regel is None else regel.hvem
    if g.aktor.rolle is Rolle.REVISOR:
        return hvem
    return True if any(MYNDIGHETER[navn].sporsmal(g) for navn in hvem) else hvem


@vilkar(
    "K-002",
    "Løpet er i en fase der steget kan tas",
    "Løpet er i ein fase der steget kan takast",
    "The løp is in a phase where the step is possible",
    rettes_av="eier",
    slik=(
        "Ta først de stegene som mangler",
        "Ta først dei stega som manglar",
        "Take the missing steps first",
    ),
)
def riktig_fase(g: Grunnlag[Any, Any]) -> bool | tuple[str, ...]:
    """Never met when asked: `regel_for` gave no row; the list is the way there."""
    vei = getattr(g.aggregat, "vei_til", lambda _: ())(g.steg)
    return tuple(vei) or False


@vilkar(
    "K-002",
    "Løpet er ikke satt på vent",
    "Løpet er ikkje sett på vent",
    "The løp is not paused",
    rettes_av=("eier", "innforingsleder"),
    slik=("Gjenoppta løpet", "Ta løpet opp att", "Resume the løp"),
)
def ikke_pa_vent(g: Grunnlag[Any, Any]) -> bool:
    """While the flag is set every advancing step is refused (livslop.md §2)."""
    return getattr(g.aggregat, "pa_vent", None) is None


@vilkar(
    "K-373",
    "Avklaringene i steget svarer på noe som kan avklares",
    "Avklaringane i steget svarar på noko som kan avklarast",
    "Answers in the step belong to warnings of the step",
    rettes_av="eier",
    slik=(
        "Ta bort avklaringer som ikke hører til steget",
        "Ta bort avklaringar som ikkje høyrer til steget",
        "Remove answers that do not belong to the step",
    ),
)
def avklaringer_kjent(g: Grunnlag[Any, Any]) -> bool | tuple[str, ...]:
    """An answer to a warning that the row does not hold is a mistake, not a fact."""
    regel = g.aggregat.regel_for(g.steg)
    kjente = set() if regel is None else set(regel.avklares)
    return tuple(sorted(set(g.steg.avklaringer) - kjente))
