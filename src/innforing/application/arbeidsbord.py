"""The board: where every løp stands, what comes next, and who it waits for (K-364)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.application.neste_steg import framover, neste_steg
from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.innforingslop.innforingslop import Innforingslop

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from innforing.application.neste_steg import Mulig
    from innforing.application.replay import Tilbakeblikk
    from innforing.registers.kommuner import Kommuneregister


@dataclass(frozen=True, slots=True)
class Lopsrad:
    """One løp on the board."""

    id: str
    lop: Innforingslop
    siden: date
    """The day it came to the state it is in."""
    dager: int
    """Its age in that state."""
    neste: Mulig | None
    """The step that leads on; None when there is none, or the løp is paused."""
    ubesvart: int
    """Kommuner that are invited and have not answered; no deadline runs out here."""


def arbeidsbord(
    blikk: Tilbakeblikk, kommuner: Kommuneregister, *, na: datetime
) -> tuple[Lopsrad, ...]:
    """Every løp, in the order they were proposed."""
    alle = blikk.under("innforingslop:").items()
    return tuple(
        lopsrad(blikk, kommuner, strom, lop, na)
        for strom, lop in alle
        if isinstance(lop, Innforingslop) and lop.finnes
    )


def lopsrad(
    blikk: Tilbakeblikk, kommuner: Kommuneregister, strom: str, lop: Innforingslop, na: datetime
) -> Lopsrad:
    """One løp as the board shows it."""
    id_ = strom.partition(":")[2]
    siden = _siden(blikk, strom)
    mulige = () if lop.pa_vent else neste_steg(blikk, kommuner, strom, na=na)
    deltakelser = blikk.under(f"deltakelse:{id_}:").values()
    return Lopsrad(
        id=id_,
        lop=lop,
        siden=siden,
        dager=(na.astimezone(OSLO).date() - siden).days,
        neste=framover(mulige, lop.tilstand),
        ubesvart=sum(
            isinstance(d, Deltakelse) and d.status is Svarstatus.INVITERT for d in deltakelser
        ),
    )


def _siden(blikk: Tilbakeblikk, strom: str) -> date:
    """The day of the event that brought the stream to its state."""
    tilstand, us = None, 0
    for hendelse in blikk.hendelser(strom):
        if hendelse.tilstand != tilstand or not us:
            tilstand = hendelse.tilstand
            us = hendelse.hode.get("gjelder_us") or hendelse.registrert_us
    return dag_i_norge(us)


def ventet_pa(rader: Iterable[Lopsrad]) -> dict[str, list[tuple[str, Mulig]]]:
    """Authority → løp id and the next step it may take there: who everything waits for."""
    venter: dict[str, list[tuple[str, Mulig]]] = {}
    for rad in rader:
        if rad.neste is not None:
            for myndighet in rad.neste.hvem:
                venter.setdefault(myndighet, []).append((rad.id, rad.neste))
    return venter
