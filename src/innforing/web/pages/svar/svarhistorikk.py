"""What a kommune has answered in one løp, event by event: when, who, and on whose behalf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.application.replay import Utsnitt
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import (
    KommuneFikkPlass,
    KommunePameldt,
    KommuneSattPaVenteliste,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.flytt_deltaker import KommuneFlyttet
from innforing.domain.deltakelse.steg.svar import (
    KommuneTakketNei,
    KommuneTrakkSeg,
    SenPameldingBedtOm,
)
from innforing.web.pages.revisjon.hendelsesord import rolle_og_organ, tidspunkt

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import LoggfortHendelse
    from innforing.web.kall import Kall

SVAR: Final = (
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneTakketNei,
    KommuneTrakkSeg,
    SenPameldingBedtOm,
)
"""What a kommune says, or others say for it."""
FOLGER: Final = (KommuneFikkPlass, KommuneFlyttet, SvarBestridt)
"""What changes where it stands without an answer of its own."""
EMNER: Final = frozenset(en.__name__ for en in (*SVAR, *FOLGER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Svarlinje:
    """One answer, or what came of it."""

    posisjon: int
    tid: str
    tekst: str
    hvem: str
    """Role and body, never a name."""
    svar: bool
    av_andre: bool
    """Somebody outside the kommune entered it."""


def utsnittet(kall: Kall) -> Utsnitt:
    """The part of the log that the page is for."""
    kjent = kall.moment.kjent
    posisjon = kall.hus.reader.last()[0] if kjent is None else kjent
    return Utsnitt(posisjon, kall.moment.per if kall.spolt else None)


def svarlinjer(kall: Kall, *strommer: str) -> dict[str, tuple[Svarlinje, ...]]:
    """Deltakelse → its answers at the moment of the page, oldest first."""
    hus, utsnitt = kall.hus, utsnittet(kall)
    ut: dict[str, tuple[Svarlinje, ...]] = {}
    for strom in strommer:
        rader = (r for r in hus.reader.stream(strom) if r.topic in EMNER and utsnitt.har(r))
        ut[strom] = tuple(_linje(kall, hus.mapper.decode(rad)) for rad in rader)
    return ut


def _linje(kall: Kall, loggfort: LoggfortHendelse[Deltakelse]) -> Svarlinje:
    hendelse = loggfort.hendelse
    return Svarlinje(
        posisjon=loggfort.posisjon,
        tid=tidspunkt(kall, loggfort.registrert_us),
        tekst=kall.t(hendelse.tekst),
        hvem=rolle_og_organ(kall, loggfort.hode["rolle"], loggfort.hode["organ"]),
        svar=isinstance(hendelse, SVAR),
        av_andre=bool(getattr(hendelse, "fort_av_andre", False)),
    )


def deltakelsen(kall: Kall, strom: str) -> Deltakelse:
    """Where the kommune stands at the moment of the page; the empty state before it began."""
    funnet = kall.leser.aggregat(strom)
    return funnet if isinstance(funnet, Deltakelse) else Deltakelse()
