"""Amounts: whole kroner, never øre, never less than nothing."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

MEST = 1_000_000_000_000
"""More than any grant: a longer number is a slip of the hand."""


def _uten_ore(verdi: object) -> object:
    if isinstance(verdi, float):
        raise PydanticCustomError("ore", "amounts are whole kroner; leave the øre out")
    return verdi


Kroner = Annotated[int, BeforeValidator(_uten_ore), Field(ge=0, le=MEST)]
"""A sum of money."""
