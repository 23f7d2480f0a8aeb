"""One row of a life cycle of a løp, and the groups of states that rows share."""

from __future__ import annotations

from innforing.domain.grunnmur.livslop import Overgang
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T

FOR_PLAN = (T.FORESLATT, T.KLAR_TIL_BRUK_SJEKKET)
I_DRIFT = (T.PLANLAGT, T.PAMELDING, T.GJENNOMFORING)
LEVENDE = (*FOR_PLAN, *I_DRIFT)
UAVSLUTTET = (*LEVENDE, T.EVALUERT)
ALLE = tuple(T)


def rad(
    steg: str,
    fra: tuple[T | None, ...],
    hvem: tuple[str, ...],
    *,
    til: T | None = None,
    typer: str = "ABCF",
    sperrer: tuple[str, ...] = (),
    avklares: tuple[str, ...] = (),
    ogsa_pa_vent: bool = False,
) -> Overgang:
    """Write a row on few lines."""
    return Overgang(
        steg=steg,
        fra=fra,
        til=til,
        typer=typer,
        hvem=hvem,
        sperrer=sperrer,
        avklares=avklares,
        ogsa_pa_vent=ogsa_pa_vent,
    )
