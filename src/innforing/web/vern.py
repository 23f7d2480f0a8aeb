"""What guards every answer: headers, requests from our own pages only, and no endless body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

STORSTE_SKJEMA: Final = 1 << 20
"""Bytes of a posted form."""
FLEST_FELT: Final = 20_000
SKJEMATYPE: Final = "application/x-www-form-urlencoded"
LESENDE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HODER: Final = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "strict-transport-security": "max-age=31536000",
}


class Vern:
    """Puts the headers on every answer, and refuses what other sites ask us to change."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around the whole program."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_med_hoder(melding: Message) -> None:
            if melding["type"] == "http.response.start":
                hoder = MutableHeaders(scope=melding)
                for navn, verdi in HODER.items():
                    hoder.setdefault(navn, verdi)
                hoder.setdefault("cache-control", "private, no-cache")
            await send(melding)

        if scope["method"] not in LESENDE and not _egen(Headers(scope=scope)):
            svar = PlainTextResponse("Skjemaet ble ikke sendt fra innforing.\n", 403)
            await svar(scope, receive, send_med_hoder)
            return
        await self._app(scope, receive, send_med_hoder)


def _egen(hoder: Headers) -> bool:
    """Whether one of our own pages sent it; a program that is no browser names no site."""
    nettsted = hoder.get("sec-fetch-site")
    if nettsted is not None:
        return nettsted == "same-origin"
    opphav = hoder.get("origin")
    return opphav is None or urlsplit(opphav).netloc == hoder.get("host")


async def les_felt(request: Request) -> FormData:
    """The fields of a posted form, in order; empty for a question."""
    if request.method in LESENDE:
        return FormData()
    raa = bytearray()
    async for bit in request.stream():
        raa += bit
        if len(raa) > STORSTE_SKJEMA:
            raise HTTPException(413)
    if raa and request.headers.get("content-type", "").partition(";")[0].strip() != SKJEMATYPE:
        raise HTTPException(415)
    try:
        tekst = raa.decode()
        par = parse_qsl(tekst, keep_blank_values=True, max_num_fields=FLEST_FELT)
    except ValueError:  # not UTF-8, or more fields than any form of ours has
        raise HTTPException(400) from None
    return FormData([(navn, verdi) for navn, verdi in par])
