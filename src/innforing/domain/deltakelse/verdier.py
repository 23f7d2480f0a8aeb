"""Answers, reasons, sectors and kinds of activity of one kommune in one løp."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Notat, Verdi


class Svarstatus(Kodeverk):
    """Where a kommune stands to a løp (K-157)."""

    AKTUELL = "aktuell", "Aktuell", "Aktuell", "Concerned"
    INVITERT = "invitert", "Invitert", "Invitert", "Invited"
    PAMELDT = "pameldt", "Påmeldt", "Påmeld", "Enrolled"
    TAKKET_NEI = "takket_nei", "Takket nei", "Takka nei", "Declined"
    IKKE_SVART = "ikke_svart", "Ikke svart", "Ikkje svart", "No answer"
    TRUKKET_SEG = "trukket_seg", "Trukket seg", "Trekt seg", "Withdrew"
    PA_VENTELISTE = "pa_venteliste", "På venteliste", "På venteliste", "On the waiting list"


class Svarvalg(Kodeverk):
    """What a kommune says to the invitation (K-160, K-161)."""

    JA = "ja", "Ja, vi blir med", "Ja, vi blir med", "Yes, we join"
    NEI = "nei", "Nei takk", "Nei takk", "No, thank you"
    TREKK = "trekk", "Vi trekker oss", "Vi trekkjer oss", "We withdraw"


class Varsel(Kodeverk):
    """What a kommune is told about."""

    SVAR_REGISTRERT = (
        "svar_registrert",
        "Noen andre førte svaret deres",
        "Nokon andre førte svaret dykkar",
        "Somebody else entered your answer",
    )
    FIKK_PLASS = "fikk_plass", "Dere har fått plass", "De har fått plass", "You have a seat"
    FLYTTET = "flyttet", "Dere er flyttet", "De er flytta", "You have been moved"
    PULJE_AVLYST = (
        "pulje_avlyst",
        "Puljen er avlyst",
        "Pulja er avlyst",
        "The pulje is called off",
    )
    LOP_AVSLUTTET = (
        "lop_avsluttet",
        "Løpet er avsluttet",
        "Løpet er avslutta",
        "The løp has ended",
    )
    LOP_PA_VENT = "lop_pa_vent", "Løpet er satt på vent", "Løpet er sett på vent", "Paused"
    LOP_GJENOPPTATT = (
        "lop_gjenopptatt",
        "Løpet er gjenopptatt",
        "Løpet er teke opp att",
        "The løp goes on",
    )
    INVITASJON_ENDRET = (
        "invitasjon_endret",
        "Invitasjonen er endret",
        "Invitasjonen er endra",
        "The invitation has changed",
    )
    PLAN_ENDRET = "plan_endret", "Planen er endret", "Planen er endra", "The plan has changed"


class Arsak(Kodeverk):
    """Why a kommune has not introduced the løsning (K-124); not knowing is an answer."""

    VET_IKKE = "vet_ikke", "Vet ikke", "Veit ikkje", "Do not know"
    KAPASITET = "kapasitet", "Mangler kapasitet", "Manglar kapasitet", "Lacks capacity"
    KOMPETANSE = "kompetanse", "Mangler kompetanse", "Manglar kompetanse", "Lacks competence"
    OKONOMI = "okonomi", "Økonomi", "Økonomi", "Economy"
    PRIORITERING = "prioritering", "Prioriterer annet", "Prioriterer anna", "Other priorities"
    LEVERANDOR = (
        "leverandor",
        "Venter på leverandør",
        "Ventar på leverandør",
        "Waits for a leverandør",
    )
    NYTTE = "nytte", "Ser ikke nytten", "Ser ikkje nytta", "Sees no benefit"
    ALT_INNFORT = "alt_innfort", "Har alt innført", "Har alt innført", "Has introduced it"
    ANNET = "annet", "Annet", "Anna", "Other"


class Aktivitetsomfang(Kodeverk):
    """Felles activities are facilitated, lokale the kommune does itself (K-172)."""

    FELLES = "felles", "Felles", "Felles", "Joint"
    LOKAL = "lokal", "Lokal", "Lokal", "Local"
    SKREDDERSOM = "skreddersom", "Skreddersøm", "Skreddarsaum", "Tailored help"


class Kanal(Kodeverk):
    """How there was contact with the kommune."""

    MOTE = "mote", "Møte", "Møte", "Meeting"
    TELEFON = "telefon", "Telefon", "Telefon", "Telephone"
    EPOST = "epost", "E-post", "E-post", "E-mail"


class Kartleggingssvar(Verdi):
    """One answer in the kartlegging; `vet_ikke` is an answer (K-042, K-124)."""

    tema: Kode
    svar: Kode


class Fristutlop(Verdi):
    """An answer deadline that ran out, for one pulje."""

    pulje: int
    frist: date


class SenPamelding(Verdi):
    """A yes that came late, and waits for the innføringsleder."""

    pulje: int
    venteliste: bool = False
    fort_av_andre: bool = False
    referanse: Notat | None = None


class Oppfolging(Verdi):
    """A follow-up past go-live, planned or done (K-201)."""

    id: Kode
    dato: date
    gjennomfort: date | None = None
    forfalt: bool = False
    """The day passed before it was done."""
