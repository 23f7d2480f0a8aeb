"""What a reader is told when the log could not take what was sent: never more than is known."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

import psycopg

from innforing.eventlog.errors import ClockDeviation, CommitUnknown, LogFull, StorageFault

if TYPE_CHECKING:
    from innforing.web.kall import Kall


class Lagringsord(NamedTuple):
    """The heading, the sentences and the status of such a page."""

    tittel: str
    setninger: tuple[str, ...]
    status: int


def lagringsord(kall: Kall, feil: Exception) -> Lagringsord | None:
    """The words for a fault of the log or its disk; nothing for another kind of fault."""
    _ = kall._
    if _uten_plass(feil):
        setninger = (
            _("Det er ikke mer plass der loggen ligger. Det du sendte inn nå, er ikke lagret."),
            _("Du kan fortsatt lese. Si fra til dem som drifter systemet, og prøv igjen senere."),
        )
        return Lagringsord(_("Det er ikke plass til mer"), setninger, 507)
    if isinstance(feil, CommitUnknown):
        setninger = (
            _("Loggen svarte ikke da vi ba den lagre. Det kan være lagret, og det kan være tapt."),
            _("Gå tilbake og send det samme skjemaet igjen: ingenting blir lagret to ganger."),
        )
        return Lagringsord(_("Vi vet ikke om det ble lagret"), setninger, 503)
    if isinstance(feil, ClockDeviation):
        setninger = (
            _("Klokken går feil, og loggen tar ikke imot. Det du sendte inn nå, er ikke lagret."),
            _("Du kan fortsatt lese. Si fra til dem som drifter systemet, og prøv igjen senere."),
        )
        return Lagringsord(_("Klokken i systemet går feil"), setninger, 503)
    if isinstance(feil, StorageFault):
        setninger = (
            _("Loggen svarer ikke. Det du sendte inn nå, er ikke lagret."),
            _("Gå tilbake og prøv igjen. Skjemaet står slik du fylte det ut."),
        )
        return Lagringsord(_("Loggen svarer ikke nå"), setninger, 503)
    return None


def _uten_plass(feil: Exception) -> bool:
    """Whether a disk was full, that of the log or that of the registers and keys beside it."""
    innerst = getattr(feil, "orig", feil)
    if isinstance(innerst, sqlite3.Error):
        return getattr(innerst, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
    if isinstance(innerst, OSError):
        return innerst.errno == errno.ENOSPC
    return isinstance(innerst, LogFull | psycopg.errors.DiskFull)
