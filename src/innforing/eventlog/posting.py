"""Asking somebody outside over HTTP: once, in time, and no further than where one was sent."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR
from threading import Event, Timer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socket import socket

PATIENCE = 5.0
"""Seconds to be let in, and as many for the whole answer."""
LARGEST_ANSWER = 64 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered; a redirect is an answer like another, and is not followed."""

    status: int
    body: bytes


def post(url: str, body: bytes, content_type: str = "text/plain; charset=utf-8") -> Reply | None:
    """Post to an address; none where it is no address, or gives no whole answer in time."""
    try:
        parts = urlsplit(url)
        kinds = {"https": HTTPSConnection, "http": HTTPConnection}
        connection = kinds[parts.scheme](parts.hostname or "", parts.port, timeout=PATIENCE)
    except (KeyError, ValueError):
        return None
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    try:
        connection.connect()
        with _in_time(connection.sock) as too_late:
            connection.request("POST", path or "/", body, {"Content-Type": content_type})
            response = connection.getresponse()
            reply = Reply(response.status, response.read(LARGEST_ANSWER))
            return None if response.length or too_late.is_set() else reply
    except (OSError, HTTPException, ValueError):
        return None
    finally:
        connection.close()


@contextmanager
def _in_time(line: socket) -> Iterator[Event]:
    """Cut the line when all of it takes too long: a byte now and then is no answer either."""
    too_late = Event()

    def cut() -> None:
        too_late.set()
        with suppress(OSError):
            line.shutdown(SHUT_RDWR)

    timer = Timer(PATIENCE, cut)
    timer.daemon = True
    timer.start()
    try:
        yield too_late
    finally:
        timer.cancel()
