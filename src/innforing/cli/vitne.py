"""The command that runs a witness: for somebody who does not run the log."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from innforing.eventlog.signing import program


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(witness)


def witness(
    *,
    key: Annotated[Path, typer.Option(help="The file of the witness's key.")],
    new: Annotated[
        str | None, typer.Option(metavar="NAME", help="Make the key, with this name, and stop.")
    ] = None,
    log: Annotated[
        list[str] | None, typer.Option(metavar="VKEY", help="A log to witness; several may be.")
    ] = None,
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 0,
) -> None:
    """Cosign the logs of others: run it where whoever runs the log has no access."""
    what = ["--new", new] if new else [f"--log={vkey}" for vkey in log or ()]
    words = [str(program("witness.py")), "--key", str(key), *what]
    if not new:
        words += ["--host", host, "--port", str(port)]
    # the witness takes this process over: whoever stops the one, stops the other
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - our own program, by its path
