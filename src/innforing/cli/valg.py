"""Options that several commands share."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated, Final

import typer


class Sprakvalg(Enum):
    """The languages of the screen."""

    NB = "nb"
    NN = "nn"
    EN = "en"


NB: Final = Sprakvalg.NB

Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        help="The log: a file, or postgresql+psycopg://… Default: INNFORING_DB, "
        "else a file in your data folder.",
    ),
]
Som_json = Annotated[bool, typer.Option("--json", help="One JSON object, for machines.")]
Sprak = Annotated[
    Sprakvalg, typer.Option("--lang", envvar="INNFORING_LANG", help="Language of the answer.")
]
Per = Annotated[
    str | None,
    typer.Option(
        "--per", help="As it was: a date (the end of that day in Norway) or a time.", metavar="WHEN"
    ),
]
Kjent = Annotated[
    str | None,
    typer.Option("--kjent", help="As it was known then: a date or a time.", metavar="WHEN"),
]
Modell = Annotated[
    str, typer.Argument(metavar="MODEL", help="A read model, as `innforing status` names it.")
]
Filer = Annotated[list[Path], typer.Argument(help="Story files; one timeline.", metavar="FILE…")]
