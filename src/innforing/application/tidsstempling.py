"""Having the log stamped with a time that is not our own, by itself (tillit.md §4)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import structlog

from innforing.application.tidspunkt import fra_mikrosekunder, i_utc
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogError
from innforing.eventlog.publish import BeingPublished, alone
from innforing.eventlog.tiles import Tiles
from innforing.eventlog.timestamps import stamp_newest, stamped, stamped_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innforing.application.utgivelse import Utgitt
    from innforing.eventlog.timestamps import Authority

SER_ETTER_S: Final = 60.0
"""Seconds between two looks, and until an authority that failed is asked again."""
HVER: Final = timedelta(hours=1)
ETTER_MIDNATT: Final = time(0, 5)
"""In Norway, so that the last events of a day have a time from that night."""
LAS: Final = ".stemples"
log = structlog.get_logger()


def neste_stempel(sist: datetime) -> datetime:
    """When a log that has changed is stamped anew: after an hour, or just past midnight."""
    dag = sist.astimezone(OSLO).date()
    netter = (i_utc(datetime.combine(dag + timedelta(days=n), ETTER_MIDNATT)) for n in (0, 1))
    return min(sist + HVER, *(natt for natt in netter if natt > sist))


@dataclass(frozen=True, kw_only=True)
class Tidsstempling:
    """Whoever has logs stamped: by which authority, and by whose clock it is kept."""

    logger: Sequence[Utgitt]
    tjeneste: Callable[[], Authority]
    """The authority, as its settings are now."""
    tid_us: Callable[[], int]

    def alt(self) -> list[tuple[int, datetime]]:
        """Stamp the newest checkpoint of every log that is not stamped: of what size, and when."""
        tjeneste = self.tjeneste()
        stemplet = [self._stempl(en, tjeneste) for en in self.logger]
        return [nytt for nytt in stemplet if nytt is not None]

    def forfalte(self) -> None:
        """Stamp what is due, unless another process is at it; what goes wrong is told."""
        with suppress(BeingPublished), alone(self.logger[0].mappe, LAS):
            for en in self.logger:
                try:
                    if self._forfalt(Tiles(en.mappe)):
                        self._stempl(en, self.tjeneste())
                except (LogError, OSError) as feil:
                    log.warning("tidsstempling_feilet", logg=en.stamme, hva=str(feil))

    def _forfalt(self, tiles: Tiles) -> bool:
        sist = stamped(tiles)
        if tiles.size() <= sist:
            return False
        return not sist or self._na() >= neste_stempel(stamped_at(tiles, sist))

    def _na(self) -> datetime:
        return fra_mikrosekunder(self.tid_us())

    def _stempl(self, en: Utgitt, tjeneste: Authority) -> tuple[int, datetime] | None:
        engine = make_engine(en.db, "reader")
        try:
            nytt = stamp_newest(Tiles(en.mappe), tjeneste, engine, clock_us=self.tid_us)
        finally:
            engine.dispose()
        if nytt is not None:
            log.info("sjekkpunkt_tidsstemplet", logg=en.stamme, size=nytt[0])
        return nytt
