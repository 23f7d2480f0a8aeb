"""What a command may hold before anybody looks at what it means (tillit.md §8)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from innforing.application.kommando import UgyldigKommando
from innforing.domain.grunnmur.verdi import har_fodselsnummer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.application.kommando import Kommando

DYPEST = 20
"""Levels of lists and tables inside each other."""

LENGSTE = 1_000
"""Members of one list or table."""

_TILFELDIG = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{64})"
    r"(?![0-9A-Za-z])"
)
"""A UUID, with or without hyphens, or a SHA-256."""


def kontroller_omfang(data: object, dybde: int = 1) -> None:
    """Refuse data that is nested too deep, or has a list that is too long."""
    if not isinstance(data, dict | list | tuple):
        return
    if dybde > DYPEST:
        raise UgyldigKommando(f"the step is nested deeper than {DYPEST} levels.")
    if len(data) > LENGSTE:
        raise UgyldigKommando(f"a list has {len(data)} members; the limit is {LENGSTE}.")
    ledd: Iterable[object] = data.values() if isinstance(data, dict) else data
    for verdi in ledd:
        kontroller_omfang(verdi, dybde + 1)


def kontroller_hode(kommando: Kommando) -> None:
    """Refuse a moment without a time zone, and a fødselsnummer in any id (K-377)."""
    for tid in (kommando.na, kommando.gjelder):
        if tid is not None and tid.tzinfo is None:
            raise UgyldigKommando(f"«{tid.isoformat()}» has no time zone.")
    a = kommando.aktor
    for id_ in (kommando.pa, kommando.id, kommando.korrelasjon or "", a.person or "", a.organ):
        uten_fodselsnummer(id_)


def uten_fodselsnummer(tekst: str) -> None:
    """Refuse a fødselsnummer that is not in a field for text, where the text itself is judged.

    One UUID in eight thousand holds eleven digits that could be one, so UUIDs and checksums are
    not looked into.
    """
    if har_fodselsnummer(_TILFELDIG.sub("", tekst)):
        raise UgyldigKommando(
            "there is a fødselsnummer in an id or a code; this system keeps no personal numbers."
        )
