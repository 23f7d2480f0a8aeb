"""What governs a løsning: forvaltning, costs, price, duty, and its place in the portefølje."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi


class Kostnadsforum(Kodeverk):
    """Where state and kommunesektor talk about costs (K-102)."""

    KONSULTASJONSORDNINGEN = (
        "konsultasjonsordningen",
        "Konsultasjonsordningen",
        "Konsultasjonsordninga",
        "The consultation scheme",
    )
    TEKNISK_BEREGNINGSUTVALG = (
        "teknisk_beregningsutvalg",
        "Teknisk beregningsutvalg",
        "Teknisk berekningsutval",
        "The technical calculation committee",
    )


class Pliktstatus(Kodeverk):
    """Whether the law obliges kommuner to use a løsning (K-167); none does while HOD considers."""

    INGEN = "ingen", "Ingen plikt til bruk", "Inga plikt til bruk", "No duty to use"
    VURDERES = (
        "vurderes",
        "Ingen plikt til bruk; HOD vurderer",
        "Inga plikt til bruk; HOD vurderer",
        "No duty to use; the ministry considers it",
    )
    PLIKT = "plikt", "Plikt til bruk", "Plikt til bruk", "Duty to use"


class Andelsdom(Kodeverk):
    """What somebody judged of a share; there is no number that decides (K-168, T-18)."""

    BETYDELIG = "betydelig", "Betydelig andel", "Betydeleg del", "A substantial share"
    IKKE_BETYDELIG = (
        "ikke_betydelig",
        "Ikke en betydelig andel",
        "Ikkje ein betydeleg del",
        "Not a substantial share",
    )


class Forvaltningsrolle(Verdi):
    """One part in keeping the løsning alive: who, and what for (K-097)."""

    organ: Kode
    ansvar: Publikumstekst


class Forvaltningsmodell(Verdi):
    """Roles, responsibility and financing, from a day on (K-097, K-099)."""

    dato: date
    roller: Annotated[tuple[Forvaltningsrolle, ...], Field(min_length=1)]
    finansiering: Publikumstekst
    videreutvikling: Publikumstekst | None = None
    """What pays for further development, based on the needs of kommunal sektor (K-099)."""
    behovsoversikt: Publikumstekst | None = None
    """Where needs from the tjenester are collected, and how they are prioritised (K-098)."""
    kilde: Publikumstekst


class Kostnadsvekst(Verdi):
    """What a decision to invest adds to the costs of a year, in kroner (K-100)."""

    ar: int
    investering: Publikumstekst
    dato: date
    """When the investment was decided."""
    forvaltning: Kroner = 0
    drift: Kroner = 0
    kilde: Publikumstekst


class Prismodell(Verdi):
    """How the kommuner pay, and what their share starts from (K-101)."""

    gjelder_fra: date
    beskrivelse: Publikumstekst
    nyttevurdering: Publikumstekst | None = None
    """The assessment of nytte that kommunenes share of cost growth starts from."""
    evalueres_innen: date | None = None
    kilde: Publikumstekst


class Prismodellevaluering(Verdi):
    """What came of evaluating the prismodell (K-101)."""

    dato: date
    konklusjon: Publikumstekst
    kilde: Publikumstekst


class Kostnadssporsmal(Verdi):
    """A question of costs that was discussed, where and when (K-102)."""

    forum: Kostnadsforum
    dato: date
    sporsmal: Publikumstekst
    referanse: Publikumstekst


class Plikt(Verdi):
    """What the law says from a day on, and where it says so (K-167)."""

    status: Pliktstatus
    dato: date
    kilde: Publikumstekst
    hjemmel: Publikumstekst | None = None


class Betalingsplikt(Verdi):
    """That kommuner must pay; it says nothing of use (K-166)."""

    fra: date
    hjemmel: Publikumstekst
    kilde: Publikumstekst


class Andelstall(Verdi):
    """How many kommuner had it and used it, of how many, as the log said it (K-168)."""

    posisjon: int = 0
    """The last event that the numbers rest on."""
    nevner: int = 0
    tilgjengelig: int = 0
    """Made available: teknisk innført or higher."""
    i_bruk: int = 0
    """Taken into use or higher; never mixed with the other (K-192)."""


class Andelsvurdering(Verdi):
    """A judgement of the shares of one day, and by whom; the reasons are the step's (K-168)."""

    per: date
    dom: Andelsdom
    tall: Andelstall
    organ: Kode


class Enighet(Verdi):
    """What the actors agreed on early, and the program has to respect (K-073)."""

    dato: date
    parter: tuple[Kode, ...]
    kriterier: tuple[Publikumstekst, ...]
    faglige_krav: tuple[Publikumstekst, ...] = ()
    mal: tuple[Publikumstekst, ...] = ()
    referanse: Publikumstekst


class RegionalPrioritering(Verdi):
    """Whether the leaders of a sektor in a region put the løsning first (K-355)."""

    region: Kode | None
    sektor: Sektor
    dato: date
    prioritert: bool
    referanse: Publikumstekst


class Portefoljevedtak(Verdi):
    """How the løsning came into kommunal sektors portefølje (K-353)."""

    dato: date
    vedtatt_av: Kode
    referanse: Publikumstekst
    anbefalt: date | None = None
    """When KommIT-rådet recommended it."""
    ambisjon: Publikumstekst | None = None
    """The part of Kommunenes ambisjoner that it answers to."""
