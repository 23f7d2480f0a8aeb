"""Which spørreskjemaer wait for a kommune, on the page that it begins its day with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innforing.projections.sporreskjemaer import Sporreskjemaer, ubesvarte
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from innforing.web.kall import Kall


def ventende_skjemaer(kall: Kall, kommune: str) -> tuple[Lenke, ...]:
    """A link for each, with its løp and until when; none at other moments."""
    if kall.spolt:
        return ()
    with kall.sight(Sporreskjemaer.navn) as sight:
        funnet = ubesvarte(sight, kommune)
    return tuple(
        Lenke(_tekst(kall, skjema, frist), kall.til(f"/sporreskjema/{skjema}"))
        for skjema, frist in funnet
    )


def _tekst(kall: Kall, skjema: str, frist: str | None) -> str:
    lop = skjema.partition(":")[0]
    setning = kall._("Svar på spørreskjemaet om {lop} innen {frist}")
    return setning.format(
        lop=kall.lop(lop).tittel or lop,
        frist="" if frist is None else kall.dato(date.fromisoformat(frist)),
    )
