"""Data for every step as JSON holds it: made from the fields alone, then what the shape asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from innforing.domain.katalog import STEG
from innforing.web.skjema.feltslag import (
    Blad,
    Feltslag,
    Gruppe,
    Liste,
    Rekke,
    Slag,
    Tabell,
    felter_i,
)
from innforing.web.skjema.skjemalesing import er_tom

if TYPE_CHECKING:
    from pydantic import BaseModel

Data = dict[str, object]

TEKST = st.text(st.characters(codec="utf-8", categories=["L", "P", "S"]), min_size=1, max_size=30)
AVSNITT = st.builds("{}\n{} {}".format, TEKST, TEKST, TEKST)
KODE = st.from_regex(r"[A-Za-z][A-Za-z0-9._-]{0,8}", fullmatch=True)
DATO = st.dates().map(lambda dag: dag.isoformat())
MONSTRE = {r"^K-\d{3}$": "K-060", "^[0-9a-f]{64}$": "0123456789abcdef" * 4}


def blad(slag: Blad) -> st.SearchStrategy[object]:
    """Values that the field itself takes."""
    if slag.kodeverk is not None:
        return st.sampled_from([str(k.value) for k in slag.kodeverk])
    if slag.monster in MONSTRE:
        return st.just(MONSTRE[slag.monster])
    enkle: dict[str, st.SearchStrategy[object]] = {
        "tekst": AVSNITT,
        "kode": KODE,
        "dato": DATO,
        "bool": st.booleans(),
        "tall": st.integers(slag.minst or 1, slag.storst or 9_999),
    }
    return enkle[slag.art]


def verdi(slag: Slag, *, minst: int = 0) -> st.SearchStrategy[object]:
    """Values of any kind of field."""
    match slag:
        case Blad():
            return blad(slag)
        case Liste(av):
            ledd = TEKST if av.art == "tekst" else blad(av)
            return st.lists(ledd, min_size=max(slag.minst, minst), max_size=3, unique=True)
        case Gruppe(modell):
            return felter(modell)
        case Rekke(Gruppe(modell)):
            rad = felter(modell).filter(lambda data: not er_tom(modell, data))
            return st.lists(rad, min_size=max(slag.minst, minst), max_size=2)
        case Tabell(Rekke() as rekke):
            return st.dictionaries(KODE, verdi(rekke), max_size=2)
        case _:
            return st.just({})


def felter(modell: type[BaseModel]) -> st.SearchStrategy[Data]:
    """Some of the fields that may be left out, and all the others; no group is empty."""

    def ett(felt: Feltslag) -> st.SearchStrategy[object]:
        valgfri_gruppe = isinstance(felt.slag, Gruppe) and not felt.pakrevd
        return verdi(felt.slag).filter(lambda v: bool(v) or not valgfri_gruppe)

    alle = felter_i(modell)
    krevde = {n: ett(f) for n, f in alle.items() if f.pakrevd}
    return st.fixed_dictionaries(
        krevde, optional={n: ett(f) for n, f in alle.items() if n not in krevde}
    )


def stegdata(trigger: str) -> st.SearchStrategy[Data]:
    """Data of one step; most of it is a step, for some the shape says no."""
    return felter(STEG[trigger])
