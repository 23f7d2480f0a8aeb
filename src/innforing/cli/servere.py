"""The command `serve`: the pages, on a port of this machine."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.bootstrap import Innstillinger
from innforing.cli.gjore import fylt_demo
from innforing.cli.ledetekster import (
    APNE_I_NETTLESER,
    BARE_LOKALT,
    IKKE_LOKALT,
    PORTEN_VAR_OPPTATT,
    STOPP_MED,
)
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Sprak


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(serve)


def serve(
    *,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65_535, help="The port; the next free one if it is taken.")
    ] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=32, help="Processes that answer.")] = 1,
    demo: Annotated[
        bool, typer.Option("--demo", help="Load the stories first, where there is no log.")
    ] = False,
    stop_after: Annotated[
        float | None, typer.Option("--stop-after", help="Seconds, for trials.", min=0)
    ] = None,
    db: Db = None,
    sprak: Sprak = NB,
) -> None:
    """Serve the pages until Ctrl-C; people of a demo can be chosen on loopback only."""
    # only this command has need of the web, and it takes a while to import
    from innforing.web.tjener import PortOpptatt, er_lokal, kjor, ledig_port  # noqa: PLC0415

    skjerm = Skjerm(sprak.value)
    if demo:
        with fylt_demo(skjerm, db) as hus, hus.lesesiden() as lesesiden:
            lesesiden.catch_up()
    try:
        sokkel = ledig_port(host, port)
    except (PortOpptatt, OSError) as feil:
        raise UgyldigKommando(f"--host {host} --port {port}: {feil}") from None
    with closing(sokkel):
        valgt = sokkel.getsockname()[1]
        if valgt != port:
            skjerm.linje(skjerm.tekst(PORTEN_VAR_OPPTATT).format(port=port))
        vert = f"[{host}]" if ":" in host else host
        skjerm.linje(f"{skjerm.tekst(APNE_I_NETTLESER)}: http://{vert}:{valgt}/", style="bold")
        skjerm.linje(skjerm.tekst(BARE_LOKALT if er_lokal(host) else IKKE_LOKALT))
        skjerm.linje(skjerm.tekst(STOPP_MED))
        kjor(Innstillinger.fra_miljo(db=db), sokkel, arbeidere=workers, stopp_etter=stop_after)
