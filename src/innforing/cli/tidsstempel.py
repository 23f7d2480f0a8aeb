"""The command that has the newest checkpoint stamped with a time that is not our own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.application.ta_steg import mikrosekunder
from innforing.application.utgivelse import INNSYNSLOGG
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.eventlog.engines import make_engine
from innforing.eventlog.notes import LARGEST
from innforing.eventlog.tiles import Tiles
from innforing.eventlog.timestamps import Authority, stamp_newest

if TYPE_CHECKING:
    from datetime import datetime

    from innforing.bootstrap import Hus

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
    """Have the newest checkpoint stamped (RFC 3161); run it each hour, by cron or a timer."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    tjeneste = Authority.read(tsa, _pem(rot))
    with apent_hus(skjerm, db) as hus:
        if hus.logg.demo:
            raise UgyldigKommando(
                "a demo log has the times of its stories: a true time stamp would contradict them."
            )
        stemplet = _stemplet(hus, tjeneste)
    skjerm.json(stemplet=[{"size": size, "tid": nar.isoformat()} for size, nar in stemplet])
    for size, nar in stemplet:
        hva = f"{skjerm.tekst(STEMPLET)}: {size} {skjerm.tekst(HENDELSER)}"
        skjerm.linje(f"{hva}, {nar:%Y-%m-%d %H:%M:%S} UTC")
    if not stemplet:
        skjerm.linje(skjerm.tekst(INTET))


def _stemplet(hus: Hus, tjeneste: Authority) -> list[tuple[int, datetime]]:
    """What was stamped of the log, and of the log of who reads it."""
    logger = (
        (hus.innstillinger.db, hus.bevismappe),
        (hus.innstillinger.innsynsbase(), hus.bevismappe / INNSYNSLOGG),
    )
    stemplet = []
    for url, mappe in logger:
        engine = make_engine(url, "reader")
        try:
            nytt = stamp_newest(
                Tiles(mappe), tjeneste, engine, clock_us=lambda: mikrosekunder(hus.na())
            )
        finally:
            engine.dispose()
        if nytt is not None:
            stemplet.append(nytt)
    return stemplet


def _pem(rot: Path) -> bytes:
    try:
        with rot.open("rb") as fil:
            return fil.read(LARGEST)
    except OSError as feil:
        raise UgyldigKommando(f"{rot} cannot be read: {feil.strerror}.") from None
