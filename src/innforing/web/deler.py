"""What the macros of `templates/deler/` are given, for pages that have nothing of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Trinn:
    """One state of `tilstandsstripe`."""

    tekst: str
    nar: Literal["ferdig", "her", "igjen"]
    under: str | None = None
    """A line below it."""
    adresse: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vilkarslinje:
    """One guard of `hvagjenstar`."""

    oppfylt: bool
    tekst: str
    gjor: str | None = None
    """What to do."""
    hvem: str | None = None
    """Who can do it."""
    adresse: str | None = None
    """Where it is done."""
    krav: str | None = None
    """K-numbers."""
    mangler: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linje:
    """One fact of `oppsummering`."""

    tekst: str
    verdi: str
    adresse: str | None = None
    endre: str | None = None
    """Where it is changed; None: not by this reader."""


@dataclass(frozen=True, slots=True)
class Bevispunkt:
    """How far the proof of one event has come."""

    kode: str
    tekst: str
    kvittering: str | None = None
    """Where its receipt is; None: there is none yet, or it is not for this reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Punkt:
    """One event of `tidslinje`."""

    tid: str
    tekst: str
    hvem: str
    adresse: str | None = None
    grunn: str | None = None
    merknad: tuple[str, str] | None = None
    """Code and word of a state."""
    gjaldt: str | None = None
    """The day it took effect, when that is another day."""
    bevis: Bevispunkt | None = None
    """How far the proof of it has come, where that is shown."""


@dataclass(frozen=True, slots=True)
class Del:
    """One part of `stige` or `svarfordeling`."""

    kode: str
    tekst: str
    antall: int
    adresse: str | None = None


@dataclass(frozen=True, slots=True)
class Nokkeltall:
    """One share of `tall`, with all that it must show (K-195)."""

    tekst: str
    teller: int | None
    """None: nobody has told anything."""
    nevner: int | None
    enhet: str
    om: str
    bak: str | None = None


@dataclass(frozen=True, slots=True)
class Fylkesrute:
    """One tile of `fylkeskart`."""

    nr: str
    navn: str
    teller: int
    nevner: int
    """0: nothing is known."""
    adresse: str


@dataclass(frozen=True, slots=True)
class Filtervalg:
    """One value of a filter."""

    verdi: str
    tekst: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class Filterfelt:
    """One filter of `filterfelt`: a list of values, or one value as a box to tick."""

    navn: str
    tekst: str
    valg: tuple[Filtervalg, ...]
    kryss: bool = False

    @classmethod
    def liste(
        cls, navn: str, tekst: str, verdier: Iterable[tuple[str, str]], valgt: str | None
    ) -> Self:
        """Of pairs of value and words, with the one that is chosen."""
        valg = tuple(Filtervalg(verdi, ord_, verdi == valgt) for verdi, ord_ in verdier)
        return cls(navn, tekst, valg)

    @classmethod
    def avkryssing(cls, navn: str, tekst: str, verdi: str, valgt: str | None) -> Self:
        """A box to tick; it is ticked when the value is the chosen one."""
        return cls(navn, tekst, (Filtervalg(verdi, tekst, verdi == valgt),), kryss=True)

    @property
    def verdi(self) -> str:
        """The one that is chosen; empty when none is."""
        return next((valg.verdi for valg in self.valg if valg.valgt), "")


@dataclass(frozen=True, slots=True)
class Feillinje:
    """One fault of `feilliste`."""

    tekst: str
    felt: str | None = None
    """Id of the field it belongs to."""
