"""The simulator of the key: parameters of the address, and the difference from the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.fordeling.verdier import HELE, Fordelingsnokkel
from innforing.domain.grunnmur.kroner import MEST
from innforing.projections.tilskudd.simulering import BEST, BESTE_AR, prov_nokkel
from innforing.registers.tilskuddstall import folketallsar
from innforing.web.pages.tilskudd.tilskuddsord import kr

if TYPE_CHECKING:
    from innforing.domain.fordeling.verdier import Simulering
    from innforing.projections.tilskudd.svar import Arsfordeling
    from innforing.web.kall import Kall

LENGST: Final = 13
"""Digits that are read of a number."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One field of the form."""

    navn: str
    tekst: str
    verdi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nokkelprove:
    """The key that is tried, and what came of it."""

    ar: str
    felt: tuple[Parameter, ...]
    simulering: Simulering | None
    """None: it cannot be worked out, and `setning` says why."""
    setning: str


def proven(kall: Kall, ar: str, fordeling: Arsfordeling) -> Nokkelprove:
    """The key of the address, else the one that fits the table of 2024 best (K-266)."""
    felt = tuple(_felt(kall))
    tall = [_heltall(f.verdi) for f in felt]
    simulering = None
    if all(t is not None for t in tall):
        simulering = _prov(kall, fordeling, [t for t in tall if t is not None])
    return Nokkelprove(ar=ar, felt=felt, simulering=simulering, setning=_setning(kall, simulering))


def _felt(kall: Kall) -> tuple[Parameter, ...]:
    _ = kall._
    navngitt = (
        ("forst", _("Først til hver, i kroner"), BEST.forst),
        ("flat", _("Flat andel, i tusendeler"), BEST.flat_andel),
        ("kommuner", _("Etter antall kommuner, i tusendeler"), BEST.kommuneandel),
        ("folketall", _("Etter folketall, i tusendeler"), BEST.folketallsandel),
        ("kommuner_ar", _("Kommuner per 1. januar"), BESTE_AR),
        ("folketall_ar", _("Folketall per 1. januar"), BESTE_AR),
    )
    return tuple(
        Parameter(navn, tekst, kall.sporring.get(navn, str(ellers)).strip()[:LENGST])
        for navn, tekst, ellers in navngitt
    )


def _heltall(ord_: str) -> int | None:
    bare = "".join(ord_.split())
    return int(bare) if bare.isascii() and bare.isdigit() else None


def _prov(kall: Kall, fordeling: Arsfordeling, tall: list[int]) -> Simulering | None:
    forst, flat, kommuner, folketall, kommuner_ar, folketall_ar = tall
    if max(flat, kommuner, folketall) > HELE or forst > MEST or not 1 <= kommuner_ar <= 9999:  # noqa: PLR2004 - a year has four digits
        return None
    nokkel = Fordelingsnokkel(
        forst=forst, flat_andel=flat, kommuneandel=kommuner, folketallsandel=folketall
    )
    return prov_nokkel(
        fordeling,
        nokkel,
        kall.hus.kommuner,
        kommuner_ar=kommuner_ar,
        folketall_ar=folketall_ar,
    )


def _setning(kall: Kall, simulering: Simulering | None) -> str:
    if simulering is not None:
        setning = kall._("Nøkkelen treffer ikke tabellen nærmere enn {avvik} for en mottaker.")
        return setning.format(avvik=kr(kall, simulering.storste_avvik))
    ar = folketallsar()
    setning = kall._(
        "Nøkkelen kan ikke prøves. Skriv hele tall, la andelene gi 1000 til sammen, la totalen "
        "dekke det hver får først, og velg år fra {fra} til {til}."
    )
    return setning.format(fra=ar[0], til=ar[-1])
