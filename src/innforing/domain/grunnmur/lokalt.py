"""Authorities close to one kommune, for streams whose key ends with the kommune."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import myndighet, vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class LokalFakta(Verdi):
    """What the authorities of this file must know; a step's `Fakta` extends it."""

    kommunens_regioner: tuple[str, ...] = ()
    """Fylkesnummer, `helseregion-<code>` and `digi-<id>` of the kommune that day."""


def kommune_i(nokkel: str) -> str:
    """The kommune of `<løp>:<kommune>` or `<løsning>:<kommune>`."""
    return nokkel.rpartition(":")[2]


@myndighet("Kommunen", "Kommunen", "The kommune")
def kommunen(g: Grunnlag[Any, Any]) -> bool:
    """Anyone who holds a role for the kommune itself."""
    return g.verv.kommune is not None and g.verv.kommune == kommune_i(g.nokkel)


@myndighet(
    "Den som svarer for kommunen", "Den som svarar for kommunen", "The one who answers for it"
)
def kommunens_fullmektig(g: Grunnlag[Any, Any]) -> bool:
    """Only with the kommune's fullmakt (livslop.md §2, `svar`)."""
    return g.aktor.rolle is Rolle.FULLMEKTIG and kommunen.sporsmal(g)


@myndighet(
    "Kontaktperson e-helse for kommunen",
    "Kontaktperson e-helse for kommunen",
    "The kommune's e-health contact person",
)
def kommunens_kontaktperson(g: Grunnlag[Any, Any]) -> bool:
    """Kontaktperson of a region that the kommune belongs to (K-220)."""
    return g.aktor.rolle is Rolle.KONTAKTPERSON_EHELSE and _egen_region(g)


@myndighet(
    "Nettverksressurs for kommunen",
    "Nettverksressurs for kommunen",
    "The kommune's network resource person",
)
def kommunens_nettverksressurs(g: Grunnlag[Any, Any]) -> bool:
    """Nettverksressurs of a region that the kommune belongs to (K-223)."""
    return g.aktor.rolle is Rolle.NETTVERKSRESSURS and _egen_region(g)


def _egen_region(g: Grunnlag[Any, Any]) -> bool:
    """The body covers a region of the kommune, or is its diginettverk (K-017)."""
    return bool({g.verv.region, g.aktor.organ} & set(g.fakta.kommunens_regioner))


@vilkar(
    "K-373",
    "Det som meldes, har skjedd",
    "Det som blir meldt, har skjedd",
    "What is reported has happened",
    rettes_av="kommunen",
    slik=(
        "Oppgi en dato som ikke ligger fram i tid",
        "Oppgje ein dato som ikkje ligg fram i tid",
        "State a date that is not ahead",
    ),
)
def det_har_skjedd(g: Grunnlag[Any, Any]) -> bool:
    """The truth of the record: a date ahead is a plan."""
    return g.gjelder <= g.na
