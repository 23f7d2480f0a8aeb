"""Kinds of activity, whom they are for, and whose leaders: words of plan and kommune alike."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kodeverk


class Aktivitetsart(Kodeverk):
    """The kinds of activity a løp may hold (K-173 to K-185)."""

    INFORMASJON = "informasjon", "Informasjon", "Informasjon", "Information"
    GEVINSTARBEID = "gevinstarbeid", "Gevinstarbeid", "Gevinstarbeid", "Benefits work"
    ROS_OG_DPIA = "ros_og_dpia", "ROS og DPIA", "ROS og DPIA", "Risk and privacy assessment"
    ARBEIDSPROSESSER = (
        "arbeidsprosesser",
        "Endringer i arbeidsprosesser",
        "Endringar i arbeidsprosessar",
        "Changes in work processes",
    )
    ENDRINGSLEDELSE = "endringsledelse", "Endringsledelse", "Endringsleiing", "Change management"
    TJENESTEMODELL = (
        "tjenestemodell",
        "Helhetlig tjenestemodell",
        "Heilskapleg tenestemodell",
        "Service model",
    )
    ANSKAFFELSE = (
        "anskaffelse",
        "Støtte ved anskaffelser",
        "Støtte ved innkjøp",
        "Support in procurement",
    )
    LEVERANDORDIALOG = (
        "leverandordialog",
        "Leverandørdialog",
        "Leverandørdialog",
        "Supplier dialogue",
    )
    TEKNISK_STOTTE = "teknisk_stotte", "Teknisk støtte", "Teknisk støtte", "Technical support"
    OPPLAERING = "opplaering", "Opplæring og trening", "Opplæring og trening", "Training"
    ERFARINGSDELING = (
        "erfaringsdeling",
        "Erfaringsdeling",
        "Erfaringsdeling",
        "Sharing of experience",
    )
    OVERGANG_TIL_DRIFT = (
        "overgang_til_drift",
        "Overgang til drift",
        "Overgang til drift",
        "Transition to operations",
    )
    OPPFOLGING = (
        "oppfolging",
        "Oppfølging av bruk over tid",
        "Oppfølging av bruk over tid",
        "Follow-up of use over time",
    )
    EVALUERING = "evaluering", "Felles evaluering", "Felles evaluering", "Joint evaluation"


class Aktivitetsform(Kodeverk):
    """How an activity is held (K-024)."""

    DIGITAL = "digital", "Digital", "Digital", "Digital"
    FYSISK = "fysisk", "Fysisk", "Fysisk", "In person"


class Malgruppe(Kodeverk):
    """Whom an activity is for (K-186)."""

    MELLOMLEDERE = "mellomledere", "Mellomledere", "Mellomleiarar", "Middle managers"
    HELSELEDERE = "helseledere", "Helseledere", "Helseleiarar", "Heads of health services"
    OPPVEKSTLEDERE = "oppvekstledere", "Oppvekstledere", "Oppvekstleiarar", "Heads of schools"
    ANSATTE = "ansatte", "Ansatte", "Tilsette", "Employees"
    KOORDINATORER = "koordinatorer", "Koordinatorer", "Koordinatorar", "Coordinators"


class Sektor(Kodeverk):
    """The parts of a kommune whose leaders a løp must reach (K-155)."""

    HELSE = "helse", "Helse og omsorg", "Helse og omsorg", "Health and care"
    OPPVEKST = "oppvekst", "Oppvekst", "Oppvekst", "Child and school services"
