"""What a grant is made of: documents, the letter, people, invoices, findings."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.verdi import Kode, Notat, Publikumstekst, Verdi
from innforing.domain.tilskudd.verdier import (
    Finansiering,
    Frikjopsrolle,
    Fristart,
    Kostnadsart,
    Oppgave,
)


class Bilag(Verdi):
    """A document kept elsewhere: where it is found, and what it must hash to."""

    referanse: Publikumstekst
    sjekksum: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256, as hex."""


class Resultatregnskap(Bilag):
    """The printout that an invoice rests on (K-281)."""

    signert_av: Kode | None = None
    """Person id of the network's leader, who approved and signed it."""


class Oppdragsbrev(Verdi):
    """The letter from KS that says what the grant is for (K-275, K-288)."""

    referanse: Publikumstekst
    datert: date
    vertskommune: Kode
    """The one kommune that receives the letter and does the accounting (K-279)."""
    formal: Publikumstekst
    """The purpose, in the words of the letter; the grant is for nothing else (K-275, K-292)."""
    oppgaver: tuple[Oppgave, ...] = ()
    sjekksum: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class Tilskuddsperson(Verdi):
    """A person tied to the grant, in one share of a post for one period (K-273)."""

    person: Kode
    arbeidsgiver: Kode
    """Id of the kommune that employs the person."""
    funksjon: Frikjopsrolle
    stillingsprosent: int = Field(ge=1, le=100)
    fra: date
    til: date | None = None
    """The last day; None: until further notice."""
    fast_stilling: bool = True
    """Holds a permanent post in a kommune or kommunesamarbeid (K-302)."""
    finansiering: Finansiering = Finansiering.TILSKUDDET

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til is not None and self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        return self

    def gjelder(self, dato: date) -> bool:
        """Whether the person is tied to the grant on the day."""
        return self.fra <= dato and (self.til is None or dato <= self.til)

    def overlapper(self, annen: Tilskuddsperson) -> bool:
        """Whether there is a day in both periods."""
        return self.gjelder(annen.fra) or annen.gjelder(self.fra)


class Fakturalinje(Verdi):
    """One cost of an invoice."""

    art: Kostnadsart
    belop: Kroner
    person: Kode | None = None
    """Who was bought free."""
    merknad: Notat | None = None


class Faktura(Verdi):
    """An invoice as the ledger must know it."""

    nr: Kode
    belop: Kroner
    utbetalt: Kroner = 0
    sjekksum: str
    """Of the resultatregnskap: the same costs are not invoiced twice."""
    forsinket: tuple[Fristart, ...] = ()
    """Which of the asked dates it missed; KS decides what follows (K-283)."""
    godtatt: bool = True
    avvist: bool = False

    @property
    def rest(self) -> int:
        """What may still be paid against it."""
        return 0 if self.avvist else self.belop - self.utbetalt


class Misbruk(Verdi):
    """A finding, and how far it has come: decision, claim, repayment (K-272)."""

    nr: int
    besluttet: Kroner | None = None
    krevd: bool = False
    tilbakebetalt: Kroner = 0

    @property
    def krav(self) -> int:
        """What is claimed back."""
        return (self.besluttet or 0) if self.krevd else 0


class UtloptFrist(Verdi):
    """A deadline that passed with nothing received, noted once."""

    frist: Fristart
    dag: date


class FlyttetFrist(Verdi):
    """A deadline that KS moved while it was still ahead."""

    frist: Fristart
    til: date
