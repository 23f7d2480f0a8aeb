"""One event as pages of history show it: a point on a timeline, or as the log holds it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from innforing.application.replay import Utsnitt
from innforing.web.deler import Punkt
from innforing.web.heltall import les_heltall
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.revisjon.hendelsesord import (
    hendelsesnavn,
    hvem,
    stegnavn,
    tidspunkt,
    vilkarsnavn,
)

if TYPE_CHECKING:
    from innforing.application.revisjonsspor import Sporlinje
    from innforing.eventlog.rows import StoredRow
    from innforing.web.kall import Kall


def utsnitt_av(kall: Kall) -> Utsnitt:
    """The part of the log that the page is for."""
    kjent = kall.moment.kjent
    posisjon = kall.hus.reader.last()[0] if kjent is None else kjent
    return Utsnitt(posisjon, kall.moment.per if kall.spolt else None)


def raden(kall: Kall, tekst: str) -> StoredRow:
    """The event at a position of an address; `IkkeFunnet` for one that had not happened."""
    posisjon = les_heltall(tekst)
    if not posisjon:
        raise IkkeFunnet
    rader = [r for r in kall.hus.reader.span(posisjon, posisjon) if utsnitt_av(kall).har(r)]
    if not rader:
        raise IkkeFunnet
    return rader[0]


def punkt(kall: Kall, linje: Sporlinje) -> Punkt:
    """One line of the trail on the timeline."""
    tekst = hendelsesnavn(kall, linje.hendelse)
    hvem_, merknad = hvem(kall, linje.person, linje.rolle, linje.organ, linje.navn), None
    if linje.avvist:
        tekst, merknad = stegnavn(kall, linje.steg), ("stopp", kall._("Avvist"))
        mangler = vilkarsnavn(kall, linje.uoppfylte)
        hvem_ += kall._(". Ikke oppfylt: {vilkar}").format(vilkar=mangler)
    elif linje.ulest is not None:
        merknad = ("varsel", kall._("Ukjent versjon, vist som den er lagret"))
    return Punkt(
        tid=tidspunkt(kall, linje.registrert),
        tekst=tekst,
        hvem=hvem_,
        adresse=None if linje.avvist else kall.til(f"/hendelser/{linje.posisjon}"),
        grunn=linje.begrunnelse,
        merknad=merknad,
        gjaldt=gjelder_fra(kall, linje),
    )


def gjelder_fra(kall: Kall, linje: Sporlinje) -> str | None:
    """When it took effect, where that was another moment than when it was recorded."""
    if linje.gjelder is None or linje.gjelder == linje.registrert:
        return None
    return tidspunkt(kall, linje.gjelder)


def som_lagret(rad: StoredRow) -> dict[str, object]:
    """One event as the log holds it: texts by id and commitment, people by id."""
    return {
        "posisjon": rad.position,
        "strom": rad.stream_id,
        "versjon": rad.stream_version,
        "hendelse": rad.topic,
        "registrert_us": rad.recorded_us,
        "forpliktelse": rad.commitment.hex(),
        "innhold": None if rad.state is None else json.loads(rad.state),
    }
