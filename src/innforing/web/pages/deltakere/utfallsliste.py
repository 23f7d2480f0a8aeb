"""What became of several commands: how many were recorded, and in words why the others were not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.katalog import STEG
from innforing.web.skjema.flere_steg import avklares

if TYPE_CHECKING:
    from innforing.web.kall import Kall
    from innforing.web.skjema.flere_steg import Utfall


@dataclass(frozen=True, slots=True)
class Utfallsrad:
    """One command."""

    navn: str
    steg: str
    kode: str
    """Shape of the status: `ferdig`, `uendret` or `avvik`."""
    tekst: str
    setninger: tuple[str, ...]
    adresse: str | None
    """The event, when something was recorded."""


@dataclass(frozen=True, slots=True)
class Utfallsliste:
    """All of them, and what they sum to."""

    rader: tuple[Utfallsrad, ...]
    oppsummert: str
    alt_lagret: bool
    uavklart: tuple[str, ...]
    """Ids of the kommuner whose step needs an explanation before it can be recorded."""


def utfallsliste(kall: Kall, utfall: tuple[Utfall, ...]) -> Utfallsliste:
    """The report, in the order that the commands were taken."""
    lagret = sum(ett.slag == "lagret" for ett in utfall)
    fra_for = sum(ett.slag == "gjentatt" for ett in utfall)
    avvist = len(utfall) - lagret - fra_for
    ledd = [kall.antall("{n} er registrert", "{n} er registrert", lagret)]
    if fra_for:
        ledd.append(
            kall.antall("{n} var registrert fra før", "{n} var registrert fra før", fra_for)
        )
    if avvist:
        ledd.append(kall.antall("{n} er ikke registrert", "{n} er ikke registrert", avvist))
    return Utfallsliste(
        rader=tuple(_rad(kall, ett) for ett in utfall),
        oppsummert=f"{', '.join(ledd)}.",
        alt_lagret=not avvist,
        uavklart=tuple(ett.onske.kommune for ett in utfall if _kan_avklares(ett)),
    )


def _kan_avklares(utfall: Utfall) -> bool:
    """Whether an explanation is all that is missing."""
    navn = avklares(utfall.onske.steg)
    return utfall.slag == "avvist" and bool(utfall.vilkar) and set(utfall.vilkar) <= navn


def _rad(kall: Kall, utfall: Utfall) -> Utfallsrad:
    ord_ = {
        "lagret": ("ferdig", kall._("Registrert")),
        "gjentatt": ("uendret", kall._("Registrert fra før")),
        "avvist": ("avvik", kall._("Ikke registrert")),
        "ugyldig": ("avvik", kall._("Ikke registrert")),
    }
    kode, tekst = ord_[utfall.slag]
    return Utfallsrad(
        navn=kall.kommunenavn(utfall.onske.kommune),
        steg=kall.t(STEG[utfall.onske.steg].tekst),
        kode=kode,
        tekst=tekst,
        setninger=utfall.setninger,
        adresse=None if utfall.posisjon is None else kall.til(f"/hendelser/{utfall.posisjon}"),
    )
