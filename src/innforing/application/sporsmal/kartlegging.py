"""What the kommuner of a løp answered when they were asked where they stand (K-042, K-124)."""

from __future__ import annotations

from collections import Counter

from innforing.application.sporsmal.lop import deltakelser
from innforing.application.sporsmal.register import Kilde, sporsmal
from innforing.domain.deltakelse.steg.registrer_kartlegging import KartleggingRegistrert


@sporsmal
def kartlegging(kilde: Kilde, lop: str, tema: str) -> object:
    """The latest answer of each kommune on one theme: `svarte`, and how many gave which."""
    svar = [s for kommune in deltakelser(kilde, lop) if (s := _svar(kilde, lop, kommune, tema))]
    return {"svarte": len(svar), "svar": dict(Counter(svar).most_common())}


def _svar(kilde: Kilde, lop: str, kommune: str, tema: str) -> str | None:
    """The kartlegging may be repeated; what was answered last holds."""
    gitt = (
        svar.svar
        for loggfort in kilde.blikk.hendelser(f"deltakelse:{lop}:{kommune}")
        if isinstance(loggfort.hendelse, KartleggingRegistrert)
        for svar in loggfort.hendelse.svar
        if svar.tema == tema
    )
    return next(reversed(list(gitt)), None)
