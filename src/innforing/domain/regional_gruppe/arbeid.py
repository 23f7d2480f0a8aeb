"""What a regional gruppe works with: co-operation, plan, forankring, projects and advice."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Notat, Publikumstekst, Verdi


class Samarbeidspart(Kodeverk):
    """The other networks and actors of a region (K-237)."""

    HELSELEDERNETTVERK = (
        "helseledernettverk",
        "Helseledernettverk",
        "Helseleiarnettverk",
        "Network of heads of health services",
    )
    HELSEFELLESSKAP = "helsefellesskap", "Helsefellesskap", "Helsefellesskap", "Helsefellesskap"
    USHT = "usht", "Utviklingssenter (USHT)", "Utviklingssenter (USHT)", "Development centre"
    STATSFORVALTER = "statsforvalter", "Statsforvalter", "Statsforvaltar", "State administrator"
    IKT_SAMARBEID = "ikt_samarbeid", "IKT-samarbeid", "IKT-samarbeid", "IT co-operation"
    KOMPETANSEMILJO = (
        "kompetansemiljo",
        "Kompetansemiljø",
        "Kompetansemiljø",
        "Centre of competence",
    )
    FRIVILLIGHET = "frivillighet", "Frivillighet", "Frivilligheit", "Voluntary sector"
    ANDRE = "andre", "Andre", "Andre", "Others"


class Forankringspart(Kodeverk):
    """With whom the network secures regional forankring (K-229)."""

    KOMMUNER = "kommuner", "Kommuner", "Kommunar", "Kommuner"
    HELSELEDERE = "helseledere", "Helseledere", "Helseleiarar", "Heads of health services"
    OPPVEKSTLEDERE = "oppvekstledere", "Oppvekstledere", "Oppvekstleiarar", "Heads of schools"
    SPESIALISTHELSETJENESTEN = (
        "spesialisthelsetjenesten",
        "Spesialisthelsetjenesten",
        "Spesialisthelsetenesta",
        "Specialist health service",
    )
    FPU_EHELSE = "fpu_ehelse", "KS FPU e-helse", "KS FPU e-helse", "KS FPU e-helse"
    INTERESSENTER = (
        "interessenter",
        "Andre interessenter",
        "Andre interessentar",
        "Other stakeholders",
    )


class Spredningsomrade(Kodeverk):
    """The ongoing spredningsprosjekter that a group should support (K-238)."""

    VFT_BARN_OG_UNGE = (
        "vft_barn_og_unge",
        "Velferdsteknologi for barn, unge og voksne med funksjonsnedsettelse",
        "Velferdsteknologi for barn, unge og vaksne med funksjonsnedsetjing",
        "Welfare technology for children, young and adults with disability",
    )
    DIGITAL_HJEMMEOPPFOLGING = (
        "digital_hjemmeoppfolging",
        "Digital hjemmeoppfølging",
        "Digital heimeoppfølging",
        "Digital home follow-up",
    )


class Samarbeid(Verdi):
    """A network or actor of the region, and since when co-operation with it is agreed (K-237)."""

    part: Samarbeidspart
    navn: Publikumstekst
    avtalt: date | None = None
    """None: known, nothing agreed yet."""


class Lederprioritering(Verdi):
    """What the leaders of a sektor in the region put first (K-232)."""

    sektor: Sektor
    tekst: Publikumstekst


class RegionalPlan(Verdi):
    """The region's plan for a year (K-232), and how many own B løp it has room for (K-033)."""

    ar: int
    losninger: tuple[Kode, ...] = ()
    """Ids of the løsninger of the portefølje that the plan starts from."""
    prioriteringer: tuple[Lederprioritering, ...] = ()
    kapasitet: Annotated[int, Field(ge=0)] | None = None
    """None: nobody has said."""


class RegionalForankring(Verdi):
    """With whom something was secured in the region, and when (K-220, K-229, K-239)."""

    dato: date
    parter: Annotated[tuple[Forankringspart, ...], Field(min_length=1)]
    kommuner: tuple[Kode, ...] = ()
    omtale: Notat | None = None


class Spredningsprosjekt(Verdi):
    """An ongoing spredningsprosjekt that the group should support (K-238)."""

    omrade: Spredningsomrade
    navn: Publikumstekst
    fra: date


class Veiledningstema(Kodeverk):
    """What the ressurser advise kommuner in, beside the løp (K-235)."""

    TJENESTEUTVIKLING = (
        "tjenesteutvikling",
        "Tjenesteutvikling",
        "Tenesteutvikling",
        "Service development",
    )
    ENDRINGSARBEID = "endringsarbeid", "Endringsarbeid", "Endringsarbeid", "Work of change"
    PROSESSLEDELSE = "prosessledelse", "Prosessledelse", "Prosessleiing", "Process management"
    KOMPETANSEHEVING = (
        "kompetanseheving",
        "Kompetanseheving",
        "Kompetanseheving",
        "Raising of competence",
    )
    TEKNOLOGI = "teknologi", "Teknologi", "Teknologi", "Technology"
    METODER = "metoder", "Metoder", "Metodar", "Methods"


class Veiledning(Verdi):
    """Help that kommuner got from the group beside any løp (K-231, K-235)."""

    dato: date
    tema: Veiledningstema
    kommuner: Annotated[tuple[Kode, ...], Field(min_length=1)]
