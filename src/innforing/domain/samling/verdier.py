"""Forms and themes of a samling, who took part, what was shared, and how it was judged."""

from __future__ import annotations

from typing import Self

from pydantic import NonNegativeInt, PositiveInt, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi


class Samlingsform(Kodeverk):
    """Where people meet (K-247, K-248)."""

    FYSISK = "fysisk", "Fysisk", "Fysisk", "In person"
    DIGITAL = "digital", "Digital", "Digital", "Digital"


class Samlingstema(Kodeverk):
    """The five uses of the network in 2023 (K-254); KS may add others year by year (K-250)."""

    ERFARINGSDELING = (
        "erfaringsdeling",
        "Erfaringsdeling og beste praksis",
        "Erfaringsdeling og beste praksis",
        "Sharing of experience and best practice",
    )
    SERTIFISERING = (
        "sertifisering",
        "Sertifisering og standardisering",
        "Sertifisering og standardisering",
        "Certification and standards",
    )
    INNOVASJON = "innovasjon", "Innovasjonsområder", "Innovasjonsområde", "Areas of innovation"
    GEVINSTER = (
        "gevinster",
        "Gevinster og konsekvenser",
        "Gevinstar og konsekvensar",
        "Benefits and consequences",
    )
    FRAMTID = "framtid", "Framtidsscenarioer", "Framtidsscenario", "Future scenarios"


class Samlingsmal(Kodeverk):
    """What a samling is evaluated for (K-255)."""

    TILLIT = "tillit", "Tillit", "Tillit", "Trust"
    INVOLVERING = "involvering", "Involvering", "Involvering", "Involvement"
    NYTTE = (
        "nytte",
        "Nytte på tvers av regioner",
        "Nytte på tvers av regionar",
        "Benefit across regions",
    )


class Samlingsstatus(Kodeverk):
    """Where a samling stands."""

    PLANLAGT = "planlagt", "Planlagt", "Planlagd", "Planned"
    GJENNOMFORT = "gjennomfort", "Gjennomført", "Gjennomført", "Held"
    AVLYST = "avlyst", "Avlyst", "Avlyst", "Cancelled"


class Oppmote(Verdi):
    """How many of a body took part in one role, and who of them are known (K-252)."""

    organ: Kode
    rolle: Rolle
    antall: PositiveInt
    personer: tuple[Kode, ...] = ()

    @model_validator(mode="after")
    def _antallet_rommer_personene(self) -> Self:
        if len(set(self.personer)) > self.antall:
            raise PydanticCustomError("antall", "more persons are named than took part")
        return self

    @property
    def hvem(self) -> tuple[str, Rolle]:
        """Body and role: one count for each."""
        return self.organ, self.rolle


class DeltErfaring(Verdi):
    """Experience that was shared in a samling: of a løp, or by one that got a grant (K-256)."""

    hva: Publikumstekst
    lop: Kode | None = None
    organ: Kode | None = None
    """The body that shared it."""


class Samlingsdom(Verdi):
    """How many answered each of 1 to 5 to one of the three questions; 5 is best."""

    mal: Samlingsmal
    en: NonNegativeInt = 0
    to: NonNegativeInt = 0
    tre: NonNegativeInt = 0
    fire: NonNegativeInt = 0
    fem: NonNegativeInt = 0

    @property
    def fordeling(self) -> tuple[int, ...]:
        """The five counts, from 1 to 5."""
        return self.en, self.to, self.tre, self.fire, self.fem
