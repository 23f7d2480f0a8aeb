"""Plain pages of the system itself: what it is made of, personvern, and accessibility."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Final

from innforing.web.maler import statisk_mappe, versjon
from innforing.web.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.web.kall import Kall

UUSTATUS: Final = "https://uustatus.no/"
_NETTLESERFILER: Final = ("digdir/designsystemet-css", "digdir/designsystemet-web", "htmx.org")
_LISENSMERKE: Final = "License ::"
_SKRIFT: Final = "fontsource-variable/inter"


@dataclass(frozen=True, slots=True)
class Komponent:
    """Something of others that we use."""

    navn: str
    versjon: str
    lisens: str


@dataclass(frozen=True, kw_only=True)
class Omside(Side):
    """Version, and the libraries with their licences."""

    versjon: str
    biblioteker: tuple[Komponent, ...]
    nettleserfiler: tuple[tuple[str, str], ...]
    """Name, and the address of its licence."""


@dataclass(frozen=True, kw_only=True)
class Tekstside(Side):
    """A page that is only text."""

    uustatus: str = UUSTATUS


def om(kall: Kall) -> Side:
    """What the program is and rests on."""
    return Omside(
        tittel=kall._("Om løsningen"),
        versjon=versjon(),
        biblioteker=tuple(sorted(_biblioteker(), key=lambda k: k.navn.casefold())),
        nettleserfiler=tuple(_filer()),
    )


def _biblioteker() -> Iterator[Komponent]:
    """What the program itself asks for, as it is installed."""
    for krav in metadata.requires("innforing") or ():
        if "extra ==" in krav:
            continue
        navn = krav.partition(";")[0]
        for tegn in "[<>=!~ ":
            navn = navn.partition(tegn)[0]
        felt = metadata.metadata(navn).json
        yield Komponent(navn, str(felt["version"]), _lisens(felt))


def _lisens(felt: Mapping[str, object]) -> str:
    """As an expression; else the first line of the text, or what the classifiers say."""
    sagt = str(felt.get("license_expression") or felt.get("license") or "")
    if sagt:
        return sagt.splitlines()[0]
    merker = felt.get("classifier")
    egne = [m for m in merker if m.startswith(_LISENSMERKE)] if isinstance(merker, list) else []
    return ", ".join(m.rpartition(" :: ")[2] for m in egne)


def _filer() -> Iterator[tuple[str, str]]:
    for navn in (*_NETTLESERFILER, _SKRIFT):
        lisens = f"vendor/{navn}/LICENSE"
        if (statisk_mappe() / lisens).is_file():
            yield navn, f"/static/{lisens}"


def personvern(kall: Kall) -> Side:
    """What is kept of whom, and for how long."""
    return Tekstside(tittel=kall._("Personvern"))


def tilgjengelighet(kall: Kall) -> Side:
    """How to say that something cannot be used."""
    return Tekstside(tittel=kall._("Tilgjengelighets\u00aderklæring"))
