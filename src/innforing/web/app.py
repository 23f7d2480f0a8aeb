"""The program around the pages: its routes, the live stream, our files and what guards it all."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Depends, FastAPI, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from innforing.eventlog.follow import Follower
from innforing.web import maler
from innforing.web.foresporsel import kall_for
from innforing.web.innlogging import Okter
from innforing.web.ruter import RUTER
from innforing.web.strom import Strom
from innforing.web.svar import feil_utenfor, svar_pa
from innforing.web.vern import Vern, les_felt

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Scope

    from innforing.bootstrap import Hus
    from innforing.projections.readside import ReadSide
    from innforing.web.svar import Rute

DOGN: Final = 24 * 3600
AR: Final = 365 * DOGN


def lag_app(hus: Hus, lesesiden: ReadSide, *, demo_innlogging: bool = False) -> FastAPI:
    """The program over an open house; `demo_innlogging` only where loopback is all that listens."""
    strom = Strom(lambda: Follower(hus.innstillinger.db), lesesiden)

    @asynccontextmanager
    async def liv(_app: FastAPI) -> AsyncIterator[None]:
        strom.start()
        maler.varm_opp()
        yield
        strom.stopp()

    app = FastAPI(title="innforing", lifespan=liv, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.hus, app.state.lesesiden = hus, lesesiden
    app.state.okter = Okter(hus.nokler.loggnokkel())
    app.state.demo_innlogging = demo_innlogging and hus.logg.demo
    for rute in RUTER:
        _legg_til(app, rute)

    @app.get("/strom", response_class=EventSourceResponse)
    async def strommen() -> AsyncIterator[ServerSentEvent]:
        async for hendelse in strom.hendelser():
            yield hendelse

    app.mount(f"/{maler.STATISK}", Statisk(directory=maler.statisk_mappe()))
    app.add_exception_handler(HTTPException, _utenfor)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(Vern)
    return app


def _legg_til(app: FastAPI, rute: Rute) -> None:
    def endepunkt(request: Request, felt: Annotated[FormData, Depends(les_felt)]) -> Response:
        return svar_pa(rute, kall_for(request, felt), dict(request.path_params))

    app.add_api_route(rute.sti, endepunkt, methods=[rute.metode], response_model=None)


def _utenfor(request: Request, feil: Exception) -> Response:
    """An address or a method that no route has, and a form that is no form."""
    status = feil.status_code if isinstance(feil, HTTPException) else 500
    return feil_utenfor(kall_for(request, FormData()), status)


class Statisk(StaticFiles):
    """Our files: those asked for with the version of their content never change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept for a year when its version is in the address."""
        svar = await super().get_response(path, scope)
        varig = b"v=" in scope["query_string"]
        svar.headers["cache-control"] = f"public, max-age={AR if varig else DOGN}"
        return svar
