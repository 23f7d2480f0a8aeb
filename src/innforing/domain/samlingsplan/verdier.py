"""A theme that KS sets, and the rhythm that the networks kept in 2023."""

from __future__ import annotations

from typing import Final

from pydantic import NonNegativeInt

from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Verdi


class Tema(Verdi):
    """A theme of samlinger beside the five known ones."""

    kode: Kode
    navn: Publikumstekst


class Samlingsrytme(Verdi):
    """How many samlinger of each form in a year."""

    ar: int
    fysiske: NonNegativeInt
    digitale: NonNegativeInt


RYTME_2023: Final = Samlingsrytme(ar=2023, fysiske=4, digitale=12)
"""Four fysiske samlinger a year and one digital each month: a reference, binding nobody (K-249)."""
