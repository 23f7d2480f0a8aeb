"""The first page of all, where there is no log yet: three ways to begin (sider.md §2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Depends, FastAPI, Request
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from innforing.application.oppsett import sett_opp_ks
from innforing.application.registerstart import importer_organer
from innforing.application.scenario import kjor
from innforing.application.scenario_fil import fortellingsfiler, les_fortellinger
from innforing.bootstrap import Hus, demolog, oppgrader, opprett_ekte
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.verdi import Publikumstekst
from innforing.web import maler
from innforing.web.adresser import videre
from innforing.web.foresporsel import spraket
from innforing.web.side import FEIL_I_SKJEMA, Lenke, Ramme, Side
from innforing.web.sprak import NAVN, SPRAKENE, Oversetter
from innforing.web.vern import Vern, les_felt

if TYPE_CHECKING:
    from innforing.application.ordbok import Sprak
    from innforing.bootstrap import Innstillinger

EKSEMPEL, REGISTER, UTEN = "eksempel", "register", "uten"
LENGSTE_NAVN: Final = 200

_navn = TypeAdapter(Publikumstekst)


@dataclass(frozen=True, kw_only=True)
class Startside(Side):
    """The three ways, and what was wrong with the one that was chosen."""

    lokalt: bool
    """Whether only this machine can reach the page; else it must be done at the machine."""
    navn: str = ""
    melding: str = ""


def kom_i_gang(innstillinger: Innstillinger, *, lokalt: bool) -> FastAPI:
    """A program of one page; when a way is chosen the log is there, and the house opens."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    def vis(request: Request) -> Response:
        return _vis(spraket(request), lokalt=lokalt)

    @app.post("/kom-i-gang", response_model=None)
    def begynn(request: Request, felt: Annotated[FormData, Depends(les_felt)]) -> Response:
        sprak = spraket(request)
        navn, vei = str(felt.get("navn", "")).strip(), felt.get("vei")
        if not lokalt or vei not in (EKSEMPEL, REGISTER, UTEN):
            return _vis(sprak, lokalt=lokalt)
        if vei == EKSEMPEL:
            _med_eksempel(innstillinger)
        elif melding := _feil_i(navn, sprak):
            return _vis(sprak, lokalt=lokalt, navn=navn, melding=melding)
        else:
            _ekte(innstillinger, navn, med_register=vei == REGISTER)
        return videre("/")

    app.mount(f"/{maler.STATISK}", StaticFiles(directory=maler.statisk_mappe()))
    app.add_api_route("/{sti:path}", vis, response_model=None)
    app.add_middleware(Vern)
    return app


def _med_eksempel(innstillinger: Innstillinger) -> None:
    fortellinger = les_fortellinger(fortellingsfiler())
    with demolog(innstillinger, fortellinger) as hus:
        kjor(hus, fortellinger)


def _ekte(innstillinger: Innstillinger, navn: str, *, med_register: bool) -> None:
    """An ekte log with the first saksbehandler of KS, and the bodies of the register if asked."""
    oppgrader(innstillinger)
    opprett_ekte(innstillinger)
    with Hus(innstillinger) as hus:
        dag = hus.na().astimezone(OSLO).date()
        person = hus.personer.registrer(navn)
        sett_opp_ks(hus, person, dag)
        if med_register:
            importer_organer(hus, person, dag)


def _feil_i(navn: str, sprak: Sprak) -> str:
    """What is wrong with the name; nothing when it will do."""
    _ = Oversetter(sprak).gettext
    if not navn:
        return _("Skriv navnet på den første saksbehandleren i KS.")
    try:
        _navn.validate_python(navn)
    except ValidationError:
        return _("Navnet kan ikke ha styretegn eller et fødselsnummer.")
    return _("Navnet er lengre enn 200 tegn.") if len(navn) > LENGSTE_NAVN else ""


def _vis(sprak: Sprak, *, lokalt: bool, navn: str = "", melding: str = "") -> Response:
    _ = Oversetter(sprak).gettext
    side = Startside(
        tittel=_("Kom i gang"), lokalt=lokalt, navn=navn, melding=melding, feil=bool(melding)
    )
    ramme = Ramme(
        sprak=sprak,
        tittel=side.tittel,
        meny=(),
        smuler=(),
        sprakvalg=tuple(Lenke(NAVN[s], s, s == sprak) for s in SPRAKENE),
        jeg=None,
        eksempeldata=False,
        spolt=None,
        na_adresse="/",
        adresse="/",
        bak=0,
        kvittering=None,
        levende=False,
        posisjon=0,
        oppdatert="",
        versjon=maler.versjon(),
        feil=side.feil,
        fil=maler.fil,
    )
    html = maler.tegn("kom_i_gang.html", side=side, ramme=ramme, sprak=sprak)
    return HTMLResponse(html, FEIL_I_SKJEMA if melding else 200)
