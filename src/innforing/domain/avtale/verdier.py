"""What an agreement is, what its parties intend and give, and how a year of it was assessed."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi


class Avtaleart(Kodeverk):
    """What kind of document binds the parties, or tells of what binds them."""

    AVTALE = "avtale", "Avtale", "Avtale", "Agreement"
    BREV = "brev", "Brev", "Brev", "Letter"
    OPPDRAGSBREV = "oppdragsbrev", "Oppdragsbrev", "Oppdragsbrev", "Commission letter"
    TILSKUDDSBREV = "tilskuddsbrev", "Tilskuddsbrev", "Tilskotsbrev", "Grant letter"


class Bidragsart(Kodeverk):
    """What a party gives (K-347)."""

    PENGER = "penger", "Penger", "Pengar", "Money"
    RESSURSER = "ressurser", "Ressurser", "Ressursar", "Resources"


class Intensjon(Verdi):
    """What one party means to do (K-343, K-344)."""

    part: Kode
    tekst: Publikumstekst


class Bidrag(Verdi):
    """What a party gives in a year (K-347)."""

    giver: Kode
    art: Bidragsart
    ar: int
    hva: Publikumstekst
    belop: Kroner | None = None


class Arsvurdering(Verdi):
    """The contents were assessed for a year (K-341)."""

    ar: int
    dato: date
    oppsummering: Publikumstekst
    konsultasjonsmote: date | None = None
    """The bilateral meeting whose theme it was."""
    justerte_virkemidler: tuple[Publikumstekst, ...] = ()


class Oppsigelse(Verdi):
    """A party ended it."""

    part: Kode
    siste_dag: date
    referanse: Publikumstekst
