"""Guards that several steps on a regional gruppe share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe


@vilkar(
    "K-217",
    "Gruppen er registrert som regional gruppe e-helse",
    "Gruppa er registrert som regional gruppe e-helse",
    "The group is registered as a regional e-health group",
    rettes_av="ks",
    slik=(
        "Opprett den regionale gruppen som organ først",
        "Opprett den regionale gruppa som organ først",
        "Enter the regional group as a body first",
    ),
)
def gruppen_er_registrert(g: Grunnlag[RegionalGruppe, Any]) -> bool:
    """A network may hold the functions itself until the group is there (K-017)."""
    arter = (Organtype.REGIONAL_GRUPPE.value, Organtype.DIGINETTVERK.value)
    return g.fakta.organets_type in arter


@vilkar(
    "K-373",
    "Dagen som oppgis, er kommet",
    "Dagen som blir oppgitt, er komen",
    "The day that is stated has come",
    rettes_av="ks",
    slik=(
        "Vent til det har skjedd, eller rett datoen",
        "Vent til det har skjedd, eller rett datoen",
        "Wait until it has happened, or correct the date",
    ),
)
def dagen_er_kommet(g: Grunnlag[Any, Any]) -> bool:
    """The truth of the record: what is told as done has been done."""
    return bool(g.steg.dato <= g.dag)


@vilkar(
    "K-326",
    "Ingen er i et tidligere nettverk og i den regionale gruppen samme dag",
    "Ingen er i eit tidlegare nettverk og i den regionale gruppa same dag",
    "Nobody is in an earlier network and in a regional group on the same day",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Avslutt det ene før det andre begynner",
        "Avslutt det eine før det andre tek til",
        "End the one before the other begins",
    ),
)
def ikke_i_gammelt_og_nytt(g: Grunnlag[RegionalGruppe, Any]) -> tuple[str, ...]:
    """Here and in every other region; the list names the groups where it is so.

    Moving into the group ends the memberships here the day before, so a step that ties a person
    meets only those that began that day or later, or that are in another region.
    """
    return tuple(g.fakta.i_gammelt_og_nytt)


@vilkar(
    "K-226",
    "Stillingsprosentene går opp i hundre",
    "Stillingsprosentane går opp i hundre",
    "The shares of a position are a hundred per cent at most",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Rett stillingsprosenten, eller avslutt noe annet personen har",
        "Rett stillingsprosenten, eller avslutt noko anna personen har",
        "Correct the share, or end something else the person has",
    ),
)
def stillingen_gar_opp(g: Grunnlag[RegionalGruppe, Any]) -> tuple[str, ...]:
    """Nobody works more than one full position, in all groups and earlier networks together."""
    for_mye = g.fakta.stillingsprosent_ellers + g.steg.stillingsprosent > 100  # noqa: PLR2004 - the whole of a position
    return (g.steg.person,) if for_mye else ()
