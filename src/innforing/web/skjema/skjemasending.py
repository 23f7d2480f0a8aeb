"""From a step's data to what its form would send: the way back from `skjemalesing`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from innforing.web.skjema.feltslag import Feltslag, Gruppe, Liste, Rekke, Tabell, felter_i
from innforing.web.skjema.skjemalesing import NOKKEL, TOM
from innforing.web.skjema.skjemaverdi import JA, skriv_verdi

if TYPE_CHECKING:
    from pydantic import BaseModel


def som_felter(modell: type[BaseModel], data: Mapping[str, object]) -> list[tuple[str, str]]:
    """The data as the form would send it: names and values, repeated for several answers."""
    ut: list[tuple[str, str]] = []
    for navn, felt in felter_i(modell).items():
        if navn in data:
            ut += [(f"{navn}{sti}", verdi) for sti, verdi in _sendt(felt, data[navn])]
    return ut


def _sendt(felt: Feltslag, verdi: object) -> Iterator[tuple[str, str]]:
    """Path under the field (from its dot on) and value."""
    if isinstance(verdi, list | tuple) and not verdi:
        if felt.kan_vaere_ingen:
            yield f".{TOM}", JA
        elif isinstance(felt.slag, Liste):
            yield "", ""
    match felt.slag:
        case Gruppe(modell) if isinstance(verdi, Mapping):
            yield from ((f".{n}", v) for n, v in som_felter(modell, verdi))
        case Rekke(Gruppe(modell)) if isinstance(verdi, list | tuple):
            for nr, rad in enumerate(verdi):
                yield from ((f".{nr}.{n}", v) for n, v in som_felter(modell, rad))
        case Tabell() as tabell if isinstance(verdi, Mapping):
            yield from _tabell_sendt(tabell, verdi)
        case Liste() if isinstance(verdi, list | tuple):
            yield from (("", skriv_verdi(v)) for v in verdi)
        case _ if verdi is not None:
            yield ("", skriv_verdi(verdi))


def _tabell_sendt(tabell: Tabell, verdi: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    if not isinstance(tabell.av, Rekke):
        yield from ((f".{nokkel}", skriv_verdi(v)) for nokkel, v in verdi.items())
        return
    for nr, (nokkel, rad) in enumerate(tabellrader(verdi)):
        yield f".{nr}.{NOKKEL}", nokkel
        yield from ((f".{nr}.{n}", v) for n, v in som_felter(tabell.av.av.modell, rad))


def tabellrader(verdi: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each key with each of its values; a key without values has one empty row."""
    for nokkel, rader in verdi.items():
        for rad in rader if isinstance(rader, list | tuple) and rader else ({},):
            yield nokkel, rad if isinstance(rad, Mapping) else {}
