"""What the pages of P-14 show: everything is said here, the templates only print it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.web.pages.utbredelse.utbredelsesbilde import LANDET
from innforing.web.side import Side

if TYPE_CHECKING:
    from innforing.web.deler import Fylkesrute, Nokkeltall
    from innforing.web.graf import Graf
    from innforing.web.lister.tabell import Tabellvisning
    from innforing.web.pages.utbredelse.omradefigurer import Stige
    from innforing.web.pages.utbredelse.utbredelsesfigurer import Tidsbruk
    from innforing.web.side import Lenke


@dataclass(frozen=True, slots=True, kw_only=True)
class Valg:
    """What the pickers of the page stand at."""

    losning: str
    losninger: tuple[tuple[str, str], ...]
    """Id and name of every løsning."""
    dag: str
    forste: str
    siste: str
    omrade: str = LANDET
    omrader: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Kind of area → id and name of each."""
    inndeling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adresser:
    """Where the same figures are found again, for ever."""

    fast: str
    kort: str
    figur: str | None
    data: tuple[Lenke, ...]
    """Each list as JSON, for programs."""
    posisjon: int


@dataclass(frozen=True, kw_only=True)
class Oversiktsside(Side):
    """Every løsning on one day."""

    valg: Valg
    dag: str
    tabell: Tabellvisning


@dataclass(frozen=True, kw_only=True)
class Losningsside(Side):
    """One løsning on one day, in one area."""

    valg: Valg
    navn: str
    omradenavn: str
    dag: str
    tomt: bool
    """Nobody had told anything by the day."""
    forste_dag: Lenke | None
    """The first day with anything to show, when that is later."""
    tall: tuple[Nokkeltall, ...]
    par: tuple[Nokkeltall, ...]
    """The share of those that have it, beside the share of all (K-196)."""
    stige: Stige
    inndelinger: tuple[Lenke, ...]
    kart: tuple[Fylkesrute, ...]
    gamle_fylker: bool
    """The country had other fylker on the day than the map has."""
    stabler: Graf | None
    deler: Tabellvisning | None
    kommuner: Tabellvisning
    utvikling: Graf | None
    utviklingstall: Tabellvisning | None
    tid: Tidsbruk | None
    adresser: Adresser


@dataclass(frozen=True, kw_only=True)
class Kortside(Side):
    """One løsning in a small frame on the pages of others."""

    navn: str
    omradenavn: str
    dag: str
    stige: Stige
    tall: Nokkeltall
    adresse: str
