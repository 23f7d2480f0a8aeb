"""Code lists of a grant: costs, roles, changes, deadlines, tasks."""

from __future__ import annotations

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Kodeverk


class Kostnadsart(Kodeverk):
    """What a line of an invoice is for (K-270, K-271, K-301)."""

    FRIKJOP = "frikjop", "Frikjøp", "Frikjøp", "Release from post"
    REISE = "reise", "Reise", "Reise", "Travel"
    MOTE = "mote", "Møter", "Møte", "Meetings"
    PROGRAMVAREKJOP = (
        "programvarekjop",
        "Kjøp av programvare",
        "Kjøp av programvare",
        "Purchase of software",
    )
    PROGRAMVARELEIE = (
        "programvareleie",
        "Leie av programvare",
        "Leige av programvare",
        "Leasing of software",
    )
    TEKNISK_UTSTYR = (
        "teknisk_utstyr",
        "Teknisk utstyr",
        "Teknisk utstyr",
        "Technical equipment",
    )
    PROGRAMVAREUTVIKLING = (
        "programvareutvikling",
        "Programvareutvikling",
        "Programvareutvikling",
        "Software development",
    )
    ANNET = "annet", "Annet", "Anna", "Other"


ALDRI_DEKKET = (
    Kostnadsart.PROGRAMVAREKJOP,
    Kostnadsart.PROGRAMVARELEIE,
    Kostnadsart.TEKNISK_UTSTYR,
    Kostnadsart.PROGRAMVAREUTVIKLING,
)
"""Refused by name in the letters (K-271)."""


class Frikjopsrolle(Kodeverk):
    """What a person is bought free to be (K-217, K-270; 2023: K-299)."""

    KONTAKTPERSON_EHELSE = (Rolle.KONTAKTPERSON_EHELSE.value, *Rolle.KONTAKTPERSON_EHELSE.tekst)
    INNFORINGSLEDER = (Rolle.INNFORINGSLEDER.value, *Rolle.INNFORINGSLEDER.tekst)
    NETTVERKSRESSURS = (Rolle.NETTVERKSRESSURS.value, *Rolle.NETTVERKSRESSURS.tekst)
    NETTVERKSKOORDINATOR = (
        "nettverkskoordinator",
        "Nettverkskoordinator",
        "Nettverkskoordinator",
        "Network coordinator",
    )


class Finansiering(Kodeverk):
    """Who pays for a resource: sources and reporting lines differ (K-291)."""

    TILSKUDDET = "tilskuddet", "Dette tilskuddet", "Dette tilskotet", "This grant"
    KOMMUNEN = "kommunen", "Kommunen selv", "Kommunen sjølv", "The kommune itself"
    DELT = "delt", "Delt mellom flere", "Delt mellom fleire", "Shared by several"


class Personendringsart(Kodeverk):
    """What changes for a person tied to the grant (K-274, K-303)."""

    SLUTTER = "slutter", "Slutter", "Sluttar", "Leaves"
    NY_STILLINGSPROSENT = (
        "ny_stillingsprosent",
        "Ny stillingsprosent",
        "Ny stillingsprosent",
        "New share of post",
    )


class Underskriver(Kodeverk):
    """Who signs the bekreftelse for the vertskommune (K-276)."""

    KOMMUNEDIREKTOR = (
        "kommunedirektor",
        "Kommunedirektør",
        "Kommunedirektør",
        "Chief executive",
    )
    DELEGERT = (
        "delegert",
        "Den som har fått fullmakt",
        "Den som har fått fullmakt",
        "One with delegated authority",
    )


class Fristart(Kodeverk):
    """The dates that a grant asks for (K-283, K-304, K-305)."""

    BEKREFTELSE = "bekreftelse", "Bekreftelse", "Stadfesting", "Confirmation"
    FAKTURADATO = "fakturadato", "Fakturaen er datert", "Fakturaen er datert", "Invoice dated"
    FAKTURAMOTTAK = (
        "fakturamottak",
        "Fakturaen er mottatt",
        "Fakturaen er motteken",
        "Invoice received",
    )


class Oppgave(Kodeverk):
    """What a nettverkskoordinator of 2023 does for the grant (K-299, K-306)."""

    HELE_FYLKET = "hele_fylket", "Dekke hele fylket", "Dekkje heile fylket", "Cover the fylke"
    VEILEDNING = "veiledning", "Veilede kommuner", "Rettleie kommunar", "Guide kommuner"
    NETTVERK = "nettverk", "Drive fylkesnettverket", "Drive fylkesnettverket", "Run the network"
    INNFORING = "innforing", "Delta i regional innføring", "Delta i regional innføring", "Rollout"
    SAMORDNING = "samordning", "Samordne med andre nettverk", "Samordne med andre", "Coordinate"
    BEHOV = "behov", "Løfte behov", "Løfte behov", "Carry needs upward"
    UTVIKLING = "utvikling", "Bidra nasjonalt", "Bidra nasjonalt", "National development"
    NASJONALT = (
        "nasjonalt",
        "Delta i det nasjonale nettverket",
        "Delta nasjonalt",
        "National network",
    )
    STATUS = "status", "Hjelpe kommuner å melde status", "Hjelpe med status", "Status reporting"
    AKTIVITETER = "aktiviteter", "Rapportere aktiviteter", "Rapportere aktivitetar", "Activities"


class Tilskuddsoppfolging(Kodeverk):
    """How KS follows a grant (K-307)."""

    KOORDINATORSAMLING = (
        "koordinatorsamling",
        "Samling for koordinatorer",
        "Samling for koordinatorar",
        "Gathering of coordinators",
    )
    KOMPETANSEBYGGING = (
        "kompetansebygging",
        "Kompetansebygging i prosessledelse",
        "Kompetansebygging i prosessleiing",
        "Competence building",
    )
    FRAMDRIFTSRAPPORT = (
        "framdriftsrapport",
        "Elektronisk framdriftsrapport",
        "Elektronisk framdriftsrapport",
        "Electronic progress report",
    )
    ENKELTMOTE = "enkeltmote", "Enkeltmøte ved behov", "Enkeltmøte ved behov", "Single meeting"
