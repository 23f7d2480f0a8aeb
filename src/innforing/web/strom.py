"""The one live stream: that something changed, and where in the log; never what."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Final

import structlog
from fastapi.sse import ServerSentEvent
from sqlalchemy.exc import SQLAlchemyError

from innforing.eventlog.errors import LogError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from innforing.eventlog.follow import Follower
    from innforing.projections.readside import ReadSide

VENT_S: Final = 0.5
"""How long the thread looks at the log before it looks whether it should stop."""
LES_S: Final = 2.0
"""How long a change waits for the read models before pages are told."""
FORSOK_IGJEN_MS: Final = 2000

_log = structlog.get_logger()


class Strom:
    """Tells every open page of this process the last position; one thread follows the log."""

    def __init__(self, folger: Callable[[], Follower], lesesiden: ReadSide) -> None:
        """Follow nothing yet."""
        self._folger = folger
        self._lesesiden = lesesiden
        self._apne: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._las = threading.Lock()
        self._stopp = threading.Event()
        self._trad = threading.Thread(target=self._folg, name="strom", daemon=True)
        self.posisjon = lesesiden.follower.end()

    def start(self) -> None:
        """Begin to follow."""
        self._trad.start()

    def stopp(self) -> None:
        """Let every page go, and the thread."""
        self._stopp.set()
        self._si_fra()
        if self._trad.is_alive():
            self._trad.join()

    async def hendelser(self) -> AsyncIterator[ServerSentEvent]:
        """What one open page is told, until it goes."""
        vekket = asyncio.Event()
        meg = (asyncio.get_running_loop(), vekket)
        with self._las:
            self._apne.add(meg)
        sagt = self.posisjon
        try:
            yield ServerSentEvent(comment="ok", retry=FORSOK_IGJEN_MS)
            while not self._stopp.is_set():
                await vekket.wait()
                vekket.clear()
                if self.posisjon > sagt:
                    sagt = self.posisjon
                    yield ServerSentEvent(event="endring", id=str(sagt), data={"posisjon": sagt})
        finally:
            with self._las:
                self._apne.discard(meg)

    def _folg(self) -> None:
        while not self._stopp.is_set():
            try:
                with self._folger() as folger:
                    self._folg_med(folger)
            except (LogError, SQLAlchemyError) as feil:
                _log.warning("strom_brutt", feil=type(feil).__name__)
                self._stopp.wait(VENT_S)

    def _folg_med(self, folger: Follower) -> None:
        while not self._stopp.is_set():
            folger.wait(self.posisjon, VENT_S, self._stopp.is_set)
            slutt = folger.end()
            if slutt > self.posisjon:
                # told when the pages that ask again will see it
                self._lesesiden.wait_for(slutt, timeout=LES_S)
                self.posisjon = slutt
                self._si_fra()

    def _si_fra(self) -> None:
        with self._las:
            apne = list(self._apne)
        for sloyfe, vekket in apne:
            if not sloyfe.is_closed():
                sloyfe.call_soon_threadsafe(vekket.set)
