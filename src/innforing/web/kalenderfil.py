"""Dated things as a calendar file: frister, samlinger, the start of a pulje (RFC 5545, K-033).

A thing keeps its uid for life, so that a calendar moves what it has and makes nothing twice. They
last all day and take nobody's time: a frist is no meeting.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, Event
from starlette.responses import Response

from innforing.web.lister.filrader import ren

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

_PRODUKT: Final = "-//innforing//kalender//NO"
_OFTE: Final = timedelta(hours=6)
"""How often a calendar that follows the address may ask again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kalenderpunkt:
    """One dated thing."""

    uid: str
    """The same for life, and like no other's: `frist-LOP-KOMMUNE@innforing`."""
    tittel: str
    dag: date
    slutt: date | None = None
    """The last day; None: it lasts one."""
    adresse: str
    """Where it can be read about."""
    oppdatert: datetime
    """When it last changed."""
    sekvens: int
    """How many times it has been moved; a calendar keeps the highest."""
    avlyst: bool = False
    """Whether it is off: it is said, since what is only left out may stay in a calendar."""


def kalender(hendelser: Iterable[Kalenderpunkt], *, navn: str = "Innføring") -> bytes:
    """One calendar of them all, in order of days; `navn` is what the calendar is called."""
    bok = Calendar()
    bok.add("prodid", _PRODUKT)
    bok.add("version", "2.0")
    bok.add("calscale", "GREGORIAN")
    bok.add("method", "PUBLISH")
    bok.add("x-wr-calname", ren(navn))
    bok.add("x-wr-timezone", "Europe/Oslo")
    bok.add("refresh-interval", _OFTE, parameters={"value": "DURATION"})
    for punkt in sorted(hendelser, key=lambda p: (p.dag, p.uid)):
        bok.add_component(_hendelse(punkt))
    innhold: bytes = bok.to_ical()
    return innhold


def kalendersvar(
    hendelser: Iterable[Kalenderpunkt], *, nettsted: str, navn: str, fil: str
) -> Response:
    """The calendar as a file to download; `fil` is its name, of letters, digits and hyphens.

    A calendar is read elsewhere, so its addresses have the site before them.
    """
    hele = (replace(en, adresse=f"{nettsted}{en.adresse}") for en in hendelser)
    rent = "".join(t for t in fil if t.isascii() and (t.isalnum() or t == "-")) or "kalender"
    return Response(
        kalender(hele, navn=navn),
        media_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{rent}.ics"'},
    )


def _hendelse(punkt: Kalenderpunkt) -> Event:
    ut = Event()
    endret = punkt.oppdatert.astimezone(UTC).replace(microsecond=0)
    siste = punkt.dag if punkt.slutt is None else max(punkt.slutt, punkt.dag)
    ut.add("uid", punkt.uid)
    ut.add("summary", ren(punkt.tittel))
    ut.add("dtstart", punkt.dag)
    # the end of a calendar is the day after the last
    ut.add("dtend", siste + timedelta(days=1))
    ut.add("dtstamp", endret)
    ut.add("last-modified", endret)
    ut.add("sequence", punkt.sekvens)
    ut.add("transp", "TRANSPARENT")
    ut.add("url", punkt.adresse)
    ut.add("status", "CANCELLED" if punkt.avlyst else "CONFIRMED")
    return ut
