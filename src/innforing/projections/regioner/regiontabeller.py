"""The tables of the read model `regioner`."""

from __future__ import annotations

from innforing.projections.table import Table


def _tabell(navn: str, nokkel: str, verdier: str, *, tall: str = "") -> Table:
    """A table of the model; names are given as words after each other."""
    return Table(
        name=f"regioner_{navn}",
        key=tuple(nokkel.split()),
        values=tuple(verdier.split()),
        numbers=frozenset(tall.split()),
    )


ORGAN = _tabell("organ", "organ", "organtype navn region overordnet")
ROLLE = _tabell("rolle", "organ nr", "person rolle part fra til frikjopt", tall="nr frikjopt")
"""A role as it was given; `nr` is its place among the body's roles."""
ROLLESLUTT = _tabell("rolleslutt", "organ nr", "til", tall="nr")

START = _tabell("start", "organ", "arbeidsgruppe kontakt fra")
FUNKSJONER = _tabell("funksjoner", "organ", "antall")
"""Code of a function → over how many persons it is split, as JSON (K-219)."""
ETABLERT = _tabell("etablert", "organ", "dato")
TILKNYTNING = _tabell(
    "tilknytning",
    "organ nr",
    "person kommune stillingsprosent fra til funksjoner kompetanser frikjopt i_fpu",
    tall="nr stillingsprosent frikjopt i_fpu",
)
TILKNYTNINGSSLUTT = _tabell("tilknytningsslutt", "organ nr", "til", tall="nr")
SAMARBEID = _tabell("samarbeid", "organ navn", "part avtalt")
PROSJEKT = _tabell("prosjekt", "organ nr", "omrade navn fra", tall="nr")
PLAN = _tabell("plan", "organ ar", "losninger prioriteringer kapasitet", tall="ar kapasitet")
"""`prioriteringer` is pairs of sektor and words (K-232)."""
FORANKRING = _tabell("forankring", "organ nr", "dato parter kommuner", tall="nr")
VEILEDNING = _tabell("veiledning", "organ nr", "dato tema kommuner", tall="nr")

MEDLEMSKAP = _tabell(
    "medlemskap",
    "organ nr",
    "person kommune stillingsprosent fra til nettverk erstatter dialog",
    tall="nr stillingsprosent",
)
"""In one of the earlier networks (K-326)."""
MEDLEMSKAPSSLUTT = _tabell("medlemskapsslutt", "organ nr", "til", tall="nr")
VIDEREFORT = _tabell("viderefort", "organ nettverk", "ar niva_fra informert", tall="ar niva_fra")
RAMMEBRUK = _tabell(
    "rammebruk", "organ nr", "ar ordning belop dato ramme", tall="nr ar belop ramme"
)
NEDLAGT = _tabell("nedlagt", "organ nettverk", "dato")

MANDAT = _tabell(
    "mandat",
    "organ",
    "art oppdrag fra til behov onskede_deler onskede_regioner onsket_kompetanse",
)
RESULTAT = _tabell("resultat", "organ materiell", "dato")
DELT = _tabell("delt", "organ materiell nr", "dato samling", tall="nr")
AVSLUTTET = _tabell("avsluttet", "organ", "dato")
MATERIELL = _tabell("materiell", "materiell", "tittel")
FORVALTER = _tabell("forvalter", "materiell", "forvalter")

TABELLER = (
    *(ORGAN, ROLLE, ROLLESLUTT),
    *(START, FUNKSJONER, ETABLERT, TILKNYTNING, TILKNYTNINGSSLUTT),
    *(SAMARBEID, PROSJEKT, PLAN, FORANKRING, VEILEDNING),
    *(MEDLEMSKAP, MEDLEMSKAPSSLUTT, VIDEREFORT, RAMMEBRUK, NEDLAGT),
    *(MANDAT, RESULTAT, DELT, AVSLUTTET, MATERIELL, FORVALTER),
)
