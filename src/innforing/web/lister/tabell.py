"""One list of a page: what stands in it, and the part of it that an address asks for.

The address is the view (sider.md §1.4): `sorter=navn` or `sorter=-navn`, `side=2`, `vis=alle`. The
first list of a page owns these names; every other list puts its own name and a dot before them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from innforing.domain.grunnmur.aggregat import OSLO
from innforing.projections.utbredelse import Andel
from innforing.web import alfabet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PER_SIDE = 50
FLEST_PER_SIDE = 500
"""What «Vis alle» shows at once."""
_NAERE = 1
"""Pages beside the one shown that have a link of their own."""
_ALLE = "alle"
_SIDETALL = re.compile(r"[0-9]{1,9}")

Verdi = str | int | float | date | Andel | None
Format = Literal["xlsx", "csv", "maskin.csv", "json"]
FORMATER: tuple[Format, ...] = ("xlsx", "csv", "maskin.csv", "json")
AriaSort = Literal["ascending", "descending", "none"]


@dataclass(frozen=True, slots=True)
class Celle:
    """One value, and how it is shown."""

    verdi: Verdi
    """What is sorted by and downloaded; None: nothing known, which stands last."""
    tekst: str
    """What people read."""
    lenke: str | None = None
    bak: str | None = None
    """Address of the events that the value rests on (K-315)."""
    status: str | None = None
    """Code of the shape that stands before the text."""
    sorter: str | float | date | None = None
    """What is sorted by when that is another thing than the value."""


@dataclass(frozen=True, slots=True)
class Kolonne:
    """One column."""

    navn: str
    """As it stands in addresses and in files for machines."""
    tittel: str
    slag: Literal["tekst", "tall", "dato", "andel"] = "tekst"
    om: str | None = None
    """What the column counts or means, for «Om dataene»."""
    sorterbar: bool = True
    """No for what kommuner are never ranked by (sider.md P-10)."""


@dataclass(frozen=True, slots=True)
class Rad:
    """One row: its cells in the order of the columns."""

    celler: tuple[Celle, ...]
    nokkel: str
    """What tells the row from the others; becomes part of an id."""
    lenke: str | None = None
    """Where the heading of the row, its first cell, leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Liste:
    """All rows that the filters of the page leave, in the page's own order."""

    navn: str
    tittel: str
    kolonner: tuple[Kolonne, ...]
    rader: tuple[Rad, ...]
    tomt: str
    """The sentence that stands there when there are no rows."""
    om: tuple[tuple[str, str], ...] = ()
    """Filter, moment and definitions, as label and text."""

    def __post_init__(self) -> None:
        """A row with a cell too few would be shown under the wrong headings."""
        if any(len(rad.celler) != len(self.kolonner) for rad in self.rader):
            raise ValueError(f"a row of {self.navn} does not fit its columns")


class Listekall(Protocol):
    """What a list needs of a request."""

    @property
    def sporring(self) -> Mapping[str, str]:
        """The query of the address."""

    def lenke(self, **endret: str | None) -> str:
        """The same address with a changed query; None takes a parameter away."""


@dataclass(frozen=True, slots=True)
class Hode:
    """The head of one column."""

    kolonne: Kolonne
    lenke: str | None
    """Sorts by the column, or turns its order; None: it cannot be sorted by."""
    aria_sort: AriaSort | None


@dataclass(frozen=True, slots=True)
class Sidelenke:
    """A page of the list; no number: some are left out here."""

    nummer: int | None
    lenke: str = ""
    her: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabellvisning:
    """One list as the address asks for it, with every link worked out."""

    liste: Liste
    id: str
    hoder: tuple[Hode, ...]
    rader: tuple[Rad, ...]
    forste: int
    """Number of the first row shown, from 1."""
    sider: tuple[Sidelenke, ...]
    """Empty when all rows are shown."""
    forrige: str | None
    neste: str | None
    flere: str | None
    """Link to `FLEST_PER_SIDE` a page; None: no more would be shown."""
    faerre: str | None
    """Link back to `PER_SIDE` a page."""
    filer: tuple[tuple[Format, str], ...]

    @property
    def treff(self) -> int:
        """How many rows the list has on all its pages."""
        return len(self.liste.rader)

    @property
    def siste(self) -> int:
        """Number of the last row shown."""
        return self.forste + len(self.rader) - 1

    @property
    def alle_far_plass(self) -> bool:
        """Whether «Vis alle» would show all of it."""
        return self.treff <= FLEST_PER_SIDE

    @property
    def forklart(self) -> tuple[Kolonne, ...]:
        """The columns that have an explanation."""
        return tuple(k for k in self.liste.kolonner if k.om)


