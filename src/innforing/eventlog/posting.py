"""Asking somebody outside over HTTP: once, in time, and no further than where one was sent."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

PATIENCE = 5.0
"""Seconds for an answer."""
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
        connection.request("POST", path or "/", body, {"Content-Type": content_type})
        response = connection.getresponse()
        return Reply(response.status, response.read(LARGEST_ANSWER))
    except (OSError, HTTPException, ValueError):
        return None
    finally:
        connection.close()
