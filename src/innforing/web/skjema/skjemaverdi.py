"""One answer of a form: text as people write it, to and from the value that JSON holds."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from innforing.web.skjema.feltslag import Blad

JA, NEI = "ja", "nei"

_MELLOMROM = re.compile(r"[\s\u00a0\u202f]+")
_TALL = re.compile(r"[-−]?[0-9]{1,15}")
_NORSK = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_MED_MANED = re.compile(r"([0-9]{1,2})\.?([a-zæøå]+)([0-9]{4})")
_MANEDER = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_SKILLE = re.compile(r"[\n,;\t]")


def les_verdi(blad: Blad, tekst: str) -> object:
    """The value for JSON; what cannot be read is left as it was written, for the step to refuse."""
    ren = tekst.replace("\r\n", "\n").replace("\r", "\n")
    match blad.art:
        case "tekst":
            return ren
        case "tall":
            return _les_tall(ren)
        case "dato":
            return _les_dato(ren)
        case "bool":
            return {JA: True, NEI: False}.get(ren.strip(), ren)
        case _:
            return ren.strip()


def les_verdier(blad: Blad, tekster: list[str]) -> list[object]:
    """Several values: each answer may hold one a line; codes and numbers may have commas too."""
    linjer: list[str] = []
    for tekst in tekster:
        ren = tekst.replace("\r\n", "\n").replace("\r", "\n")
        linjer += ren.split("\n") if blad.art == "tekst" else _SKILLE.split(ren)
    return [les_verdi(blad, linje) for linje in linjer if linje.strip()]


def skriv_verdi(verdi: object) -> str:
    """The value as the form sends it."""
    if verdi is None:
        return ""
    if isinstance(verdi, bool):
        return JA if verdi else NEI
    return str(verdi)


def _les_tall(tekst: str) -> object:
    tett = _MELLOMROM.sub("", tekst)
    return int(tett.replace("−", "-")) if _TALL.fullmatch(tett) else tekst


def _les_dato(tekst: str) -> object:
    """`2026-12-04`, `4.12.2026` and `4. desember 2026` are the same day, as ISO."""
    tett = _MELLOMROM.sub("", tekst).casefold()
    try:
        if treff := _NORSK.fullmatch(tett):
            dag, maned, ar = map(int, treff.groups())
            return date(ar, maned, dag).isoformat()
        treff = _MED_MANED.fullmatch(tett)
        if treff and treff[2] in _MANEDER:
            return date(int(treff[3]), _MANEDER.index(treff[2]) + 1, int(treff[1])).isoformat()
    except ValueError:
        return tekst
    return tett or tekst
