"""The three functions, the competences of the two areas, and the people tied to a group."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Verdi


class Funksjon(Kodeverk):
    """The three functions that are alike everywhere (K-218); the codes are those of `Rolle`."""

    KONTAKTPERSON_EHELSE = (Rolle.KONTAKTPERSON_EHELSE.value, *Rolle.KONTAKTPERSON_EHELSE.tekst)
    INNFORINGSLEDER = (Rolle.INNFORINGSLEDER.value, *Rolle.INNFORINGSLEDER.tekst)
    NETTVERKSRESSURS = (Rolle.NETTVERKSRESSURS.value, *Rolle.NETTVERKSRESSURS.tekst)


class Kompetanseomrade(Kodeverk):
    """The two areas that the group as a whole must cover (K-224, K-225)."""

    PRAKTISK_ERFARING = (
        "praktisk_erfaring",
        "Praktisk og operativ erfaring",
        "Praktisk og operativ erfaring",
        "Practical and operative experience",
    )
    LEDELSE_OG_INNFORING = (
        "ledelse_og_innforing",
        "Ledelse, innovasjon og innføring",
        "Leiing, innovasjon og innføring",
        "Management, innovation and introduction",
    )


class Fagkompetanse(Kodeverk):
    """What a person brings; the longer list of the sources (K-224, K-225, T-08)."""

    VELFERDSTEKNOLOGI = (
        "velferdsteknologi",
        "Velferdsteknologi",
        "Velferdsteknologi",
        "Welfare technology",
    )
    DIGITAL_HJEMMEOPPFOLGING = (
        "digital_hjemmeoppfolging",
        "Digital hjemmeoppfølging",
        "Digital heimeoppfølging",
        "Digital home follow-up",
    )
    JOURNALLOSNINGER = "journallosninger", "Journalløsninger", "Journalløysingar", "Record systems"
    EHELSELOSNINGER = (
        "ehelselosninger",
        "Nasjonale e-helse- og samhandlingsløsninger",
        "Nasjonale e-helse- og samhandlingsløysingar",
        "National e-health and co-operation solutions",
    )
    PROSJEKTLEDELSE = "prosjektledelse", "Prosjektledelse", "Prosjektleiing", "Project management"
    PROSESSLEDELSE = "prosessledelse", "Prosessledelse", "Prosessleiing", "Process management"
    ENDRINGSLEDELSE = "endringsledelse", "Endringsledelse", "Endringsleiing", "Change management"
    ANSKAFFELSE = "anskaffelse", "Anskaffelse", "Innkjøp", "Procurement"
    GEVINSTREALISERING = (
        "gevinstrealisering",
        "Gevinstrealisering",
        "Gevinstrealisering",
        "Benefits realisation",
    )
    TJENESTEINNOVASJON = (
        "tjenesteinnovasjon",
        "Tjenesteinnovasjon",
        "Tenesteinnovasjon",
        "Service innovation",
    )
    IMPLEMENTERING = "implementering", "Implementering", "Implementering", "Implementation"
    INNFORINGSLEDELSE = (
        "innforingsledelse",
        "Innføringsledelse",
        "Innføringsleiing",
        "Rollout management",
    )

    @property
    def omrade(self) -> Kompetanseomrade:
        """The area it belongs to."""
        praktisk = self in _PRAKTISK
        return (
            Kompetanseomrade.PRAKTISK_ERFARING
            if praktisk
            else Kompetanseomrade.LEDELSE_OG_INNFORING
        )


_PRAKTISK = (
    Fagkompetanse.VELFERDSTEKNOLOGI,
    Fagkompetanse.DIGITAL_HJEMMEOPPFOLGING,
    Fagkompetanse.JOURNALLOSNINGER,
    Fagkompetanse.EHELSELOSNINGER,
)


class TidligereNettverk(Kodeverk):
    """The networks that end in their present form (K-326)."""

    KS_EKOMP = "ks_ekomp", "KS e-Komp", "KS e-Komp", "KS e-Komp"
    KOMMUNENETTVERK_VFT_DHO = (
        "kommunenettverk_vft_dho",
        "KS kommunenettverk for velferdsteknologi og digital hjemmeoppfølging",
        "KS kommunenettverk for velferdsteknologi og digital heimeoppfølging",
        "KS network for welfare technology and digital home follow-up",
    )


class Ordning(Kodeverk):
    """Which arrangement is in force in a region (K-327)."""

    VIDEREFORT = (
        "viderefort",
        "Frikjøp i de tidligere nettverkene",
        "Frikjøp i dei tidlegare nettverka",
        "People bought free in the earlier networks",
    )
    REGIONAL_GRUPPE = (
        "regional_gruppe",
        "Regional gruppe e-helse",
        "Regional gruppe e-helse",
        "Regional e-health group",
    )


Stillingsprosent = Annotated[int, Field(ge=1, le=100)]
"""How much of a full position, in whole per cent."""
Ar = Annotated[int, Field(ge=2020, le=2100)]


class Periode(Verdi):
    """A person, from which kommune and how much, in a period; the days are both included."""

    person: Kode
    kommune: Kode
    """Our lasting id of the kommune that employs the person (K-227)."""
    stillingsprosent: Stillingsprosent
    fra: date
    til: date | None = None
    """The last day; None: until further notice."""

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til is not None and self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        return self

    def gjelder(self, dag: date) -> bool:
        """Whether the period holds on the day."""
        return self.fra <= dag and (self.til is None or dag <= self.til)

    def overlapper(self, annen: Periode) -> bool:
        """Whether there is a day when both hold."""
        return self.gjelder(annen.fra) or annen.gjelder(self.fra)


class Tilknytning(Periode):
    """A person in the group: functions, competences, and whether in FPU e-helse."""

    funksjoner: Annotated[tuple[Funksjon, ...], Field(min_length=1)]
    kompetanser: tuple[Fagkompetanse, ...] = ()
    frikjopt: bool = True
    """Bought free with national funds, else recruited (K-228)."""
    i_fpu: bool = False
    """The region's member of KS FPU e-helse: shown, never demanded (K-221, T-09)."""


class Medlemskap(Periode):
    """A person in one of the earlier networks; kept in the history when it ends (K-326)."""

    nettverk: TidligereNettverk


class Funksjonsoppsett(Verdi):
    """How the network sets up one of the three functions (K-219)."""

    funksjon: Funksjon
    antall: Annotated[int, Field(ge=1)] = 1
    """Over how many persons it is split."""


class Rammebruk(Verdi):
    """Kroner of a year's ramme used under one of the two arrangements (K-269)."""

    ar: int
    ordning: Ordning
    belop: Kroner
    dato: date
