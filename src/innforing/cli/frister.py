"""The command `frister`: record what has passed, and show what comes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.frister.virkedager import helligdag, neste_virkedag
from innforing.application.kommando import Gjort, UgyldigKommando
from innforing.application.tidspunkt import arbeidsdagens_begynnelse, les_tidspunkt
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from datetime import date, datetime

    from innforing.application.frister.register import Frist
    from innforing.bootstrap import Hus

DAGER = 30


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(frister)


def frister(
    *,
    na: Annotated[
        str | None,
        typer.Option("--na", metavar="WHEN", help="As if it were then: a demo log only."),
    ] = None,
    dager: Annotated[int, typer.Option("--dager", min=0, help="Days ahead to show.")] = DAGER,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Record every deadline that has passed, once, and show those that come next.

    `serve` and `project` do the same by themselves while they run.
    """
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        naa = _naa(hus, na)
        fort = [s for s in hus.kjor_frister(naa) if isinstance(s, Gjort) and not s.gjentatt]
        dag = naa.astimezone(OSLO).date()
        til = dag + timedelta(days=dager)
        neste = list(hus.fristbok.mellom(hus.reader, fra=dag, til=til))
    skjerm.json(
        fort=[{"strom": s.strom, "posisjon": s.posisjon} for s in fort],
        neste=[{"dag": f.dag, "strom": f.pa, "steg": f.steg} for f in neste],
    )
    skjerm.linje(f"{len(fort)} deadlines recorded, {len(neste)} in the next {dager} days")
    if neste:
        skjerm.vis(_tabell(skjerm, neste))


def _naa(hus: Hus, na: str | None) -> datetime:
    """Now, or the moment that was asked for, which only a demo log can be taken to."""
    if na is None:
        return hus.verksted.klokke()
    if not hus.logg.demo:
        raise UgyldigKommando("--na is for a demo log: a real log knows what time it is.")
    return arbeidsdagens_begynnelse(les_tidspunkt(na))


def _tabell(skjerm: Skjerm, neste: list[Frist]) -> Table:
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in ("day", "deadline", "stream", ""):
        tabell.add_column(overskrift)
    for frist in neste:
        tekst = skjerm.tekst(STEG[frist.steg].tekst)
        tabell.add_row(frist.dag.isoformat(), tekst, frist.pa, _fridag(frist.dag))
    return tabell


def _fridag(dag: date) -> str:
    """What the next working day is, where the deadline falls on a day off; it is not moved."""
    neste = neste_virkedag(dag)
    if neste == dag:
        return ""
    navn = helligdag(dag) or dag.strftime("%A")
    return f"{navn}; next working day {neste.isoformat()}"
