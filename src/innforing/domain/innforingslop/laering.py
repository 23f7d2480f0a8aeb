"""Lessons of a løp (K-211)."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Verdi


class Laeringsfase(Kodeverk):
    """Which part of the work a lesson is about."""

    UTPROVING = "utproving", "Utprøving", "Utprøving", "Trial"
    KLAR_TIL_BRUK = "klar_til_bruk", "Klar til bruk", "Klar til bruk", "Readiness"
    PLANLEGGING = "planlegging", "Planlegging", "Planlegging", "Planning"
    PAMELDING = "pamelding", "Påmelding", "Påmelding", "Enrolment"
    GJENNOMFORING = "gjennomforing", "Gjennomføring", "Gjennomføring", "Running"
    DRIFT = "drift", "Overgang til drift", "Overgang til drift", "Transition to operations"


class Laeringspunkt(Verdi):
    """One lesson, by its number in the løp; its text stands in the event."""

    nr: int
    fase: Laeringsfase
    publisert: bool = True
    leverandorer: tuple[Kode, ...] = ()
    """Leverandører it is about: it concerns whoever introduces something of theirs (K-212)."""
    trukket: bool = False
    """Taken back: it meets no later løp, and what earlier ones said of it stands."""
