"""What an answer brings about for seats: given, waited for or released (livslop.md §1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.deltakelse.folger import (
    KommuneIkkeLengerAktuell,
    KommunePameldt,
    KommuneSattPaVenteliste,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.flytt_deltaker import KommuneFlyttet
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, KommuneTrakkSeg
from innforing.domain.pulje.folger import (
    PlassFrigitt,
    Plassgrunn,
    PlassTildelt,
    VentelisteplassGitt,
    VentelisteplassOppgitt,
)

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.grunnmur.aggregat import Hendelse
    from innforing.domain.pulje.pulje import Pulje


@konsekvens(KommunePameldt)
def gi_plass(h: KommunePameldt, s: Sporring) -> Iterator[Folge]:
    """A yes takes its seat; a seat or place in another pulje is given back first."""
    grunn = Plassgrunn.SEN_PAMELDING if h.etter_fristen else Plassgrunn.PAMELDING
    yield from _bytt_plass(s, h.pulje, grunn)


@konsekvens(KommuneFlyttet)
def flytt_plass(h: KommuneFlyttet, s: Sporring) -> Iterator[Folge]:
    """The seat goes along to the new pulje."""
    yield from _bytt_plass(s, h.pulje, Plassgrunn.FLYTTET)


@konsekvens(KommuneSattPaVenteliste)
def gi_venteplass(h: KommuneSattPaVenteliste, s: Sporring) -> Iterator[Folge]:
    """Last in line; one that waits there already keeps its place."""
    yield from _gi_fra_seg(s, unntatt=h.pulje)
    lop, kommune = _nokkel(s)
    strom = f"pulje:{lop}:{h.pulje}"
    if kommune not in cast("Pulje", s.leser.aggregat(strom)).venteliste:
        yield strom, VentelisteplassGitt(kommune=kommune)


@konsekvens(KommuneTakketNei)
@konsekvens(KommuneTrakkSeg)
@konsekvens(SvarBestridt)
@konsekvens(KommuneIkkeLengerAktuell)
def frigi_plass(h: Hendelse[Deltakelse], s: Sporring) -> Iterator[Folge]:  # noqa: ARG001
    """Whatever the kommune had in the løp is given back; the next in line moves up (K-146)."""
    yield from _gi_fra_seg(s, unntatt=None)


def _bytt_plass(s: Sporring, pulje: int, grunn: Plassgrunn) -> Iterator[Folge]:
    yield from _gi_fra_seg(s, unntatt=pulje)
    lop, kommune = _nokkel(s)
    strom = f"pulje:{lop}:{pulje}"
    if kommune not in cast("Pulje", s.leser.aggregat(strom)).plasser:
        yield strom, PlassTildelt(kommune=kommune, grunn=grunn)


def _gi_fra_seg(s: Sporring, *, unntatt: int | None) -> Iterator[Folge]:
    """Give back every seat and waiting place of the kommune, but for one pulje."""
    lop, kommune = _nokkel(s)
    for strom, aggregat in s.leser.under(f"pulje:{lop}:").items():
        plasser = cast("Pulje", aggregat)
        if strom == f"pulje:{lop}:{unntatt}":
            continue
        if kommune in plasser.plasser:
            yield strom, PlassFrigitt(kommune=kommune)
        elif kommune in plasser.venteliste:
            yield strom, VentelisteplassOppgitt(kommune=kommune)


def _nokkel(s: Sporring) -> tuple[str, str]:
    lop, _, kommune = s.nokkel.partition(":")
    return lop, kommune
