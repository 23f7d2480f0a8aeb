"""What a roadmap plans."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi


class Veikartart(Kodeverk):
    """What is planned for a løsning."""

    UTVIKLING = "utvikling", "Utvikling", "Utvikling", "Development"
    INNFORING = "innforing", "Innføring", "Innføring", "Introduction"


class Veikartpunkt(Verdi):
    """One planned item: a løsning, what, and from when to when."""

    losning: Kode
    art: Veikartart
    fra: date
    til: date
    hva: Publikumstekst | None = None

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        return self