def vis(liste: Liste, kall: Listekall, *, forst: bool = True) -> Tabellvisning:
    """The part of a list that the address asks for; `forst`: it is the first list of its page."""
    adresse = _Adresse(kall, "" if forst else f"{liste.navn}.")
    ordnet = _ordnet(liste, adresse.les("sorter"))
    alle = adresse.les("vis") == _ALLE
    per_side = FLEST_PER_SIDE if alle else PER_SIDE
    antall = max(1, math.ceil(len(ordnet) / per_side))
    her = min(max(1, _heltall(adresse.les("side"))), antall)
    fra = (her - 1) * per_side
    return Tabellvisning(
        liste=liste,
        id=f"liste-{liste.navn}",
        hoder=tuple(_hode(kolonne, adresse) for kolonne in liste.kolonner),
        rader=ordnet[fra : fra + per_side],
        forste=fra + 1 if ordnet else 0,
        sider=tuple(_sider(her, antall, adresse)) if antall > 1 else (),
        forrige=adresse.side(her - 1) if her > 1 else None,
        neste=adresse.side(her + 1) if her < antall else None,
        flere=adresse.med(vis=_ALLE, side=None) if not alle and antall > 1 else None,
        faerre=adresse.med(vis=None, side=None) if alle and len(ordnet) > PER_SIDE else None,
        filer=tuple((f, kall.lenke(last_ned=f"{liste.navn}.{f}")) for f in FORMATER),
    )


def visninger(lister: Sequence[Liste], kall: Listekall) -> tuple[Tabellvisning, ...]:
    """Every list of a page; in the order that the page has them in `lister`."""
    return tuple(vis(liste, kall, forst=nr == 0) for nr, liste in enumerate(lister))


def sortert(liste: Liste, kall: Listekall, *, forst: bool = True) -> Liste:
    """The whole list in the order that the address asks for; what is downloaded."""
    adresse = _Adresse(kall, "" if forst else f"{liste.navn}.")
    return replace(liste, rader=_ordnet(liste, adresse.les("sorter")))


class _Adresse:
    """The parameters of one list in an address."""

    def __init__(self, kall: Listekall, foran: str) -> None:
        self._kall = kall
        self._foran = foran

    def les(self, navn: str) -> str:
        return self._kall.sporring.get(f"{self._foran}{navn}", "")

    def med(self, **endret: str | None) -> str:
        egne = {f"{self._foran}{navn}": verdi for navn, verdi in endret.items()}
        return self._kall.lenke(**egne, last_ned=None)

    def side(self, nummer: int) -> str:
        return self.med(side=None if nummer == 1 else str(nummer))


def _heltall(tekst: str) -> int:
    """A page number that somebody may have written by hand; 1 for what is none."""
    return int(tekst) if _SIDETALL.fullmatch(tekst) else 1


def _ordnet(liste: Liste, sorter: str) -> tuple[Rad, ...]:
    """By one column; equals keep the page's order, and what is not known stands last."""
    navn, snudd = sorter.removeprefix("-"), sorter.startswith("-")
    plasser = [i for i, k in enumerate(liste.kolonner) if k.navn == navn and k.sorterbar]
    if not plasser:
        return liste.rader
    par = [(_plass(rad.celler[plasser[0]]), rad) for rad in liste.rader]
    kjente = [(plass, rad) for plass, rad in par if plass is not None]
    kjente.sort(key=lambda ett: ett[0], reverse=snudd)
    ukjente = (rad for plass, rad in par if plass is None)
    return (*(rad for _, rad in kjente), *ukjente)


def _plass(celle: Celle) -> tuple[int, float, tuple[str, str]] | None:
    """Where a cell stands in its column: numbers, then days, then texts."""
    verdi = celle.verdi if celle.sorter is None else celle.sorter
    if isinstance(verdi, Andel):
        return (0, verdi.antall / verdi.av, ("", "")) if verdi.av else None
    if isinstance(verdi, str):
        return (2, 0, alfabet.nokkel(verdi)) if verdi else None
    if isinstance(verdi, datetime):
        return (1, verdi.astimezone(OSLO).timestamp(), ("", ""))
    if isinstance(verdi, date):
        return (1, datetime(verdi.year, verdi.month, verdi.day, tzinfo=OSLO).timestamp(), ("", ""))
    if verdi is None or not math.isfinite(verdi):
        return None
    return (0, verdi, ("", ""))


def _hode(kolonne: Kolonne, adresse: _Adresse) -> Hode:
    if not kolonne.sorterbar:
        return Hode(kolonne, None, None)
    na = adresse.les("sorter")
    stigende, synkende = na == kolonne.navn, na == f"-{kolonne.navn}"
    neste = f"-{kolonne.navn}" if stigende else kolonne.navn
    retning: AriaSort = "ascending" if stigende else "descending" if synkende else "none"
    return Hode(kolonne, adresse.med(sorter=neste, side=None), retning)


def _sider(her: int, antall: int, adresse: _Adresse) -> Iterator[Sidelenke]:
    """The first, the last and those beside the one shown, with gaps between."""
    vises = sorted({1, antall, *range(max(1, her - _NAERE), min(antall, her + _NAERE) + 1)})
    forrige = 0
    for nummer in vises:
        if nummer == forrige + 2:
            yield Sidelenke(nummer - 1, adresse.side(nummer - 1))
        elif nummer > forrige + 2:
            yield Sidelenke(None)
        yield Sidelenke(nummer, adresse.side(nummer), nummer == her)
        forrige = nummer
