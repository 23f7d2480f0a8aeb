"""Guards and authorities: named statements that are true when met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from innforing.domain.grunnmur.verdi import Tekst

Svar = bool | Sequence[str]
"""True (or nothing missing) when met; False, or the list of what is missing, when not."""


@dataclass(frozen=True, slots=True)
class Vilkar:
    """A guard: what must be true, where it comes from, who can mend it and how."""

    navn: str
    krav: str
    tekst: Tekst
    rettes_av: tuple[str, ...]
    """Names of authorities (`Myndighet`) that can make it true."""
    slik: Tekst
    """How to mend it."""
    sporsmal: Callable[[Any], Svar]

    def mangler(self, g: Any) -> tuple[str, ...] | None:
        """None when met, else the (possibly empty) list of what is missing."""
        svar = self.sporsmal(g)
        if isinstance(svar, bool):
            return None if svar else ()
        return tuple(svar) or None

    def __call__(self, g: Any) -> bool:
        """Whether the guard is met."""
        return self.mangler(g) is None


@dataclass(frozen=True, slots=True)
class Myndighet:
    """An authority that a rule names in `hvem`: who it is, and whether the actor is it."""

    navn: str
    tekst: Tekst
    sporsmal: Callable[[Any], bool]


VILKAR: dict[str, Vilkar] = {}
"""Every guard in the project by name; filled where the guards are written."""

MYNDIGHETER: dict[str, Myndighet] = {}
"""Every authority in the project by name."""


def vilkar(
    krav: str,
    nb: str,
    nn: str,
    en: str,
    *,
    rettes_av: tuple[str, ...] | str,
    slik: tuple[str, str, str],
) -> Callable[[Callable[[Any], Svar]], Vilkar]:
    """Make a guard of a function on a `Grunnlag`; the function's name is its id."""

    def merk(sporsmal: Callable[[Any], Svar]) -> Vilkar:
        navn = sporsmal.__name__
        if navn in VILKAR:
            raise TypeError(navn)
        hvem = (rettes_av,) if isinstance(rettes_av, str) else rettes_av
        VILKAR[navn] = Vilkar(navn, krav, Tekst(nb, nn, en), hvem, Tekst(*slik), sporsmal)
        return VILKAR[navn]

    return merk


def myndighet(nb: str, nn: str, en: str) -> Callable[[Callable[[Any], bool]], Myndighet]:
    """Make an authority of a function on a `Grunnlag`; the function's name is its id."""

    def merk(sporsmal: Callable[[Any], bool]) -> Myndighet:
        navn = sporsmal.__name__
        if navn in MYNDIGHETER:
            raise TypeError(navn)
        MYNDIGHETER[navn] = Myndighet(navn, Tekst(nb, nn, en), sporsmal)
        return MYNDIGHETER[navn]

    return merk
