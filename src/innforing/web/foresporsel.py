"""From a request to a `Kall`: session, language and moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.fakta.koordineringsgruppe import gruppen
from innforing.application.moment import Moment, UtenforLoggen, les_moment
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import UgyldigTidspunkt
from innforing.domain.grunnmur.aktor import Rolle
from innforing.web.innlogging import KAKE, MOTEROM, SPRAKKAKE, Flate, logg_inn
from innforing.web.kall import IkkeAdgang, Kall
from innforing.web.sprak import velg_sprak

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.datastructures import FormData
    from starlette.requests import Request

    from innforing.application.ordbok import Sprak
    from innforing.bootstrap import Hus
    from innforing.web.innlogging import Innlogget


def kall_for(request: Request, felt: FormData) -> Kall:
    """The request as pages see it; a moment that the log cannot answer for stands in `feil`."""
    tilstand = request.app.state
    hus: Hus = tilstand.hus
    na = hus.na()
    sprak = spraket(request)
    verv = tilstand.okter.les(request.cookies.get(KAKE))
    jeg = None if verv is None else logg_inn(hus, verv, na, sprak)
    moment, feil = _moment(hus, na, request, jeg)
    return Kall(
        hus=hus,
        lesesiden=tilstand.lesesiden,
        okter=tilstand.okter,
        jeg=jeg,
        sprak=sprak,
        na=na,
        moment=moment,
        feil=feil,
        nettsted=str(request.base_url).rstrip("/"),
        sti=request.url.path,
        sporring=request.query_params,
        felt=felt,
        oppfrisking=request.headers.get("hx-request") == "true",
        demo_innlogging=tilstand.demo_innlogging,
    )


def spraket(request: Request) -> Sprak:
    """The language that was chosen, else the browser's."""
    return velg_sprak(request.cookies.get(SPRAKKAKE), request.headers.get("accept-language", ""))


def _moment(
    hus: Hus, na: datetime, request: Request, jeg: Innlogget | None
) -> tuple[Moment, Exception | None]:
    """The moment asked for; `kjent` is a question for the revisor only (K-379, P-17)."""
    per = request.query_params.get("per") or None
    kjent = request.query_params.get("kjent") or None
    naa, ved = Moment(mikrosekunder(na), None), request.query_params.get("ved") or None
    if ved is not None:
        moment = _ved(hus, ved, jeg)
        return (naa, IkkeAdgang(Rolle.REVISOR)) if moment is None else (moment, None)
    if kjent is not None and (jeg is None or jeg.flate is not Flate.REVISOR):
        return naa, IkkeAdgang(Rolle.REVISOR)
    try:
        return les_moment(hus, na, per=per, kjent=kjent), None
    except (UtenforLoggen, UgyldigTidspunkt) as feil:
        return naa, feil


def _ved(hus: Hus, tekst: str, jeg: Innlogget | None) -> Moment | None:
    """The moment of one place in the log: what the group was sent, for all who see its items."""
    flate = None if jeg is None else jeg.flate
    utsendt = {s.utsendt.posisjon for s in gruppen(hus.levende).saker.values() if s.utsendt}
    if not tekst.isdecimal() or flate not in MOTEROM or int(tekst) not in utsendt:
        return None
    return Moment(hus.reader.span(int(tekst), int(tekst))[0].recorded_us, int(tekst))
