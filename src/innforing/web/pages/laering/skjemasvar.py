"""P-13 The answer to a spørreskjema: one row for each statement, and room for own words (K-215)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.verdier import PASTANDER
from innforing.web.kall import IkkeFunnet
from innforing.web.skjema.radform import Radform, Radtittel, ta_rader, vis_rader
from innforing.web.skjema.skjema import FELLES
from innforing.web.skjema.stegsted import StegSide

if TYPE_CHECKING:
    from starlette.responses import Response

    from innforing.web.kall import Kall
    from innforing.web.side import Side

S = TypeVar("S", bound="Side | Response")

BESVAR: Final = "besvar_sporreskjema"
KOMMUNE: Final = "kommune"


def skjema(kall: Kall, *, skjema: str) -> Side:
    """The statements, with what the kommune has said before."""
    funnet, kommune = _funnet(kall, skjema)
    gitt = {svar.tema: svar.enighet for svar in funnet.svar.get(kommune, ())}
    rader = [
        {"tema": str(tema.value)} | ({"enighet": str(gitt[tema].value)} if tema in gitt else {})
        for tema in funnet.temaer
    ]
    side = vis_rader(kall, _form(kall, skjema, funnet), {KOMMUNE: kommune, "svar": rader})
    return _for_egen(side, funnet, kommune)


def send(kall: Kall, *, skjema: str) -> Side | Response:
    """Record the answer; statements that nobody has touched are left out."""
    funnet, kommune = _funnet(kall, skjema)
    return _for_egen(ta_rader(kall, _form(kall, skjema, funnet)), funnet, kommune)


def _for_egen(side: S, funnet: Sporreskjema, kommune: str) -> S:
    """What is asked and nothing else; the kommune is the reader's own, and is sent unseen."""
    if not isinstance(side, StegSide) or side.skjema is None:
        return side
    if not funnet.er_apent:
        return replace(side, skjema=None, mulig=False)
    felt = tuple(
        replace(ett, art="skjult", par=((KOMMUNE, kommune),)) if ett.navn == KOMMUNE else ett
        for ett in side.skjema.felt
        if ett.navn not in FELLES
    )
    na = replace(side.skjema.gjelder, art="skjult", par=())
    return replace(side, skjema=replace(side.skjema, felt=felt, gjelder=na))


def _funnet(kall: Kall, skjema: str) -> tuple[Sporreskjema, str]:
    """The spørreskjema and the reader's kommune; not found by those who were not asked."""
    if Sporreskjema.er_nokkel(skjema) is None:
        raise IkkeFunnet
    funnet = kall.leser.aggregat(f"sporreskjema:{skjema}")
    egen = None if kall.jeg is None else kall.jeg.kommune
    if not isinstance(funnet, Sporreskjema) or egen is None or egen not in funnet.spurte:
        raise IkkeFunnet
    return funnet, egen


def _form(kall: Kall, skjema: str, funnet: Sporreskjema) -> Radform:
    pastander = PASTANDER[funnet.utgave or 1]
    lop = skjema.partition(":")[0]
    return Radform(
        trigger=BESVAR,
        strom=f"sporreskjema:{skjema}",
        handling=f"/sporreskjema/{skjema}",
        tilbake=kall.til(f"/lop/{lop}/evaluering"),
        sti="svar",
        nokkel="tema",
        svar="enighet",
        tomt=kall._("Ikke besvart"),
        tittel=kall._("Hvordan gikk det? Spørreskjema om {lop}").format(
            lop=kall.lop(lop).tittel or lop
        ),
        titler={
            str(tema.value): Radtittel(kall.t(pastander[tema]), kall.t(tema.tekst))
            for tema in funnet.temaer
        },
        knapp=kall._("Send svaret"),
    )
