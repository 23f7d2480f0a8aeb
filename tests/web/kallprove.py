"""The request of one who is signed in, as pages see it, for tests of what a page is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import FormData
from starlette.requests import Request

from innforing.web.foresporsel import kall_for
from innforing.web.innlogging import KAKE

if TYPE_CHECKING:
    from innforing.web.kall import Kall
    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted


def kallet(sted: Nettsted, klient: Klient, sti: str = "/", sporring: str = "") -> Kall:
    """The request of the one who is signed in, as pages see it."""
    hode = (b"cookie", f"{KAKE}={klient.cookies[KAKE]}".encode())
    scope = {
        "type": "http",
        "method": "GET",
        "path": sti,
        "query_string": sporring.encode(),
        "headers": [hode],
        "app": sted.app,
    }
    return kall_for(Request(scope), FormData())
