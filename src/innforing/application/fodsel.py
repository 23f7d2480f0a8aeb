"""How a log is born: its first event, written once, by bootstrap only (issue A, point 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.ta_steg import mikrosekunder
from innforing.domain.katalog import HENDELSER
from innforing.domain.logg.folger import DemoLoggOpprettet, EkteLoggOpprettet
from innforing.domain.logg.logg import STROM
from innforing.eventlog.mapper import Mapper, header_copies
from innforing.eventlog.rows import NewRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innforing.domain.grunnmur.aggregat import Hendelse
    from innforing.domain.logg.logg import Logg
    from innforing.eventlog.transaction import Transaction
    from innforing.eventlog.writer import Writer


class LoggFinnes(Exception):
    """The log has events already: it cannot be born again, nor change from demo to ekte."""


def fod_logg(
    writer: Writer,
    *,
    logg_id: str,
    tilfeldig: Callable[[int], bytes],
    fro: str | None,
    na: datetime | None,
) -> None:
    """Write the birth event: demo when there is a seed, else ekte."""
    hendelse: Hendelse[Logg] = (
        EkteLoggOpprettet(id=logg_id) if fro is None else DemoLoggOpprettet(id=logg_id, fro=fro)
    )
    hode = {"rolle": "oppsett", "organ": "system"}
    rad = NewRow(
        stream_id=STROM,
        stream_version=1,
        topic=type(hendelse).__name__,
        state=Mapper(HENDELSER).encode(hendelse, hode),
        salt=tilfeldig(32),
        **header_copies(hode),
    )

    def skriv(tx: Transaction) -> None:
        if tx.last()[0]:
            raise LoggFinnes("the log exists already; choose another file or database")
        naar = None if na is None else mikrosekunder(na)
        tx.append([rad], command_id=None, body_hash=None, recorded_us=naar)

    writer.run(skriv)
