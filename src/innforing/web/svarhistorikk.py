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
from innforing.web.pages.hendelsesord import rolle_og_organ, tidspunkt

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Svarlinje:
    """One answer, or what came of it."""

    posisjon: int
    us: int
    """When it was recorded."""
    tid: str
    tekst: str
    pulje: int | None
    hvem: str
    """Role and body, never a name."""
    svar: bool
    av_andre: bool
    """Somebody outside the kommune entered it."""


def svarlinjer(kall: Kall, strom: str) -> tuple[Svarlinje, ...]:
    """The answers of one deltakelse at the moment of the page, oldest first."""
    hus, kjent = kall.hus, kall.moment.kjent
    posisjon = hus.reader.last()[0] if kjent is None else kjent
    utsnitt = Utsnitt(posisjon, kall.moment.per if kall.spolt else None)
    ut: list[Svarlinje] = []
    for rad in hus.reader.stream(strom):
        loggfort = hus.mapper.decode(rad)
        hendelse = loggfort.hendelse
        if not utsnitt.har(rad) or not isinstance(hendelse, (*SVAR, *FOLGER)):
            continue
        rolle, organ = loggfort.hode["rolle"], loggfort.hode["organ"]
        ut.append(
            Svarlinje(
                posisjon=rad.position,
                us=rad.recorded_us,
                tid=tidspunkt(kall, rad.recorded_us),
                tekst=kall.t(hendelse.tekst),
                pulje=getattr(hendelse, "pulje", None),
                hvem=rolle_og_organ(kall, rolle, organ),
                svar=isinstance(hendelse, SVAR),
                av_andre=bool(getattr(hendelse, "fort_av_andre", False)),
            )
        )
    return tuple(ut)


def deltakelsen(kall: Kall, strom: str) -> Deltakelse:
    """Where the kommune stands at the moment of the page; the empty state before it began."""
    funnet = kall.leser.aggregat(strom)
    return funnet if isinstance(funnet, Deltakelse) else Deltakelse()
