"""Kinds of arbeidsgruppe, and the mandate one is given."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi


class Gruppeart(Kodeverk):
    """What a group is for."""

    LOP = "lop", "For et innføringsløp", "For eit innføringsløp", "For an innføringsløp"
    AD_HOC = (
        "ad_hoc",
        "Ad hoc-gruppe for ett behov",
        "Ad hoc-gruppe for eitt behov",
        "Ad hoc group for one need",
    )
    ETABLERING = (
        "etablering",
        "Etablerer en regional gruppe",
        "Etablerer ei regional gruppe",
        "Establishes a regional group",
    )


class Mandat(Verdi):
    """What a group is asked to do, for how long, and whom it should have with it."""

    art: Gruppeart
    oppdrag: Publikumstekst
    fra: date
    til: date | None = None
    """The last day of its life span."""
    behov: Kode | None = None
    """The one behov that an ad hoc group solves (K-257)."""
    onskede_deler: tuple[Part, ...] = ()
    onskede_regioner: tuple[Kode, ...] = ()
    """Fylkesnummer, or `helseregion-<code>`."""
    onsket_kompetanse: tuple[Publikumstekst, ...] = ()
    """In words; who has it shows with the people of the regional grupper."""

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til is not None and self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        return self


class Grupperesultat(Verdi):
    """What came out of the group: a piece of felles materiell (K-261)."""

    materiell: Kode
    dato: date
    delt: tuple[date, ...] = ()
    """The days it was shared."""
