"""`db move`: the log, who read it and the keys, in another database as they were in the first."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.bootstrap import Hus, Innstillinger
from innforing.cli.valg import Db
from innforing.eventlog import move as moving
from innforing.eventlog import readlog
from innforing.registers import nokler
from innforing.registers.nokler import AndreNokler, Nokkellager


def move(
    *,
    til: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="URL",
            help="An empty database: a file, or postgresql+psycopg://… as the owner of its tables.",
        ),
    ],
    nokler_til: Annotated[
        str | None,
        typer.Option(
            "--keys-to",
            metavar="URL",
            help="Where the keys go. Default: INNFORING_KEYS_DB, else where the new log looks.",
        ),
    ] = None,
    db: Db = None,
) -> None:
    """Copy the whole log to another database: the same root, receipts and keys, or nothing."""
    fra, mal = Innstillinger.fra_miljo(db=db), Innstillinger.fra_miljo(db=til)
    # the owner in the environment is that of the log in the environment
    fra = fra if db is None else replace(fra, eier=None)
    mal = replace(mal, eier=None, keys_db=nokler_til or mal.keys_db)
    with Hus(fra) as hus:
        logg_id = hus.logg.id or ""
    flyttet = moving.move(
        fra.eier or fra.db, mal.db, along=lambda: _flytt_det_andre(fra, mal, logg_id)
    )
    for tabell, antall in flyttet.rows.items():
        typer.echo(f"{tabell}: {antall}")
    typer.echo(f"root before: {flyttet.before.hex()}")
    typer.echo(f"root after:  {flyttet.after.hex()}")
    typer.echo("the log stands in both: let INNFORING_DB name the new one, and write to it alone.")
    typer.echo("what is erased in one stays in the other: delete the old one when «verify» holds.")
    for gammel, ny in (
        (fra.bevismappe(logg_id), mal.bevismappe(logg_id)),
        (fra.nokkelmappe(logg_id), mal.nokkelmappe(logg_id)),
    ):
        if gammel != ny and gammel.exists():
            typer.echo(f"next: move the folder {gammel} to {ny}")


def _flytt_det_andre(fra: Innstillinger, mal: Innstillinger, logg_id: str) -> None:
    """The log of who read what, and inside its move the keys: the last that can go wrong."""

    def med_nokler() -> None:
        _flytt_nokler(fra.nokkelbase(logg_id), mal.nokkelbase(logg_id))

    gammel, ny = fra.innsynsbase(eier=True), mal.innsynsbase(eier=True)
    if gammel == ny:
        return med_nokler()
    readlog.upgrade(ny)
    moving.move(gammel, ny, along=med_nokler)
    return None


def _flytt_nokler(fra: str, til: str) -> None:
    if fra == til:
        return
    nokler.upgrade(til)
    with ExitStack() as apne:
        gamle, nye = (Nokkellager.open(url) for url in (fra, til))
        for lager in (gamle, nye):
            apne.callback(lager.close)
        try:
            gamle.kopier_til(nye)
        except AndreNokler as feil:
            raise UgyldigKommando(f"{feil}.") from None
