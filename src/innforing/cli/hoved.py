"""The program: every command in one place, and every error as one sentence."""

from __future__ import annotations

import sqlite3

import typer
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from typer.core import TyperGroup

from innforing.application.fodsel import LoggFinnes
from innforing.application.kommando import UgyldigKommando
from innforing.application.replay import ReplayAvvik
from innforing.application.scenario import Avvik, ForSent
from innforing.application.scenario_fil import UgyldigFortelling
from innforing.application.sporsmal.alle import UgyldigSporsmal
from innforing.application.tidspunkt import UgyldigTidspunkt
from innforing.bootstrap import stille
from innforing.cli import (
    behov,
    bevis,
    demodata,
    drift,
    folk,
    forklare,
    frister,
    gjore,
    innsynsrader,
    laering,
    lesing,
    modell,
    moter,
    nokkel,
    oversikter,
    pin,
    rapporter,
    regioner,
    servere,
    sletting,
    sok,
    steg,
    styring,
    tidslinje,
    tidsstempel,
    tilskudd,
    utgi,
    uttrekk,
    ventende,
    vise,
    vitne,
)
from innforing.eventlog.errors import LogError
from innforing.registers.kommuner import DatoUtenforRegisteret
from innforing.registers.nokler import SlettingHenger

UGYLDIG = 2
"""Exit code of bad input."""
AVVIST = 1
"""Exit code of a refusal, or of a log that does not hold."""

_UGYLDIG = (
    UgyldigKommando,
    UgyldigFortelling,
    UgyldigSporsmal,
    UgyldigTidspunkt,
    ForSent,
    LoggFinnes,
    DatoUtenforRegisteret,
    SlettingHenger,
    LogError,
)


class Program(TyperGroup):
    """The group of commands: what goes wrong becomes a sentence and an exit code."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override] # its click is private
        """Run the command; a fault in the program itself is still shown as one."""
        try:
            return super().invoke(ctx)
        except (Avvik, ReplayAvvik) as feil:
            _si(str(feil))
            raise typer.Exit(AVVIST) from None
        except _UGYLDIG as feil:
            _si(str(feil))
            raise typer.Exit(UGYLDIG) from None
        except ArgumentError:
            _si("--db is neither a file nor an address such as postgresql+psycopg://….")
            raise typer.Exit(UGYLDIG) from None
        except (SQLAlchemyError, sqlite3.Error) as feil:  # the latter: before there is a connection
            _si(f"the database answers: {str(feil.__cause__ or feil).splitlines()[0]}")
            raise typer.Exit(UGYLDIG) from None


def _si(setning: str) -> None:
    typer.echo(setning, err=True)


app = typer.Typer(
    cls=Program,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Felles innføringsløp for kommunene, on an event log that can be replayed and proved.",
)


@app.callback()
def _stille() -> None:
    """Felles innføringsløp for kommunene, on an event log that can be replayed and proved."""
    stille()


gjore.legg_til(app)
app.command()(steg.step)
vise.legg_til(app)
sok.legg_til(app)
innsynsrader.legg_til(app)
folk.legg_til(app)
sletting.legg_til(app)
drift.legg_til(app)
bevis.legg_til(app)
utgi.legg_til(app)
uttrekk.legg_til(app)
nokkel.legg_til(app)
pin.legg_til(app)
vitne.legg_til(app)
tidsstempel.legg_til(app)
demodata.legg_til(app)
lesing.legg_til(app)
oversikter.legg_til(app)
laering.legg_til(oversikter.oversikt_app)
behov.legg_til(oversikter.oversikt_app)
regioner.legg_til(oversikter.oversikt_app)
styring.legg_til(oversikter.oversikt_app)
tilskudd.legg_til(oversikter.oversikt_app)
rapporter.legg_til(app, oversikter.oversikt_app)
moter.legg_til(oversikter.oversikt_app)
forklare.legg_til(app)
modell.legg_til(app)
ventende.legg_til(app)
tidslinje.legg_til(app)
frister.legg_til(app)
servere.legg_til(app)
