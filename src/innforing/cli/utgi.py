"""The command `publish`: static files and a signed checkpoint, from a house or without one."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.loggnokler import er_demo
from innforing.bootstrap import Innstillinger, utgivelse_for, utgivere_for
from innforing.cli.apning import apent_hus
from innforing.cli.bevis import hel_logg
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.eventlog.database import system_clock_us

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from innforing.eventlog.publish import Publisher

    Utgivere = Callable[[], AbstractContextManager[tuple[Publisher, ...]]]
    Utgivelse = Callable[[], AbstractContextManager[object]]

UTGITT = Tekst("Sjekkpunkt er utgitt", "Sjekkpunkt er gitt ut", "A checkpoint is published")
INTET_NYTT = Tekst(
    "Ingenting nytt å utgi", "Ingenting nytt å gi ut", "There is nothing new to publish"
)


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(publish)


def publish(
    *,
    follow: Annotated[
        bool, typer.Option("--follow", help="Go on, every few seconds, until Ctrl-C.")
    ] = False,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Publish what has come as static files with a signed checkpoint; `serve` does it by itself."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with _utgiver(skjerm, db) as (apne, videre), hel_logg():
        with apne() as publiserer:
            nye = [(utgir, utgir.round()) for utgir in publiserer]
        mappe = str(nye[0][0].tiles.folder)
        skjerm.json(
            logger=[
                {"origin": utgir.origin, "size": utgir.tiles.size(), "nytt": nytt is not None}
                for utgir, nytt in nye
            ],
            mappe=mappe,
        )
        for utgir, nytt in nye:
            hva = skjerm.tekst(UTGITT if nytt else INTET_NYTT)
            skjerm.linje(f"{utgir.origin}: {hva}: {utgir.tiles.size()}")
        skjerm.linje(mappe)
        if follow:
            with videre(), suppress(KeyboardInterrupt):
                Event().wait()


@contextmanager
def _utgiver(skjerm: Skjerm, db: str | None) -> Iterator[tuple[Utgivere, Utgivelse]]:
    """How it is published once and on and on: from a house, or by whoever may not see content."""
    innstillinger = Innstillinger.fra_miljo(db=db)
    if innstillinger.utgis_uten_hus:
        demo = er_demo(innstillinger.nokkelmappe(""))
        yield (
            lambda: utgivere_for(innstillinger, "", tid_us=system_clock_us),
            lambda: utgivelse_for(innstillinger, "", tid_us=system_clock_us, demo=demo),
        )
        return
    with apent_hus(skjerm, db) as hus:
        yield hus.utgivere, hus.utgivelse
