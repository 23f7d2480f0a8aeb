"""From what somebody sent to a step: everything malformed is said at once, before any lock."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from innforing.application.kommando import UgyldigKommando
from innforing.application.omfang import kontroller_hode, kontroller_omfang, uten_fodselsnummer
from innforing.domain.katalog import AGGREGATER, STEG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from innforing.application.kommando import Kommando
    from innforing.domain.grunnmur.aggregat import Steg

STORSTE = 1 << 20
"""Bytes of JSON in one command (tillit.md §8)."""

_ER_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}").fullmatch
"""What a stream id or a command id may be made of (tillit.md §2)."""


def nermeste(navn: str, kjente: Iterable[str]) -> str:
    """«Mente du …?» with the nearest known names, or nothing."""
    like = get_close_matches(navn, list(kjente), n=3, cutoff=0.5)
    return f" Nearest: {', '.join(like)}." if like else ""


def les_steg(kommando: Kommando) -> tuple[Steg[Any], bytes]:
    """The step of a command, and its data as canonical JSON bytes.

    Raises `UgyldigKommando` with one sentence for each thing that is wrong.
    """
    type_ = STEG.get(kommando.steg)
    if type_ is None:
        raise UgyldigKommando(f"unknown step «{kommando.steg}».{nermeste(kommando.steg, STEG)}")
    prefiks = kommando.pa.partition(":")[0]
    ventet = type_.aggregattype().prefiks
    if prefiks not in AGGREGATER or prefiks != ventet:
        raise UgyldigKommando(
            f"«{kommando.steg}» is taken on «{ventet}:…», not on «{kommando.pa}»."
        )
    for id_ in (kommando.pa, kommando.id, kommando.korrelasjon or kommando.id):
        if _ER_ID(id_) is None:
            raise UgyldigKommando(f"«{id_[:100]}» is not 1 to 100 of A-Z a-z 0-9 . _ : -.")
    if type_.aggregattype().er_nokkel(kommando.pa.partition(":")[2]) is None:
        raise UgyldigKommando(f"«{kommando.pa}» is not the name of a «{ventet}:…».")
    kontroller_hode(kommando)
    kontroller_omfang(kommando.data)
    raa = _som_json(kommando.data)
    if len(raa) > STORSTE:
        raise UgyldigKommando(f"the step is {len(raa)} bytes of JSON; the limit is {STORSTE}.")
    try:
        steg = type_.model_validate_json(raa)
    except ValidationError as feil:
        raise UgyldigKommando(*map(_setning, feil.errors(include_url=False))) from None
    uten_fodselsnummer(raa.decode())
    return steg, raa


def _som_json(data: dict[str, object]) -> bytes:
    try:
        return json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
    except UnicodeEncodeError:
        raise UgyldigKommando("the step has half a character in it; that is no Unicode.") from None
    except TypeError as feil:
        raise UgyldigKommando(f"the step is not JSON: {feil}") from None


def _setning(feil: ErrorDetails) -> str:
    felt = ".".join(str(ledd) for ledd in feil["loc"]) or "the step"
    return f"{felt}: {feil['msg']}"
