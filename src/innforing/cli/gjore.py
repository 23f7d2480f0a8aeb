"""Commands that run stories: start and scenario."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.loggnokler import DEMOVERT, lag_nokler
from innforing.application.moment import les_moment
from innforing.application.scenario import Avvik, ForSent, gjenstar, kjor
from innforing.application.scenario_fil import fortellingsfiler, les_fortellinger
from innforing.cli.apning import demohus, naa
from innforing.cli.bord import les_bord, vis_bord
from innforing.cli.ledetekster import EGEN_EIER, SE_VIDERE
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Filer, Som_json, Sprak
from innforing.eventlog.publish import BeingPublished
from innforing.eventlog.roles import owns_its_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.application.scenario import Kjort
    from innforing.application.scenario_fil import Innlest
    from innforing.bootstrap import Hus


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    for kommando in (start, scenario):
        app.command()(kommando)


def start(*, db: Db = None, som_json: Som_json = False, sprak: Sprak = NB) -> None:
    """Set up the demo, show the board, and where to look next; `serve` opens it in a browser."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with fylt_demo(skjerm, db) as hus:
        with hus.registre.connect() as connection:
            if owns_its_log(connection):
                skjerm.ved_siden(skjerm.tekst(EGEN_EIER))
        bord = les_bord(hus, les_moment(hus, naa(hus)), mangler=True)
        vis_bord(skjerm, bord)
        forste = bord.rader[0].lop if bord.rader else "ID"
        skjerm.linje()
        skjerm.linje(f"{skjerm.tekst(SE_VIDERE)}:", style="bold")
        for hvor in (f"lop {forste}", f"history {forste}", f"replay {forste}", "verify", "--help"):
            skjerm.linje(f"  innforing {hvor}")


@contextmanager
def fylt_demo(skjerm: Skjerm, db: str | None) -> Iterator[Hus]:
    """A house with the stories in it, loaded the first time; one that fails is told at the end."""
    fortellinger = les_fortellinger(fortellingsfiler())
    with demohus(skjerm, db, fortellinger) as hus:
        avvik: Avvik | None = None
        if hus.logg.demo and gjenstar(hus, fortellinger):
            try:
                _kjor(skjerm, hus, fortellinger)
            except ForSent as feil:
                skjerm.ved_siden(str(feil))
            except Avvik as feil:
                avvik = feil
        if hus.logg.demo and hus.kan_utgi:
            _utgi_demo(hus)
        yield hus
    if avvik is not None:
        raise avvik


def _utgi_demo(hus: Hus) -> None:
    """Let a demo prove its log as an ekte one does, with a key of its own for show."""
    if not hus.bevisstatus().nokler:
        lag_nokler(hus.nokkelmappe, DEMOVERT)
    with suppress(BeingPublished), hus.utgivere() as publiserer:
        for utgir in publiserer:
            utgir.round()


def scenario(
    *,
    filer: Filer,
    db: Db = None,
    na: Annotated[
        bool, typer.Option("--na", help="Record at present time, with the dates as effective.")
    ] = False,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Run stories on one timeline; every outcome, answer and replay is compared."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    fortellinger = les_fortellinger(filer)
    with demohus(skjerm, db, fortellinger) as hus:
        kjort = _kjor(skjerm, hus, fortellinger, na=na)
        skjerm.linje(
            f"{kjort.steg} steps taken, {kjort.gjentatt} known already, {kjort.svar} answers "
            f"as expected; the log is at {kjort.posisjon}, replay gives {kjort.avtrykk[:16]}…"
        )
        skjerm.json(
            steg=kjort.steg,
            gjentatt=kjort.gjentatt,
            svar=kjort.svar,
            posisjon=kjort.posisjon,
            avtrykk=kjort.avtrykk,
        )


def _kjor(skjerm: Skjerm, hus: Hus, fortellinger: Sequence[Innlest], *, na: bool = False) -> Kjort:
    with skjerm.framdrift("stories") as vis:
        return kjor(hus, fortellinger, na=na, framdrift=vis)
