"""Commands for the one who runs the program: db, verify."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.application.kontroll import kontroller
from innforing.bootstrap import Innstillinger, oppgrader, opprett_ekte
from innforing.cli.apning import apent_hus
from innforing.cli.flytting import move
from innforing.cli.fullkontroll import kontroller_fullt
from innforing.cli.ledetekster import LOGGEN_HOLDER
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.eventlog.roles import create_roles

db_app = typer.Typer(no_args_is_help=True, help="The tables of log, registers and keys.")


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    db_app.command()(move)
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


def verify(
    *,
    full: Annotated[
        bool,
        typer.Option(
            "--full", help="Also what is published, and every read model against a rebuild."
        ),
    ] = False,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Look through the whole log: positions, streams, commitments, copies, upcasters, texts."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, skjerm.framdrift("verify") as vis:
        sett = kontroller(hus, vis)
        mer = kontroller_fullt(hus, vis) if full else None
    brudd = (*sett.brudd, *(mer.brudd if mer else ()))
    svar = asdict(sett) | (asdict(mer) if mer else {})
    skjerm.json(**(svar | {"brudd": [asdict(ett) for ett in brudd], "holder": not brudd}))
    if brudd:
        skjerm.linje(f"position {brudd[0].posisjon}, {brudd[0].strom}: {brudd[0].hva}")
        skjerm.linje(f"{len(brudd)} faults in all")
        raise typer.Exit(1)
    skjerm.linje(
        f"{skjerm.tekst(LOGGEN_HOLDER)}: {sett.hendelser} events in {sett.strommer} streams, "
        f"{sett.tekster} texts ({sett.slettede} erased), {sett.sladdede} sladdet"
    )
    if mer is not None:
        skjerm.linje(
            f"{mer.utgitt} events are published as the log has them; "
            f"{mer.lesemodeller} read models equal a rebuild"
        )
