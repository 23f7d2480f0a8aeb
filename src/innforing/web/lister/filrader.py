"""What a list gives to a file: its heads and values without signs that no file can hold."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from innforing.domain.grunnmur.aggregat import OSLO
from innforing.projections.utbredelse import Andel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innforing.web.lister.tabell import Celle, Kolonne, Liste

_UTEN_PLASS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold, and halves of letters."""

Ren = str | int | float | date | None
"""A value that every format can write."""
Lesere = Literal["folk", "maskiner"]


class Opphav(NamedTuple):
    """Where a file comes from."""

    dag: date
    """The day that its numbers are for."""
    laget: datetime
    posisjon: int
    """The last event that they rest on."""
    ord: Callable[[str], str]
    """gettext of the reader."""


def om_dataene(liste: Liste, opphav: Opphav) -> Iterator[tuple[str, str]]:
    """Label and text: what the list is, when it was so, and what each column counts."""
    _ = opphav.ord
    yield _("Liste"), liste.tittel
    yield from liste.om
    yield _("Tallene gjelder for"), opphav.dag.isoformat()
    yield _("Til og med hendelse"), str(opphav.posisjon)
    yield _("Fila er laget"), opphav.laget.astimezone(OSLO).isoformat(timespec="seconds")
    yield _("Antall rader"), str(len(liste.rader))
    yield from ((k.tittel, k.om) for k in liste.kolonner if k.om)


def rene_rader(liste: Liste, lesere: Lesere, ord_: Callable[[str], str]) -> Iterator[list[Ren]]:
    """The heads, then each row; a share takes three columns."""
    folk = lesere == "folk"
    yield [h for k in liste.kolonner for h in (_hoder(k, ord_) if folk else _navn(k))]
    for rad in liste.rader:
        par = zip(liste.kolonner, rad.celler, strict=True)
        yield [v for kolonne, celle in par for v in verdier(kolonne, celle, folk=folk)]


def ren(tekst: str) -> str:
    """Without signs that no file can hold; letters of all languages stay."""
    return _UTEN_PLASS.sub("", tekst)


def _hoder(kolonne: Kolonne, ord_: Callable[[str], str]) -> tuple[str, ...]:
    if kolonne.slag != "andel":
        return (kolonne.tittel,)
    _ = ord_
    return tuple(f"{kolonne.tittel} ({del_})" for del_ in (_("antall"), _("av"), _("prosent")))


def _navn(kolonne: Kolonne) -> tuple[str, ...]:
    if kolonne.slag != "andel":
        return (kolonne.navn,)
    return tuple(f"{kolonne.navn}_{del_}" for del_ in ("antall", "av", "prosent"))


def verdier(kolonne: Kolonne, celle: Celle, *, folk: bool) -> tuple[Ren, ...]:
    """What a cell gives to a file: words to people, codes to machines."""
    verdi = celle.verdi
    if kolonne.slag == "andel":
        andel = verdi if isinstance(verdi, Andel) else None
        return (andel.antall, andel.av, andel.prosent) if andel else (None, None, None)
    if isinstance(verdi, Andel):
        return (ren(celle.tekst),)
    if isinstance(verdi, str):
        return (ren(celle.tekst if folk else verdi),)
    if isinstance(verdi, float) and not math.isfinite(verdi):
        return (None,)
    if kolonne.slag == "tekst" and isinstance(verdi, int | float):
        return (ren(celle.tekst if folk else str(verdi)),)
    return (verdi,)
