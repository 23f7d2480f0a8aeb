"""Whoever publishes a log and the log of who reads it, put together from the settings alone."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from innforing.application.bevisalarm import bevisalarmer
from innforing.application.bevisstatus import bevisstatus
from innforing.application.frister.fristur import Fristur
from innforing.application.loggnokler import HENDELSESLOGG, INNSYNSLOGG
from innforing.application.tidsstempling import SER_ETTER_S, Tidsstempling
from innforing.application.utgivelse import Utgitt, Utgivelse, utgivere
from innforing.eventlog.database import has_log
from innforing.eventlog.engines import make_engine
from innforing.eventlog.publish import ProofColumns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import Engine

    from innforing.application.bevisalarm import Bevisalarm
    from innforing.application.bevisstatus import Bevisstatus
    from innforing.bootstrap.innstillinger import Innstillinger
    from innforing.eventlog.publish import Publisher


def utgitte(innstillinger: Innstillinger, logg_id: str) -> tuple[Utgitt, ...]:
    """Each log that is there to be published."""
    mappe, innsyn = innstillinger.bevismappe(logg_id), innstillinger.innsynsbase()
    logger = (Utgitt(HENDELSESLOGG, innstillinger.db, mappe),)
    return (
        (*logger, Utgitt(INNSYNSLOGG, innsyn, mappe / INNSYNSLOGG)) if has_log(innsyn) else logger
    )


def utgivere_for(
    innstillinger: Innstillinger, logg_id: str, *, tid_us: Callable[[], int]
) -> AbstractContextManager[tuple[Publisher, ...]]:
    """Publishers of each log that is there; needs no content, so the role `logg` may open them."""
    sokkel = innstillinger.signer
    return utgivere(
        utgitte(innstillinger, logg_id),
        innstillinger.nokkelmappe(logg_id),
        sokkel=Path(sokkel) if sokkel else None,
        tid_us=tid_us,
        policy=innstillinger.vitnepolicy(),
    )


def bevisstatus_for(innstillinger: Innstillinger, logg_id: str, engine: Engine) -> Bevisstatus:
    """How far the proof of a log has come, by its files, its keys and its proof columns."""
    mappe, nokler = innstillinger.bevismappe(logg_id), innstillinger.nokkelmappe(logg_id)
    return bevisstatus(engine, mappe, nokler, innstillinger.vitnepolicy())


def bevisalarmer_for(
    innstillinger: Innstillinger, status: Bevisstatus, engine: Engine, *, na_us: int, demo: bool
) -> tuple[Bevisalarm, ...]:
    """What is late in the proof of a log."""
    stemples = _stemples(innstillinger, demo=demo)
    return bevisalarmer(status, ProofColumns(engine), na_us=na_us, stemples=stemples)


def _stemples(innstillinger: Innstillinger, *, demo: bool) -> bool:
    """Whether somebody is asked for the time.

    A demo log has the times of its stories: a true time stamp would contradict them.
    """
    return innstillinger.tsa is not None and not demo


@contextmanager
def utgivelse_for(
    innstillinger: Innstillinger, logg_id: str, *, tid_us: Callable[[], int], demo: bool
) -> Iterator[None]:
    """Publish on and on, tell what is late, and have it stamped where an authority is named."""
    engine = make_engine(innstillinger.db, "reader")

    def alarmer() -> tuple[Bevisalarm, ...]:
        status = bevisstatus_for(innstillinger, logg_id, engine)
        return bevisalarmer_for(innstillinger, status, engine, na_us=tid_us(), demo=demo)

    def apne() -> AbstractContextManager[tuple[Publisher, ...]]:
        return utgivere_for(innstillinger, logg_id, tid_us=tid_us)

    stempling: AbstractContextManager[object] = nullcontext()
    if _stemples(innstillinger, demo=demo):
        forfalte = tidsstempling_for(innstillinger, logg_id, tid_us=tid_us).forfalte
        stempling = Fristur(forfalte, hver_s=SER_ETTER_S, navn="tidsstempling")
    try:
        with stempling, Utgivelse(apne, alarmer=alarmer):
            yield
    finally:
        engine.dispose()


def tidsstempling_for(
    innstillinger: Innstillinger, logg_id: str, *, tid_us: Callable[[], int]
) -> Tidsstempling:
    """Whoever has each log stamped, by the authority of the settings."""
    return Tidsstempling(
        logger=utgitte(innstillinger, logg_id),
        tjeneste=innstillinger.tidsstempeltjeneste,
        tid_us=tid_us,
    )
