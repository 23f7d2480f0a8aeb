"""What a reader is told when the log does not take what was sent: never more than is known."""

from __future__ import annotations

import errno
import sqlite3
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from innforing.eventlog.errors import (
    ClockDeviation,
    CommitUnknown,
    LogBusy,
    LogFull,
    StorageFault,
)
from innforing.web.lagringsfeil import Lagringsord, lagringsord
from innforing.web.sprak import SPRAKENE, Oversetter

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.application.ordbok import Sprak
    from innforing.web.kall import Kall

IKKE_LAGRET = {"nb": "er ikke lagret", "nn": "er ikkje lagra", "en": "was not saved"}
GAR_FEIL = ClockDeviation(last_us=90_000_000, clock_us=0)


def ord_for(sprak: Sprak, feil: Exception) -> Lagringsord:
    """The words in a language."""
    sagt = lagringsord(cast("Kall", SimpleNamespace(_=Oversetter(sprak).gettext)), feil)
    assert sagt is not None
    return sagt


def full_sqlite(mappe: Path) -> sqlite3.Error:
    """What SQLite says when it has no room."""
    base = sqlite3.connect(mappe / "full.sqlite")
    base.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.Error) as feil:
        base.executescript("CREATE TABLE a (b); CREATE TABLE c (d)")
    base.close()
    return feil.value


@pytest.mark.parametrize("sprak", SPRAKENE)
@pytest.mark.parametrize(
    ("feil", "status"),
    [
        (LogFull(), 507),
        (psycopg.errors.DiskFull(), 507),
        (OSError(errno.ENOSPC, "No space left on device"), 507),
        (GAR_FEIL, 503),
        (LogBusy("another process holds the log"), 503),
        (StorageFault("disk I/O error"), 503),
    ],
)
def test_what_is_surely_not_saved_is_said_to_be_so(
    sprak: Sprak, feil: Exception, status: int
) -> None:
    sagt = ord_for(sprak, feil)
    assert sagt.status == status
    assert IKKE_LAGRET[sprak] in " ".join(sagt.setninger)


@pytest.mark.parametrize("sprak", SPRAKENE)
def test_what_may_be_saved_is_never_said_to_be_lost(sprak: Sprak) -> None:
    sagt = ord_for(sprak, CommitUnknown("the answer to COMMIT was lost: ask for the command"))
    assert sagt.status == 503
    assert IKKE_LAGRET[sprak] not in " ".join(sagt.setninger)


def test_a_full_disk_of_the_registers_is_known_too(tmp_path: Path) -> None:
    feil = full_sqlite(tmp_path)
    assert ord_for("nb", feil).status == 507
    assert ord_for("nb", OperationalError("INSERT", None, feil)).status == 507


def test_another_fault_is_no_fault_of_the_disk() -> None:
    kall = cast("Kall", SimpleNamespace(_=str))
    for feil in (ValueError(), OSError(errno.ENOENT, "No such file"), sqlite3.OperationalError()):
        assert lagringsord(kall, feil) is None
