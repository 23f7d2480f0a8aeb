"""The board on a screen: every løp, then who everything waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.arbeidsbord import ventet_pa
from innforing.cli.ledetekster import (
    ARBEIDSBORD,
    DAGER,
    INGEN_LOP,
    LOP,
    MANGLER,
    PA_VENT,
    TILSTAND,
    TITTEL,
    TYPE,
    UBESVART,
    VENTER_PA,
)
from innforing.cli.skjerm import delt
from innforing.domain.innforingslop.verdier import Slag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.application.arbeidsbord import Lopsrad
    from innforing.application.neste_steg import Mulig
    from innforing.application.replay import Tilbakeblikk
    from innforing.cli.skjerm import Skjerm
    from innforing.domain.innforingslop.innforingslop import Innforingslop


def vis_bord(skjerm: Skjerm, blikk: Tilbakeblikk, rader: Sequence[Lopsrad]) -> None:
    """Show the board, or give it as JSON."""
    skjerm.json(
        posisjon=blikk.posisjon,
        per=blikk.dag,
        lop=[_som_tabell(rad) for rad in rader],
        venter={hvem: [lop for lop, _ in egne] for hvem, egne in ventet_pa(rader).items()},
    )
    if not rader:
        skjerm.linje(skjerm.tekst(INGEN_LOP))
        return
    tabell = Table(
        title=f"{skjerm.tekst(ARBEIDSBORD)} {blikk.dag}", title_justify="left", box=SIMPLE_HEAD
    )
    tabell.add_column(skjerm.tekst(LOP), no_wrap=True)
    tabell.add_column(skjerm.tekst(TITTEL), ratio=1, overflow="fold")
    tabell.add_column(skjerm.tekst(TYPE))
    tabell.add_column(skjerm.tekst(TILSTAND), no_wrap=True)
    tabell.add_column(skjerm.tekst(DAGER), justify="right")
    for rad in rader:
        tittel = rad.lop.tittel or "–"
        tabell.add_row(rad.id, tittel, rad.lop.art, tilstand_av(skjerm, rad.lop), str(rad.dager))
    skjerm.vis(tabell)
    skjerm.linje(f"{skjerm.tekst(VENTER_PA)}:", style="bold")
    for hvem, egne in ventet_pa(rader).items():
        skjerm.linje(f"  {skjerm.ordbok.hvem(hvem)}")
        skjerm.linjer(_venter(skjerm, lop, neste) for lop, neste in egne)
    if ubesvart := [f"{r.id} ({r.ubesvart})" for r in rader if r.ubesvart]:
        skjerm.linje(f"  {skjerm.tekst(UBESVART)}: {delt(ubesvart)}")


def _venter(skjerm: Skjerm, lop: str, neste: Mulig) -> str:
    """The step that somebody holds, and how many things it lacks."""
    mangler = len(neste.sperrer) + len(neste.avklares)
    hvor_mye = f" ({skjerm.tekst(MANGLER)}: {mangler})" if mangler else ""
    return f"    {lop}: {skjerm.ordbok.steg(neste.steg)}{hvor_mye}"


def tilstand_av(skjerm: Skjerm, lop: Innforingslop) -> str:
    """The state in words, with «på vent» beside it."""
    tilstand = "–" if lop.tilstand is None else skjerm.tekst(lop.tilstand.tekst)
    return f"{tilstand} ({skjerm.tekst(PA_VENT)})" if lop.pa_vent else tilstand


def type_av(skjerm: Skjerm, lop: Innforingslop) -> str:
    """The type in words, or that it is a felles prosess."""
    if lop.slag is Slag.FELLES_PROSESS:
        return skjerm.tekst(lop.slag.tekst)
    return "–" if lop.type is None else f"{lop.art}: {skjerm.tekst(lop.type.tekst)}"


def _som_tabell(rad: Lopsrad) -> dict[str, object]:
    neste = rad.neste
    return {
        "id": rad.id,
        "tittel": rad.lop.tittel,
        "slag": rad.lop.slag,
        "type": rad.lop.type,
        "tilstand": rad.lop.tilstand,
        "pa_vent": rad.lop.pa_vent is not None,
        "siden": rad.siden,
        "dager": rad.dager,
        "ubesvart": rad.ubesvart,
        "neste": None
        if neste is None
        else {
            "steg": neste.steg,
            "hvem": neste.hvem,
            "sperrer": [u.vilkar.navn for u in neste.sperrer],
            "avklares": [u.vilkar.navn for u in neste.avklares],
        },
    }
