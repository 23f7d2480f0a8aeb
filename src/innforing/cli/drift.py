"""Commands for the one who runs the program: db, verify."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict, replace
from typing import Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.application.kontroll import kontroller
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_ekte
from innforing.cli.apning import apent_hus
from innforing.cli.ledetekster import LOGGEN_HOLDER
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.eventlog import move as moving
from innforing.eventlog.roles import create_roles
from innforing.registers import nokler
from innforing.registers.nokler import AndreNokler, Nokkellager

db_app = typer.Typer(no_args_is_help=True, help="The tables of log, registers and keys.")


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(db_app, name="db")
    app.command()(verify)


@db_app.command()
def upgrade(*, db: Db = None) -> None:
    """Make the tables, or bring them up to this program's version."""
    oppgrader(Innstillinger.fra_miljo(db=db))
    typer.echo("the tables are up to date.")


@db_app.command()
def init(
    *,
    ekte: Annotated[
        bool, typer.Option("--ekte", help="A real log: nothing can back-date it, for ever.")
    ] = False,
    db: Db = None,
) -> None:
    """Give birth to an ekte log; a demo log is made by «start» or «scenario»."""
    if not ekte:
        raise UgyldigKommando("say --ekte; a demo log is made by «innforing start».")
    innstillinger = Innstillinger.fra_miljo(db=db)
    oppgrader(innstillinger)
    opprett_ekte(innstillinger)
    typer.echo("an ekte log was made; it is ekte for ever.")
    typer.echo("next: «innforing person NAVN --ks» enters KS with its first saksbehandler.")


@db_app.command()
def roles(
    *,
    passord: Annotated[
        str,
        typer.Option(
            "--app-password",
            envvar="INNFORING_APP_PASSWORD",
            prompt="Password of the role innforing_app",
            hide_input=True,
            help="Of the role the program runs as; better asked for, or from the environment.",
        ),
    ],
    db: Db = None,
) -> None:
    """Make the PostgreSQL roles and grants, so that the program does not own its own log."""
    innstillinger = Innstillinger.fra_miljo(db=db)
    laget = create_roles(innstillinger.eier or innstillinger.db, app_password=passord)
    typer.echo(f"roles with their grants: {', '.join(laget)}.")
    typer.echo("now let INNFORING_DB log in as innforing_app, and INNFORING_DB_EIER migrate.")


@db_app.command()
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
    fra = Innstillinger.fra_miljo(db=db)
    mal = Innstillinger.fra_miljo(db=til)
    mal = replace(mal, keys_db=nokler_til or mal.keys_db)
    with Hus(fra) as hus:
        logg_id = hus.logg.id or ""
    flyttet = moving.move(
        # the owner in the environment is that of the log in the environment
        fra.eier if fra.eier and db is None else fra.db,
        mal.db,
        along=lambda: _flytt_nokler(fra.nokkelbase(logg_id), mal.nokkelbase(logg_id)),
    )
    for tabell, antall in flyttet.rows.items():
        typer.echo(f"{tabell}: {antall}")
    typer.echo(f"root before: {flyttet.before.hex()}")
    typer.echo(f"root after:  {flyttet.after.hex()}")
    typer.echo("the log stands in both: let INNFORING_DB name the new one, and write to it alone.")
    for gammel, ny in (
        (fra.bevismappe(logg_id), mal.bevismappe(logg_id)),
        (fra.nokkelmappe(logg_id), mal.nokkelmappe(logg_id)),
    ):
        if gammel != ny and gammel.exists():
            typer.echo(f"next: move the folder {gammel} to {ny}")


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


def verify(*, db: Db = None, som_json: Som_json = False, sprak: Sprak = NB) -> None:
    """Look through the whole log: positions, streams, commitments, copies, upcasters, texts."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, skjerm.framdrift("verify") as vis:
        sett = kontroller(hus, vis)
    skjerm.json(**(asdict(sett) | {"holder": not sett.brudd}))
    if sett.brudd:
        forste = sett.brudd[0]
        skjerm.linje(f"position {forste.posisjon}, {forste.strom}: {forste.hva}")
        skjerm.linje(f"{len(sett.brudd)} faults in all")
        raise typer.Exit(1)
    skjerm.linje(
        f"{skjerm.tekst(LOGGEN_HOLDER)}: {sett.hendelser} events in {sett.strommer} streams, "
        f"{sett.tekster} texts ({sett.slettede} erased), {sett.sladdede} sladdet"
    )
