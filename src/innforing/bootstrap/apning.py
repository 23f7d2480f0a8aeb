"""Logs are upgraded, born and opened here; and the quiet of a command."""

from __future__ import annotations

import logging
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.engine import make_url

from innforing.application.fodsel import fod_logg
from innforing.application.scenario import ForSent, forste_tid
from innforing.application.tilfeldighet import fra_fro, fra_systemet
from innforing.bootstrap.hus import Hus
from innforing.bootstrap.innstillinger import Innstillinger
from innforing.eventlog import database, readlog
from innforing.eventlog.errors import LogMissing, SchemaOutdated
from innforing.registers.forsegling import ny_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innforing.application.scenario_fil import Innlest
    from innforing.application.tilfeldighet import Bytekilde


DEMOFRO = "innforing"
"""The seed of every demo log: the same stories give the same bytes everywhere."""


def stille() -> None:
    """Log warnings only, and on the standard error: what a command writes is its own."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def oppgrader(innstillinger: Innstillinger) -> None:
    """Bring the schema of log and registers to this program's version (`innforing db upgrade`)."""
    url = make_url(innstillinger.db)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    database.upgrade(innstillinger.eier or innstillinger.db)
    readlog.upgrade(innstillinger.innsynsbase(eier=True))


def opprett_demo(innstillinger: Innstillinger, *, fro: str, na: datetime) -> None:
    """Give birth to a demo log, recorded at the story's own time; its chance comes from `fro`."""
    _fod(innstillinger, partial(fra_fro, fro), fro=fro, na=na)


def demolog(innstillinger: Innstillinger, fortellinger: Sequence[Innlest]) -> Hus:
    """The house of a log that stories run in, born and upgraded when needed."""
    try:
        return Hus(innstillinger)
    except (LogMissing, SchemaOutdated):
        oppgrader(innstillinger)
    try:
        return Hus(innstillinger)
    except LogMissing:
        na = forste_tid(fortellinger)
        if na is None:
            raise ForSent("the files hold no step: there is nothing to make a log of.") from None
        opprett_demo(innstillinger, fro=DEMOFRO, na=na)
    return Hus(innstillinger)


def opprett_ekte(innstillinger: Innstillinger) -> None:
    """Give birth to an ekte log; from now on nothing can back-date it."""
    _fod(innstillinger, fra_systemet)


def _fod(
    innstillinger: Innstillinger,
    kilde: Callable[[str], Bytekilde],
    *,
    fro: str | None = None,
    na: datetime | None = None,
) -> None:
    """Write the birth event in the log, and in the log of who reads it."""
    logg_id = ny_id(kilde("logg"))
    for url, hva in (innstillinger.db, "fodsel"), (innstillinger.innsynsbase(), "innsyn"):
        with database.open_writer(url) as writer:
            fod_logg(writer, logg_id=logg_id, tilfeldig=kilde(hva), fro=fro, na=na)
