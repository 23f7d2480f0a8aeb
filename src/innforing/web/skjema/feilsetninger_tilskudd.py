"""What can be wrong with the form of a grant, in three languages."""

from __future__ import annotations

from typing import Final

from innforing.domain.grunnmur.verdi import Tekst

AV_TYPE_TILSKUDD: Final[dict[str, Tekst]] = {
    "ore": Tekst(
        "Skriv hele kroner, uten øre.",
        "Skriv heile kroner, utan øre.",
        "Write whole kroner, without øre.",
    ),
    "stilling": Tekst(
        "Oppgi stillingsprosent når den er ny, og bare da.",
        "Oppgi stillingsprosent når han er ny, og berre då.",
        "Give the per cent of a post when it is new, and only then.",
    ),
}
"""Type of error in Pydantic → the sentence."""
