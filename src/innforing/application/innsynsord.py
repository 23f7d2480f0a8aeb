"""What is sensitive to read, and on what ground it is read: the codes of the innsynslogg."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kodeverk


class Folsomt(Kodeverk):
    """Why a page leaves a row in the innsynslogg."""

    KONTAKT = "kontakt", "Kontaktopplysninger", "Kontaktopplysningar", "Contact details"
    HANDLINGER = "handlinger", "Hvem som gjorde hva", "Kven som gjorde kva", "Who did what"
    OKONOMI = "okonomi", "Tilskudd og rapporter", "Tilskot og rapportar", "Grants and reports"
    UTTREKK = "uttrekk", "Fil som ble tatt med", "Fil som blei teken med", "File taken along"


class Innsynsgrunn(Kodeverk):
    """The ground that the role has for reading, where no page asks for another."""

    SAMORDNING = (
        "samordning",
        "Samordner innføringen",
        "Samordnar innføringa",
        "Coordinates the rollout",
    )
    LEDELSE = (
        "ledelse",
        "Leder et løp eller en region",
        "Leier eit løp eller ein region",
        "Leads a løp or a region",
    )
    KOMMUNEN = "kommunen", "Kommunens egen sak", "Kommunen si eiga sak", "The kommune's own case"
    REVISJON = "revisjon", "Revisjon", "Revisjon", "Audit"
    DELTAR = "deltar", "Har en del i løpet", "Har ein del i løpet", "Has a part in the løp"
    APENT = "apent", "Åpent for alle", "Ope for alle", "Open to all"
    DRIFT = "drift", "Drift av systemet", "Drift av systemet", "Running the system"
