"""Whoever publishes a log and the log of who reads it, put together from the settings alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from innforing.application.utgivelse import HENDELSESLOGG, INNSYNSLOGG, Utgitt, utgivere
from innforing.eventlog.database import has_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from innforing.bootstrap.innstillinger import Innstillinger
    from innforing.eventlog.publish import Publisher


def utgivere_for(
    innstillinger: Innstillinger, logg_id: str, *, tid_us: Callable[[], int]
) -> AbstractContextManager[tuple[Publisher, ...]]:
    """Publishers of each log that is there; needs no content, so the role `logg` may open them."""
    mappe, sokkel = innstillinger.bevismappe(logg_id), innstillinger.signer
    logger = [Utgitt(HENDELSESLOGG, innstillinger.db, mappe)]
    innsyn = innstillinger.innsynsbase()
    if has_log(innsyn):
        logger.append(Utgitt(INNSYNSLOGG, innsyn, mappe / INNSYNSLOGG))
    return utgivere(
        logger,
        innstillinger.nokkelmappe(logg_id),
        sokkel=Path(sokkel) if sokkel else None,
        tid_us=tid_us,
        policy=innstillinger.vitnepolicy(),
    )
