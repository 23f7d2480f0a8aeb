"""The command `reads`: who was shown what, and who took a file along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.innsynslogg import ALLTID_US, InnsynNede, Innsynssok
from innforing.application.kommando import UgyldigKommando
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import (
    dagens_begynnelse,
    dagens_slutt,
    fra_mikrosekunder,
    les_tidspunkt,
)
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.verdi import Tekst

if TYPE_CHECKING:
    from innforing.application.innsynslogg import LestRad

OVERSKRIFTER = (
    Tekst("Tidspunkt", "Tidspunkt", "Time"),
    Tekst("Leser", "Lesar", "Reader"),
    Tekst("Rolle og organ", "Rolle og organ", "Role and body"),
    Tekst("Side", "Side", "Page"),
    Tekst("Om", "Om", "About"),
    Tekst("Fil", "Fil", "File"),
    Tekst("Grunnlag", "Grunnlag", "Ground"),
)
INGEN = Tekst(
    "Ingen innsyn passer filtrene.", "Ingen innsyn passar filtra.", "No access matches the filters."
)
ELDRE = Tekst("Eldre", "Eldre", "Older")

Antall = Annotated[int, typer.Option("--limit", help="So many rows.", min=1, max=10_000)]
For = Annotated[
    int | None,
    typer.Option("--before", help="Only before this position.", metavar="POSITION", min=1),
]


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(reads)


def reads(
    *,
    person: Annotated[str | None, typer.Option("--person", help="Read by this id.")] = None,
    ting: Annotated[
        str | None, typer.Option("--about", help="Whole id of what was read, or a part: s08.")
    ] = None,
    fra: Annotated[str | None, typer.Option("--from", help="From this day or time.")] = None,
    til: Annotated[str | None, typer.Option("--to", help="Until this day or time.")] = None,
    limit: Antall = 50,
    before: For = None,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show who was shown sensitive pages or took files along, newest first."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    forst = ALLTID_US[0] if fra is None else mikrosekunder(dagens_begynnelse(les_tidspunkt(fra)))
    sist = ALLTID_US[1] if til is None else mikrosekunder(dagens_slutt(les_tidspunkt(til))) + 1
    with apent_hus(skjerm, db) as hus:
        try:
            sok = Innsynssok(person, ting, (forst, sist), before or ALLTID_US[1])
            rader, eldre = hus.innsyn.les(sok, limit)
        except InnsynNede as nede:
            raise UgyldigKommando(f"the read log cannot be read: {nede}") from None
    skjerm.json(innsyn=[_som_json(rad) for rad in rader], eldre=eldre)
    if not rader:
        skjerm.linje(skjerm.tekst(INGEN))
        return
    skjerm.vis(_tabell(skjerm, rader))
    if eldre is not None:
        skjerm.linje(f"{skjerm.tekst(ELDRE)}: innforing reads --before {eldre}")


def _som_json(rad: LestRad) -> dict[str, object]:
    hvem = {"person": rad.person, "rolle": rad.rolle, "organ": rad.organ}
    lest = rad.innsyn.model_dump(mode="json")
    return {"posisjon": rad.posisjon, "tid": fra_mikrosekunder(rad.tid_us), **hvem, **lest}


def _tabell(skjerm: Skjerm, rader: list[LestRad]) -> Table:
    """Ids, never names: the command is for the one who runs the system."""
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in OVERSKRIFTER:
        tabell.add_column(skjerm.tekst(overskrift), overflow="fold")
    for rad in rader:
        tid = fra_mikrosekunder(rad.tid_us).astimezone(OSLO)
        tabell.add_row(
            f"{tid:%Y-%m-%d %H:%M:%S}",
            rad.person or "–",
            ", ".join(ledd for ledd in (rad.rolle, rad.organ) if ledd) or "–",
            rad.innsyn.side,
            rad.innsyn.ting or "–",
            rad.innsyn.fil or "–",
            skjerm.tekst(rad.innsyn.grunn.tekst),
        )
    return tabell
