"""Numbers in addresses and forms: what is not written as digits alone is no number."""

from __future__ import annotations

from typing import Final

FLEST_SIFRE: Final = 18
"""What a position of the log can have (64 bits)."""


def les_heltall(tekst: str) -> int | None:
    """The number, from 0 and up; None when the text is anything else."""
    sifre = tekst.isascii() and tekst.isdigit() and len(tekst) <= FLEST_SIFRE
    return int(tekst) if sifre else None
