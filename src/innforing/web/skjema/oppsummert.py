"""A form that is looked over before it is sent: its answers in words (sider.md P-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.katalog import STEG
from innforing.web.deler import Linje
from innforing.web.skjema.skjemasending import som_felter
from innforing.web.skjema.skjemaverdi import JA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innforing.web.kall import Kall
    from innforing.web.skjema.skjema import Skjema
    from innforing.web.skjema.skjemafelt import Felt
    from innforing.web.skjema.skjemalesing import Ekstra


@dataclass(frozen=True, slots=True)
class Oppsummert:
    """What was filled in, to be read, and to be sent as it stands."""

    linjer: tuple[Linje, ...]
    sendes: tuple[tuple[str, str], ...]


def oppsummert(
    kall: Kall, skjema: Skjema, data: Mapping[str, object], ekstra: Ekstra
) -> Oppsummert:
    """The form in words; what it sends is what was read of it, whatever its controls are."""
    felt = (*skjema.felt, *skjema.avklaringer, skjema.gjelder)
    maskinens = (
        ("_kommando", ekstra.kommando),
        ("_sett_versjon", str(skjema.sett_versjon)),
        ("_tilbake", skjema.tilbake),
        *(("_skjul", navn) for navn in skjema.skjul),
        ("gjelder", ekstra.gjelder),
    )
    return Oppsummert(
        linjer=tuple(_linjer(kall, felt)),
        sendes=(*maskinens, *som_felter(STEG[skjema.trigger], data)),
    )


def _linjer(kall: Kall, felt: Iterable[Felt], foran: str = "") -> Iterator[Linje]:
    """A line for each answer; those of a row begin with what the row is about."""
    for ett in felt:
        navn = f"{foran}{ett.etikett}"
        if ett.art == "gruppe":
            yield from _linjer(kall, ett.felt, f"{navn}: ")
        elif ett.rader:
            for rad in ett.rader:
                yield from _linjer(kall, rad.felt, f"{rad.tittel or f'{navn} {rad.nr}'}: ")
        elif ett.art != "skjult":
            yield Linje(navn, _svar(kall, ett))


def _svar(kall: Kall, felt: Felt) -> str:
    """What was answered, as the form says it; empty when nothing was."""
    if felt.art in {"avkryss", "ja_nei"}:
        ja = kall._("Ja") if felt.verdi == JA else kall._("Nei")
        return ja if felt.verdi or felt.art == "avkryss" else ""
    if felt.art == "dato" and felt.er_dato and felt.verdi:
        return kall.dato(date.fromisoformat(felt.verdi))
    valg = (*felt.valg, *(ett for gruppe in felt.grupper for ett in gruppe.valg))
    navn = {ett.verdi: ett.etikett for ett in valg}
    valgt = felt.verdier or (felt.verdi,)
    return ", ".join(navn.get(ett, ett) for ett in valgt if ett)
