"""The command that has the newest checkpoint stamped with a time that is not our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.application.ta_steg import mikrosekunder
from innforing.bootstrap import tidsstempling_for
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst

STEMPLET = Tekst("Tidsstemplet", "Tidsstempla", "Stamped")
HENDELSER = Tekst("hendelser", "hendingar", "events")
INTET = Tekst(
    "Ingenting nytt å tidsstemple.", "Ingenting nytt å tidsstemple.", "There is nothing to stamp."
)


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(stamp)


def stamp(
    *,
    tsa: Annotated[
        str, typer.Option(envvar="INNFORING_TSA", help="Address of a time stamp authority.")
    ],
    rot: Annotated[
        Path,
        typer.Option("--root", envvar="INNFORING_TSA_ROOT", help="Its root certificate, PEM."),
    ],
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Have the newest checkpoint stamped (RFC 3161); the server does it each hour by itself."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        if hus.logg.demo:
            raise UgyldigKommando(
                "a demo log has the times of its stories: a true time stamp would contradict them."
            )
        stemplet = tidsstempling_for(
            replace(hus.innstillinger, tsa=tsa, tsa_rot=str(rot)),
            hus.logg.id or "",
            tid_us=lambda: mikrosekunder(hus.na()),
        ).alt()
    skjerm.json(stemplet=[{"size": size, "tid": nar.isoformat()} for size, nar in stemplet])
    for size, nar in stemplet:
        hva = f"{skjerm.tekst(STEMPLET)}: {size} {skjerm.tekst(HENDELSER)}"
        skjerm.linje(f"{hva}, {nar:%Y-%m-%d %H:%M:%S} UTC")
    if not stemplet:
        skjerm.linje(skjerm.tekst(INTET))
