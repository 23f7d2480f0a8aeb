"""Findings of an evaluation of the model, and the adjustments that answer them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi


class Modellmal(Kodeverk):
    """The aims of the model (K-339)."""

    RASKERE_UTBREDELSE = (
        "raskere_utbredelse",
        "Raskere utbredelse og bedre bruk",
        "Raskare utbreiing og betre bruk",
        "Faster spread and better use",
    )
    BEDRE_BRUK_AV_RESSURSER = (
        "bedre_bruk_av_ressurser",
        "Bedre bruk av ressurser",
        "Betre bruk av ressursar",
        "Better use of resources",
    )
    FORANKRING_OG_BESLUTNINGER = (
        "forankring_og_beslutninger",
        "Forankring og beslutninger",
        "Forankring og avgjerder",
        "Forankring and decisions",
    )
    FAGLIG_FORANKRING_OG_DELING = (
        "faglig_forankring_og_deling",
        "Faglig forankring og deling",
        "Fagleg forankring og deling",
        "Professional forankring and sharing",
    )


class Funn(Verdi):
    """One finding on what every løp is judged on, and whose experience it rests on (K-338)."""

    nr: Annotated[int, Field(ge=1)]
    tema: Evalueringstema
    maler: tuple[Modellmal, ...] = ()
    tekst: Publikumstekst
    lop: tuple[Kode, ...] = ()
    """The løp whose evaluering says so."""
    organer: tuple[Kode, ...] = ()
    """The regional grupper and others whose experience says so (K-323)."""


class Justering(Verdi):
    """One adjustment of the model, with the reason for it."""

    svarer_pa: Annotated[tuple[int, ...], Field(min_length=1)]
    """Numbers of the findings."""
    endring: Publikumstekst
    grunn: Publikumstekst
