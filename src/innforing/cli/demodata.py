"""The command that makes a large, invented history: demo-data."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.demodata.bestilling import Bestilling
from innforing.application.demodata.historie import Historie
from innforing.application.fodsel import LoggFinnes
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.eventlog.errors import LogMissing, SchemaOutdated

if TYPE_CHECKING:
    from innforing.application.demodata.historie import Laget

HISTORIEN_ER_LAGET = Tekst(
    "En oppdiktet historie er laget", "Ei oppdikta historie er laga", "An invented history is made"
)
AVBRUTT = 130
"""Exit code of a program that was stopped by the one who ran it."""


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command("demo-data")(demo_data)


def demo_data(
    *,
    lop: Annotated[int, typer.Option("--lop", help="How many løp.")] = 200,
    events: Annotated[int, typer.Option("--events", help="How many events, at least.")] = 1_000_000,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same bytes.")] = 1,
    years: Annotated[int, typer.Option("--years", help="From 2020 on, so many years.")] = 10,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Make a new log with an invented national history, marked as example data."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    bestilling = Bestilling(lop=lop, hendelser=events, fro=seed, ar=years)
    innstillinger = Innstillinger.fra_miljo(db=db)
    _krev_tom(innstillinger, bestilling)
    oppgrader(innstillinger)
    opprett_demo(innstillinger, fro=bestilling.loggfro, na=bestilling.start)
    with Hus(innstillinger) as hus:
        skjerm.apnet(hus)
        historie = Historie(hus, bestilling)
        begynt = time.perf_counter()
        try:
            with skjerm.framdrift("demo-data") as vis:
                laget = historie.lag(vis)
        except KeyboardInterrupt:
            skjerm.ved_siden(
                f"stopped: the {hus.reader.last()[0]} events that stand are a valid log, but it "
                "is not continued: delete it, or choose another with --db, and run again."
            )
            raise typer.Exit(AVBRUTT) from None
    _vis(skjerm, bestilling, laget, time.perf_counter() - begynt)


def _krev_tom(innstillinger: Innstillinger, bestilling: Bestilling) -> None:
    """Refuse a log that has events, and say whose they are."""
    try:
        with Hus(innstillinger) as hus:
            hva = "a log with other content"
            if not hus.logg.demo:
                hva = "an ekte log"
            elif hus.logg.fro == bestilling.loggfro:
                hva = "this very history, as far as it was made"
            antall = hus.reader.last()[0]
    except (LogMissing, SchemaOutdated):
        return
    raise LoggFinnes(
        f"there is {hva} already, of {antall} events: choose another file or database (--db), "
        "or delete it and run again."
    )


def _vis(skjerm: Skjerm, bestilling: Bestilling, laget: Laget, sekunder: float) -> None:
    per_sekund = round(laget.hendelser / sekunder)
    skjerm.json(
        **asdict(laget),
        seed=bestilling.fro,
        sekunder=round(sekunder, 1),
        per_sekund=per_sekund,
    )
    skjerm.linje(
        f"{skjerm.tekst(HISTORIEN_ER_LAGET)}: {laget.hendelser} events in {laget.steg} steps, "
        f"{laget.lop} løp, {laget.kommuner} kommuner, {laget.personer} people; until "
        f"{laget.slutt:%Y-%m-%d}; {per_sekund} events a second."
    )
