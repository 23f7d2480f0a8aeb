"""The program served on loopback, in a thread, for as long as a block lasts."""

from __future__ import annotations

import socket
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp

VENT_S: Final = 20
AVSKJED_S: Final = 1
"""How long open streams may go on after we have asked it to stop."""


@contextmanager
def tjent(app: ASGIApp) -> Iterator[str]:
    """The address of the program, without a slash at the end."""
    valg = uvicorn.Config(
        app,
        lifespan="on",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=AVSKJED_S,
    )
    tjener = uvicorn.Server(valg)
    trad = ThreadPoolExecutor(1, "tjener")
    with socket.create_server(("127.0.0.1", 0)) as port:
        kjoring = trad.submit(tjener.run, [port])
        try:
            _vent_til_startet(tjener, kjoring)
            yield f"http://127.0.0.1:{port.getsockname()[1]}"
        finally:
            tjener.should_exit = True
            trad.shutdown(wait=False)
            wait([kjoring], VENT_S)
    kjoring.result(0)


def _vent_til_startet(tjener: uvicorn.Server, kjoring: Future[None]) -> None:
    slutt = time.monotonic() + VENT_S
    while not tjener.started:
        if kjoring.done() or time.monotonic() > slutt:
            feil = kjoring.exception() if kjoring.done() else None
            raise RuntimeError("the server did not start") from feil
        time.sleep(0.01)
