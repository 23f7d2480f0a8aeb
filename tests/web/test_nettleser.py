"""The test of the page tests: what `sjekk` finds, and that the browser and the server behave."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from innforing.web.vern import Vern
from tests.web import nettleser
from tests.web.nettside import funn, sjekk
from tests.web.tjener import tjent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.requests import Request

    from tests.web.nettleser import Utlan
    from tests.web.nettside import Nettside

HEL = """<!doctype html>
<html lang="nb"><head><title>En side</title><link rel="stylesheet" href="/stil">{hode}</head>
<body><main><h1>En side</h1><p class="lys">Tekst.</p>{kropp}</main></body></html>"""

STIL = """
:root { color-scheme: light dark }
@media (prefers-color-scheme: dark) { .svak { color: #333; background: #222 } }
"""

SIDER = {
    "hel": HEL.format(hode="", kropp="<label>Navn <input></label>"),
    "uten-merkelapp": HEL.format(hode="", kropp="<input>"),
    "svak-i-morket": HEL.format(hode="", kropp='<p class="svak">Svak</p>'),
    "stil-i-elementet": HEL.format(hode="", kropp='<p style="margin: 0">Stil</p>'),
    "skript-i-siden": HEL.format(hode="<script>window.a = 1</script>", kropp=""),
    "for-bred": HEL.format(hode="", kropp='<svg id="bred" width="400" height="9"></svg>'),
    "ropte": HEL.format(hode='<script src="/rop"></script>', kropp=""),
    "kastet": HEL.format(hode='<script src="/kast"></script>', kropp=""),
    "mangler-fil": HEL.format(hode="", kropp='<img src="/borte" alt="Borte">'),
}


async def side(request: Request) -> Response:
    return HTMLResponse(SIDER[request.path_params["navn"]])


async def svar_404(_request: Request) -> Response:
    return HTMLResponse(SIDER["hel"], 404)


async def stil(_request: Request) -> Response:
    return Response(STIL, media_type="text/css")


async def rop(_request: Request) -> Response:
    return Response("console.error('au')", media_type="text/javascript")


async def kast(_request: Request) -> Response:
    return Response("throw new Error('uff')", media_type="text/javascript")


async def kake(_request: Request) -> Response:
    svar = HTMLResponse(SIDER["hel"])
    svar.set_cookie("__Host-prove", "1", secure=True, httponly=True, samesite="lax", path="/")
    return svar


async def strom(_request: Request) -> Response:
    async def uten_ende() -> AsyncIterator[bytes]:
        while True:
            yield b": ok\n\n"
            await asyncio.sleep(0.05)

    return StreamingResponse(uten_ende(), media_type="text/event-stream")


RUTER = [
    Route("/side/{navn}", side),
    Route("/ikke-funnet", svar_404),
    Route("/stil", stil),
    Route("/rop", rop),
    Route("/kast", kast),
    Route("/kake", kake),
    Route("/strom", strom),
]


@pytest.fixture(scope="module")
def adresse() -> Iterator[str]:
    with tjent(Vern(Starlette(routes=RUTER))) as adresse:
        yield adresse


@pytest.mark.parametrize("sti", ["/side/hel", "/ikke-funnet"])
def test_nothing_is_found_on_a_page_that_is_whole(
    adresse: str, nettside: Nettside, sti: str
) -> None:
    nettside.ga(adresse + sti)
    sjekk(nettside)


@pytest.mark.parametrize(
    ("navn", "ventet"),
    [
        ("uten-merkelapp", ["light: label ['input']", "dark: label ['input']"]),
        ("svak-i-morket", ["dark: color-contrast ['.svak']"]),
        ("stil-i-elementet", ["CSP: style-src-attr inline", "konsoll: Applying inline style"]),
        ("skript-i-siden", ["CSP: script-src-elem inline", "konsoll: Executing inline script"]),
        ("for-bred", ["320 px: 408 px", "320 px: svg#bred"]),
        ("ropte", ["konsoll: au"]),
        ("kastet", ["konsoll: uff"]),
        ("mangler-fil", ["konsoll: Failed to load resource"]),
    ],
)
def test_what_is_wrong_is_found_and_nothing_else(
    adresse: str, nettside: Nettside, navn: str, ventet: list[str]
) -> None:
    nettside.ga(f"{adresse}/side/{navn}")
    fant = funn(nettside)
    assert [f[: len(v)] for f, v in zip(fant, ventet, strict=True)] == ventet
    with pytest.raises(AssertionError):
        sjekk(nettside)


def test_what_an_earlier_page_did_is_still_found(adresse: str, nettside: Nettside) -> None:
    for navn in ("stil-i-elementet", "hel"):
        nettside.ga(f"{adresse}/side/{navn}")
    assert len(funn(nettside)) == 2


def test_a_secure_cookie_is_kept_on_loopback(adresse: str, nettside: Nettside) -> None:
    nettside.ga(f"{adresse}/kake")
    assert [kake["name"] for kake in nettside.page.context.cookies()] == ["__Host-prove"]


def test_scripts_can_be_off(adresse: str, uten_skript: Nettside) -> None:
    uten_skript.ga(f"{adresse}/side/ropte")
    assert uten_skript.page.locator("h1").inner_text() == "En side"
    assert uten_skript.feil == []


def test_other_tests_may_run_a_loop_while_nobody_has_the_browser(nettleseren: Utlan) -> None:
    async def svar() -> str:
        return "svar"

    for _ in range(2):
        assert asyncio.run(svar()) == "svar"
        with nettleseren.laant() as laant:
            assert laant.is_connected()
            laant.new_page().close()


def test_the_server_stops_with_a_stream_open(nettside: Nettside) -> None:
    with tjent(Starlette(routes=RUTER)) as adresse:
        nettside.ga(f"{adresse}/side/hel")
        assert nettside.page.evaluate("fetch('/strom').then((svar) => svar.ok)")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(adresse.rpartition(":")[2])))


def test_a_program_that_cannot_start_is_told_of() -> None:
    @asynccontextmanager
    async def liv(app: Starlette) -> AsyncIterator[None]:
        yield app.state.finnes_ikke

    with pytest.raises(RuntimeError, match="did not start"), tjent(Starlette(lifespan=liv)):
        pass


@pytest.mark.parametrize("navn", nettleser.PAA_MASKINEN)
def test_the_browser_of_the_machine_goes_before_the_one_of_npm(tmp_path: Path, navn: str) -> None:
    program = tmp_path / navn
    program.touch(mode=0o755)
    assert nettleser.finn({"PATH": str(tmp_path)}) == (program, {})
    valgt = {"PATH": str(tmp_path), "INNFORING_CHROMIUM": "/en/annen"}
    assert nettleser.finn(valgt) == (Path("/en/annen"), {})
