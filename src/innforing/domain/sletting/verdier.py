"""What can be erased, and by which hjemmel: codes only, so that the case itself tells nothing."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kodeverk


class Sletteart(Kodeverk):
    """What goes: a person's details, one text, or the content of one event (tillit.md §6)."""

    PERSON = "person", "Person", "Person", "Person"
    TEKST = "tekst", "Tekst", "Tekst", "Text"
    HENDELSE = "hendelse", "Hendelse", "Hending", "Event"


class Slettehjemmel(Kodeverk):
    """Why it goes; a code list, for a reason in words could say what was to be forgotten."""

    ART_17 = (
        "art_17",
        "Krav om sletting (personvernforordningen art. 17)",
        "Krav om sletting (personvernforordninga art. 17)",
        "Request for erasure (GDPR art. 17)",
    )
    ART_21 = (
        "art_21",
        "Innsigelse (personvernforordningen art. 21)",
        "Motsegn (personvernforordninga art. 21)",
        "Objection (GDPR art. 21)",
    )
    LAGRINGSTID = (
        "lagringstid",
        "Lagringstiden er ute (personvernforordningen art. 5)",
        "Lagringstida er ute (personvernforordninga art. 5)",
        "The retention period is over (GDPR art. 5)",
    )
    FEILREGISTRERT = (
        "feilregistrert",
        "Personopplysning registrert ved feil",
        "Personopplysning registrert ved feil",
        "Personal data entered by mistake",
    )
    TAUSHETSPLIKT = (
        "taushetsplikt",
        "Opplysning under taushetsplikt",
        "Opplysning under teieplikt",
        "Data under a duty of confidentiality",
    )


class Slettestatus(Kodeverk):
    """How far the case has come."""

    BEDT_OM = "bedt_om", "Venter på godkjenning", "Ventar på godkjenning", "Awaits approval"
    SLETTET = "slettet", "Slettet", "Sletta", "Erased"
    TRUKKET = "trukket", "Trukket", "Trekt", "Withdrawn"
