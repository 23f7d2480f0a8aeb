"""The command that enters a person in the erasable register."""

from __future__ import annotations

from typing import Annotated

import typer

from innforing.application.kommando import Gjort
from innforing.application.oppsett import krev_uten_ks, sett_opp_ks
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.aggregat import OSLO


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(person)


def person(
    navn: str,
    *,
    epost: Annotated[str | None, typer.Option("--email")] = None,
    telefon: Annotated[str | None, typer.Option("--phone")] = None,
    ks: Annotated[
        bool, typer.Option("--ks", help="The first saksbehandler of KS, in a new log.")
    ] = False,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Enter a person in the erasable register; events know only the id that is given back."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        if ks:
            krev_uten_ks(hus)
        id_ = hus.personer.registrer(navn, epost=epost, telefon=telefon)
        dag = hus.verksted.klokke().astimezone(OSLO).date()
        svar = sett_opp_ks(hus, id_, dag) if ks else ()
    if not all(isinstance(s, Gjort) for s in svar):
        raise typer.Exit(1)
    skjerm.json(person=id_, ks=ks)
    skjerm.linje(f"{navn}: {id_}")
    if ks:
        skjerm.linje("KS is entered, and kriteriesett 1 is published.")
