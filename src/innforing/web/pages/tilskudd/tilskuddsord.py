"""Who sees grants, and how they are put in words: kroner, recipients, days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.projections.tilskudd.tilskudd import Tilskuddene
from innforing.web.innlogging import Flate
from innforing.web.lister.tabell import Celle
from innforing.web.pages.lopet.lopsord import bak

if TYPE_CHECKING:
    from innforing.projections.tilskudd.svar import Arsfordeling, Tilskuddssvar
    from innforing.web.kall import Kall

TILSKUDD: Final = "/tilskudd"
SER: Final = frozenset({Flate.KOORDINERING, Flate.LEDER, Flate.KOMMUNE, Flate.REVISOR})
"""A kommune sees the grants that it is vertskommune of."""
VERT: Final = "vertskommune"


def mine(kall: Kall, alle: tuple[Tilskuddssvar, ...]) -> tuple[Tilskuddssvar, ...]:
    """The grants that the reader may see the ledger of."""
    if kall.jeg is None or kall.jeg.flate is not Flate.KOMMUNE:
        return alle
    return tuple(t for t in alle if t.opplysninger.get(VERT) == kall.jeg.kommune)


def kroner(kall: Kall, belop: int) -> Celle:
    """An amount, sorted by and downloaded as a number."""
    return Celle(belop, kall.tall(belop))


def kronetall(kall: Kall, svar: Tilskuddssvar, navn: str) -> Celle:
    """One sum of a ledger, with the events that it rests on."""
    belop = svar.tallene[navn]
    sti = bak(kall, Tilskuddene.navn, svar.ar, "regnskap", svar.mottaker, navn)
    return Celle(belop, kall.tall(belop), bak=sti)


def kr(kall: Kall, belop: int) -> str:
    """«2 950 584 kr»."""
    return f"{kall.tall(belop)}\u00a0kr"


def mottakernavn(kall: Kall, fordeling: Arsfordeling | None, mottaker: str) -> str:
    """As the table has it; a kommune that is paid its own part by its own name."""
    rader = () if fordeling is None else fordeling.rader
    navn = next((rad.navn for rad in rader if rad.mottaker == mottaker), None)
    return navn or kall.kommunenavn(mottaker)


def dagen(kall: Kall, iso: str | None) -> str:
    """A stored day in words; nothing for none."""
    return "" if iso is None else kall.dato(date.fromisoformat(iso))
