"""The server: a free port, one house, and a first page where there is no log yet."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import socket
import threading
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Final

import uvicorn
from uvicorn.supervisors import Multiprocess

from innforing.application.frister.fristur import Fristur
from innforing.bootstrap import Hus, Innstillinger, stille
from innforing.eventlog.errors import LogMissing, SchemaOutdated
from innforing.projections.garbage import settle_once
from innforing.web.app import lag_app
from innforing.web.kom_i_gang import kom_i_gang

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

SLOKK_S: Final = 3
"""Seconds that open streams get when the server stops."""
VENT_S: Final = 5.0
"""How long a start waits for the read models; they may be behind for longer, and say so."""
PROV_PORTER: Final = 20
LOKALT: Final = "INNFORING_WEB_LOKALT"
"""Says to a worker process that only loopback listens."""


class PortOpptatt(OSError):
    """No port is free at the address."""


def er_lokal(vert: str) -> bool:
    """Whether only this machine can reach the address."""
    if vert == "localhost":
        return True
    try:
        return ipaddress.ip_address(vert).is_loopback
    except ValueError:
        return False


def ledig_port(vert: str, port: int) -> socket.socket:
    """A socket at the port, or at the next that is free; `PortOpptatt` when there is none."""
    for prov in range(port, min(port + PROV_PORTER, 65_536)):
        familie = socket.AF_INET6 if ":" in vert else socket.AF_INET
        sokkel = socket.socket(familie)
        sokkel.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sokkel.bind((vert, prov))
        except PermissionError:
            sokkel.close()
            raise
        except OSError:
            sokkel.close()
            continue
        return sokkel
    raise PortOpptatt(f"no port from {port} to {port + PROV_PORTER - 1} is free on {vert}.")


class Tjener:
    """The program as a server runs it; the house is opened when it starts, or when it is born."""

    def __init__(self, innstillinger: Innstillinger, *, lokalt: bool) -> None:
        """Open nothing yet."""
        self._innstillinger = innstillinger
        self._lokalt = lokalt
        self._app: ASGIApp | None = None
        self._forst: ASGIApp = kom_i_gang(innstillinger, lokalt=lokalt)
        self._las = asyncio.Lock()
        self._stabel = AsyncExitStack()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the house; until there is one, through the first page."""
        if scope["type"] == "lifespan":
            await self._liv(receive, send)
            return
        await self.apne()
        await (self._app or self._forst)(scope, receive, send)

    async def _liv(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            await self.apne()
        except BaseException as feil:
            await send({"type": "lifespan.startup.failed", "message": str(feil)})
            raise
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.lukk()
        await send({"type": "lifespan.shutdown.complete"})

    async def apne(self) -> None:
        """Open the house, once, and follow its log; leave it when the log is not there."""
        if self._app is not None:
            return
        async with self._las:
            if self._app is None:
                with suppress(LogMissing, SchemaOutdated):
                    self._app = await self._stabel.enter_async_context(self._huset())

    async def lukk(self) -> None:
        """Close the house, if it was opened."""
        await self._stabel.aclose()

    @asynccontextmanager
    async def _huset(self) -> AsyncIterator[ASGIApp]:
        hus = await asyncio.to_thread(Hus, self._innstillinger)
        with hus, hus.lesesiden() as lesesiden:
            lesesiden.start()
            await asyncio.to_thread(lesesiden.wait_for, hus.reader.last()[0], timeout=VENT_S)
            app = lag_app(hus, lesesiden, demo_innlogging=self._lokalt)
            with Fristur(partial(_kjor_forfalte, hus)), hus.utgivelse():
                async with app.router.lifespan_context(app):
                    yield app


def _kjor_forfalte(hus: Hus) -> None:
    """Record what has passed; the first time, every deadline of the log comes to stay in memory."""
    hus.kjor_forfalte()
    settle_once("the deadlines")


def lag_fra_miljo() -> Tjener:
    """What each worker process runs."""
    stille()
    return Tjener(Innstillinger.fra_miljo(), lokalt=os.environ.get(LOKALT) == "1")


def kjor(
    innstillinger: Innstillinger,
    sokkel: socket.socket,
    *,
    arbeidere: int = 1,
    stopp_etter: float | None = None,
) -> None:
    """Serve until somebody stops it, or the seconds are over."""
    vert, port = sokkel.getsockname()[:2]
    lokalt = er_lokal(vert)
    oppsett = uvicorn.Config(
        Tjener(innstillinger, lokalt=lokalt) if arbeidere == 1 else f"{__name__}:lag_fra_miljo",
        factory=arbeidere > 1,
        host=vert,
        port=port,
        workers=arbeidere,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=SLOKK_S,
    )
    if arbeidere > 1:
        os.environ |= {"INNFORING_DB": innstillinger.db, LOKALT: "1" if lokalt else "0"}
        flere = Multiprocess(oppsett, sockets=[sokkel])
        _etter(stopp_etter, flere.should_exit.set)
        flere.run()
        return
    tjener = uvicorn.Server(oppsett)
    _etter(stopp_etter, lambda: setattr(tjener, "should_exit", True))
    tjener.run(sockets=[sokkel])


def _etter(sekunder: float | None, stopp: Callable[[], None]) -> None:
    if sekunder is not None:
        ur = threading.Timer(sekunder, stopp)
        ur.daemon = True
        ur.start()
